# Codes
code-sent = The code went to { $address }: 6 digits, valid for 10 minutes, to be typed on that page only.
code-held-back = A code was sent just now, so I did not send another. After { $again } you can have it sent to { $address } again on that page.
code-owed = Another code was sent less than a minute ago, so the one for this page goes to { $address } by itself at { $again }. No need to ask again.
code-not-sent = The code could not be sent, because the mail system does not answer. Your request is kept: in a minute or two, have it sent again on that page. If that keeps failing, call { $hotline }.
code-subject = Your code for the account desk
code-mail =
    Hello { $name },

    your code is { $code }
    Purpose: { $purpose }

    It has 6 digits, is valid for 10 minutes and works once. Type it only on the page whose address begins with { $address }. Staff never ask for it; tell it to nobody, by phone or in a chat.

    If you did not ask for this, just don't use it and your account stays as it is; please tell us: { $hotline }.

# What this page does
page-account = { $account ->
    [none] {""}
   *[other] , { $account }
}
page-what-prove = { $name }, this is your request at the account desk: { action-what }{ page-account }. It begins once you have shown that it is you; if it is not yours, close the page and nothing changes.
page-what-bind = { $name }, this is your request at the account desk: { action-what }{ page-account }, so that 員工愛上網 and TPEAD count as one. The passwords only show that both accounts are yours: they are not kept, and neither changes.
page-what-number = { $name }, this is your request at the account desk: { action-what }{ page-account }. You have no address that a code can reach, so these two digits stand for it: send the request, then tell them to the admin face to face, or when they call you back on your registered number, and to nobody else.
page-what-choose = { $name }, choose the new password here{ page-account }.
page-what-decide = { $name }, a request waits for your decision: { action-what }{ page-account }.
page-what-link = { $name }, show in one more way that it is you, and you get the link code for your chat. Your account and password do not change.
page-what-vouch = You are vouching for { $name ->
    [none] a colleague
   *[other] { $name }
}, so that they can link their own chat. You then get a link code; hand it over in person.
page-what-accounts = { $name }, show that it is you, and this page writes your own accounts in full. It only shows them, nothing changes; if it was not you who asked, close the page.
page-will-change = { $mailbox ->
    [same] This changes: the password of TPEAD and of the city mailbox of the same name.{ $portal ->
        [none] {""}
       *[kept] {" "}This does not: the password of 員工愛上網.
    }
   *[none] This changes: the password of TPEAD. This does not: { $portal ->
        [none] the password of the city mailbox.
       *[kept] the passwords of 員工愛上網 and of the city mailbox.
    }
}
page-proof-in-other-browser = You are in another browser, so first show once more that it is you, then choose the password.
page-what-enrol = { $name }, you are adding a way to show that it is you. First show it in a way you have; then comes the new one. If it is not you who asked, close the page and nothing changes.
page-what-enrol-now = { $method ->
    [passkey] { $name }, the last step: add the passkey on this device.
   *[totp] { $name }, the last step: open the authenticator app on your phone (if you have none, install one, Google Authenticator for example), scan the picture, then type the six digits it shows.
}
page-enrolled = { $method ->
    [passkey] { $level ->
        [V3] Your passkey is added. From now on "Use a passkey" is enough to show that it is you, also for a new password.
       *[other] Your passkey is added. From now on "Use a passkey" shows that it is you, with no code to wait for. Only a new password still needs an admin; to do without, show your citizen certificate first and add another passkey.
    }
   *[totp] Your authenticator is added. From now on its six digits can take the place of a mailed code.
}
page-enrol-full = You have { $most } ways already, and none was added. Remove one you no longer use, then add this one.
page-enrol-known = This one is known already, so nothing was added.
page-method-silent = { $method ->
    [certificate] Certificates can't be checked right now
    [sign_on] The sign-on page does not answer right now
   *[other] This can't be checked right now
}, so nothing was counted or changed. { $others ->
    [some] Use the next way below instead.
   *[none] Try again in a minute or two; if that keeps failing, call { $hotline }.
}
page-other-way = { $by ->
    [admin] { $proof ->
        [number] Can't do that now? Then tell your agency's admin two digits, and the admin approves.
       *[code] Can't do that now? Type the code from your mail, and your agency's admin approves instead:
    }
   *[self] Can't do that now? Type the code from your mail instead:
}
page-missing-proof = Use one of the ways on this page to show that it is you.
page-missing-totp = Type the six digits that your authenticator app shows.
page-missing-passkey = Press "Use a passkey" and follow your device.
page-totp-wrong = These digits are wrong or were used already, and nothing was changed. Wait until the app shows new ones and type those.
page-passkey-wrong = That passkey does not belong here, and nothing was changed. Use the one that you added for this desk.
page-other-browser = This page has to be opened in the browser in which you began. The password was not changed; if you can't go back there, type "cancel" and then "reset my password" in the chat to begin again.

