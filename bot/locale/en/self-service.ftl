# My security settings: the page /me
me-title = My security settings
me-open = My settings
me-stranger =
    This browser is linked to nobody yet, so there is nothing of yours to see here.
    Open the link page and prove who you are.
    Type the eight-character link code into the chat in this browser, then come back to this page.
me-signed-in = You are signed in as
me-ways = Ways to prove who you are
me-ways-why = Before the desk changes anything, it makes sure that it is you. With one more way you can go on when no mail arrives.
me-given = There without adding
me-given-what = { $address ->
    [none] Your current password. You have no registered address for a code.
   *[other] A code to { $address }, and your current password.
}{ $certificate ->
    [yes] {" "}A citizen certificate that you have bound works too.
   *[no] {""}
}
me-method = { $method ->
    [passkey] Passkey
   *[totp] Authenticator
}{ $label ->
    [none] {""}
   *[other] : { passkey-label }
}
me-method-worth = { $worth ->
    [V3] Enough by itself, as strong as the citizen certificate.
    [V2] Counts as two proofs by itself (like a code and a password).
   *[V1] Counts as one proof; with a mailed code or your password it makes two.
}
me-method-since = Added { $at }
me-method-used = last used { $at }
me-method-unused = not used yet
me-method-spoilt = Not accepted since { $at }, because a copy of it was seen. Remove it, and add a new one if you still need it.
me-add = { $method ->
    [passkey] Add a passkey
   *[totp] Add an authenticator
}
me-can-add = What you can add
me-add-why = { $method ->
    [passkey] Your finger, face or PIN on the phone or computer: nothing to type, and no false page can take it.
   *[totp] An app on your phone, Google Authenticator for example, that shows six new digits every half minute.
}
me-add-what =
    Before one is added or removed you prove in two ways who you are, for example with a mailed code and your current password.
    Then your registered address and all your chats are told.
me-frozen-no-adding = Your account is frozen, so nothing can be added before { $until }; removing works.
me-remove = Remove
me-no-proof = { $level ->
    [V3] This one was added after a citizen certificate or a passkey, so removing it takes the same. That is not possible now.
        Nothing was changed; if it was lost or stolen, call { $hotline }.
   *[V2] This takes two proofs that it is you, for example a code to your registered address and a password that can be checked.
        You can't give two now: there is no registered address, or the account is locked or disabled.
        Nothing was changed; try again once the account works, or call { $hotline } if it is urgent.
}
me-not-there = This is no longer there, or can't be changed in this way. Nothing was changed; the page shows how things are now.

# Linked chats
me-chats = Linked chats
me-chats-why =
    From these chats your account can be looked at, and things can be asked for in your name.
    If you see one you don't know, unlink it and freeze your account.
me-chats-none = No chat is linked to you yet.
me-chat = { CHANNEL($channel) }
me-chat-here = this one
me-chat-since = Linked { $at }
me-chat-fixed = In the demonstration a chat is linked as soon as you speak, and can't be unlinked.
me-unlink = Unlink this one
me-unlinked =
    The chat in { CHANNEL($channel) } is no longer linked to you: nobody can see your account or ask for anything from there.
    Your registered address and all your chats were told.
me-last-title = This is the last link. Unlink it?
me-last =
    Nothing is unlinked yet. Without { CHANNEL($channel) } no chat is linked to you.
    The desk won't know who you are, can't look at your account, and can't unlock it or set a new password.
    Notices go to your registered address only.
    The ways you added to prove who you are stay.
    To be linked again, open the link page, or let an admin of your agency who knows you vouch for you.
me-keep = Keep it, back to my settings

# The freeze
me-freeze = Freeze the account
me-freeze-what =
    If you think that somebody acts in your name, press this.
    For 24 hours the desk changes nothing in your account, and what you have asked for is cancelled.
    Signing in, looking at its state, questions and tickets work as always.
me-frozen = Your account is frozen until { $until }.

# The same in the chat
me-button = My security settings
me-list = { $count ->
    [0] You have not added a way to prove who you are yet; now you use { $address ->
        [none] your password
       *[other] a code to { $address } and your password
    }.
    [1] You have added one way to prove who you are:
   *[other] You have added { $count } ways to prove who you are:
}
me-list-one = • { me-method }: added { $at }, { $used ->
    [never] not used yet
   *[other] last used { $used }
}
me-list-spoilt = • { me-method }: not accepted since { $at }, because a copy of it was seen; please remove it.
me-list-add = To add or remove one, press a button below: I give you a page for you alone, on which you first prove who you are.
me-remove-one = Remove: { me-method } ({ $at })
me-add-page = Open the page below: prove in two ways who you are, then add { $method ->
    [passkey] the passkey
   *[totp] the authenticator
}.
    The link is for you alone and works for 10 minutes; if you did not ask for this, just don't open it.
me-remove-page = Open the page below and prove who you are; that removes { $method ->
    [passkey] the passkey
   *[totp] the authenticator
}.
    The link is for you alone and works for 10 minutes; until that is done nothing changes.

# Adding an authenticator
page-totp-wrong-first =
    These six digits don't go with the key on this page, so nothing was added yet.
    Check that you scanned the picture on this page and that your phone sets its time automatically.
    Then wait until the app shows new digits, and type those.

# The page that removes one
action-name-enrol = add a way to prove who you are
action-name-remove-method = remove a way to prove who you are
page-what-remove =
    { $name }, you are removing this way to prove who you are, added { $at }: { me-method }.
    If it is not you who asked, close the page and nothing changes.
page-remove-left = It can't be used any more then; your other ways stay.
page-remove-last =
    It is the last one you added. After that only a mailed code and your password prove who you are.
    When you can use neither (locked, and no mail reaches you, for example), an admin of your agency has to confirm that it's you.
page-removed = { $method ->
    [passkey] The passkey
   *[totp] The authenticator
} is removed and proves nothing any more. You can delete the entry on your phone or device yourself.
page-removed-already = This way is no longer there, and nothing was changed.

# Notices
notice-method-removed =
    One of your ways to prove who you are was removed: { me-method }, { $at }.
    If it was you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
notice-unlinked =
    The chat in { CHANNEL($channel) } was unlinked from you and can no longer see your account or ask for things in your name: { $at }.
    If it was you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