# Left empty
page-missing-code = Type the 6-digit code from the mail.
page-missing-current-password = Type your present password.
page-missing-portal-account = Type your 員工愛上網 account.
page-missing-portal-password = Type your 員工愛上網 password.
page-missing-directory-account = Type your TPEAD account.
page-missing-directory-password = Type your TPEAD password.
page-missing-new-password = Type the new password.
page-missing-repeat-password = Type the new password once more.
page-missing-decision = Choose whether to approve or decline.
page-missing-identity-check = Choose how you made sure that it is them.
page-missing-number = Type the two digits on their page.
page-missing-reason = To decline, give a reason; they will read it.

# Not right
page-code-none = No code has been sent for this page yet, so there is nothing to compare. Nothing was changed and no try was counted; wait for the mail, or press "Send a code".
page-code-over = The ten minutes of this code are over, so it no longer works. Nothing was changed and no try was counted; have it sent again and use the new one.
page-code-wrong = This code is wrong, and nothing was changed. Look at the newest mail and type it again; after three wrong ones this page ends.
page-password-wrong = The password is wrong, and nothing was changed. Check caps lock and full-width input and try again.
page-password-locked = This account is locked now, so its password can't be checked. Nothing was changed; wait until it opens, or type "unlock" in the chat first.
page-password-not-checked = This password can't be checked now: too many were wrong, or the system does not answer. Nothing was changed; try again in 15 minutes, or call { $hotline } if it is urgent.
page-accounts-wrong = An account or a password is wrong, so nothing was bound or changed. Make sure that both accounts are your own, check caps lock and full-width input, and try again.
page-number-wrong = These digits are wrong, so nothing was approved yet. Ask them again for the two digits on their page.
page-not-the-same = The two new passwords differ, and the password was not changed. Please type it again.
page-not-accepted = { $rule ->
    [history] TPEAD does not take a password that you have used before.
    [length] TPEAD does not take a password of this length.
   *[policy] TPEAD does not take this password; it may be too much like an earlier one, or too easy to guess.
} The password was not changed; please choose another.
page-system-silent = The system does not answer now, and the password was not changed. Send it again in a minute or two; if that keeps failing, call { $hotline }.

# Another code, more time
page-code-sent = A new code went to { $address }; the earlier one no longer works.
page-code-owed = Another code was sent less than a minute ago; the new one goes out by itself at { $again }. No need to press again.
page-code-held-back = A code was sent just now; the next one can go after { $again }. Look in your inbox and spam folder first.
page-mail-silent = The mail system does not answer, so no code was sent. This page still works: try again in a minute or two.
page-more-time = You have until { $until } now, and what you typed is still there. The code does not last longer.
page-more-time-elsewhere = This page was begun in another browser, so it gets no more time here. Go back to that browser, or say in the chat again what you want.

# This page is over
page-gone = This link is wrong or no longer there. Nothing was changed; go back to the chat and type what you want, for example "unlock", and I'll give you a new link.
page-expired = The time for this page is over. Nothing was changed; go back to the chat and type what you want, for example "unlock", and I'll give you a new link.
page-spent = This page was used or has ended, and can't be used again. The result is in the chat; if you still want something, type it there, for example "unlock".
page-three-wrong = Three tries were wrong, so for safety that page has ended. Nothing was changed; if you still want it, type in the chat what you want, for example "unlock", and I'll give you a new link.
page-too-many-guesses = There were too many wrong tries lately, so for safety you can try again after { $again }. Nothing was changed; by then, type in the chat what you want, for example "unlock". If it was not you who tried, call { $hotline } now.
page-passwords-over = Too many passwords were wrong, so I stop here before your account locks. Nothing was changed; in 15 minutes type "bind" in the chat again, or "reset my password" if you forgot it.
page-overtaken = This was sent from another page already, or the time was over, so the password you just typed was not used. The result is in the chat; if you still want it, type "reset my password" there.
page-see-chat = The chat tells you more.
page-vouched = Hand this link code to { $name } in person and let them type it into their chat. It works once, within 10 minutes.
