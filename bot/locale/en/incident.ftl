# Incidents: phishing, a password or code given away, a sign-in that is not one's own, an approval that nobody asked for
incident-now = Stay calm, this can be put right. Is it happening right now?
    Somebody is asking you for a code, or a strange sign-in is still there? Call { $hotline } first, then come back to the steps below.
incident-steps =
    In this order:
    1. Change the password, that is the urgent one: { incident-way }
    Wherever else you use the same password, change it too.
    2. Freeze. { $frozen ->
        [yes] Your account is frozen until { $until }; until then I change nothing in it.
       *[no] Press "Freeze my account" below: for 24 hours I change nothing in your account, and requests that are waiting stop.
            You can still sign in yourself.
    }
    3. Report it. The security ticket is written already; look at it and press "Send the security ticket".
incident-never = What not to do:
    ・Don't click links or attachments in that mail again, don't answer it, and don't delete it. Security will want to see it.
    ・Give codes and passwords to nobody, not even to somebody who says they are from IT.
    ・Don't type a code that you did not ask for, and don't approve a request that nobody has confirmed to you.
incident-draft =
    Draft of the security ticket (urgent; information security and the helpdesk both get it):
    ・In your words: { $words ->
        [none] (nothing yet; you can send it as it is and add to it later)
       *[other] { $words }
    }
    ・Time: { $at }
    ・Goes with it: the state of your account and what we just wrote; no passwords or codes
incident-report = Send the security ticket
incident-reported = If it is urgent, don't wait: call { $hotline }. Keep that mail; security may ask you for it.
incident-stranger =
    Stay calm, this can be put right. I don't know who you are yet, so please call { $hotline } first: they can act at once. Meanwhile:
    1. Change the password: sign in at { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.
    If you forgot it, choose 忘記密碼 (forgot password) on the same page. Wherever else you use the same password, change it too.
    2. Link this chat to you (the link below). Then you can freeze your account and send the security ticket here by button.
incident-others =
    They have to do this themselves: I don't look up their account and can't freeze it for them.
    If it is happening right now, or you can't reach them, please call { $hotline } yourself.
    Tell them to do this at once:
    1. Change the password: sign in at { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.
    If they forgot it: 忘記密碼 (forgot password) on the same page.
    2. Tell me what happened from their own chat. They get a button to freeze their account, and I write the security ticket.
    3. Not click, answer or delete that mail, and give codes and passwords to nobody.

# Freezing
do-freeze = Freeze my account
do-unfreeze = End the freeze now
freeze-press = Only the person themselves freezes an account or ends that, and only with a button in a private chat. Writing it does nothing.
    The button is below; if there is none, there is nothing to press now.
freeze-then-press = To freeze the account now, press "Freeze my account": for 24 hours nothing is changed in it here.
    Only the press counts, not the words.
freeze-done = Frozen: from now until { $until } I change nothing in your account.
    Signing in, looking at its state, questions and tickets work as always.
    If you think somebody else has changed your password, call { $hotline } now.
freeze-already = Your account is frozen already: until { $until } I change nothing in it.
freeze-ended-request = Because of the freeze your request to { action-what } was cancelled and nothing was changed. Ask again once you need it.
freeze-under-way = Your request to { action-what } was being written at that very moment and could not be stopped any more.
    You hear what came of it, and people look at it.
freeze-method-removed = The { $method ->
    [passkey] passkey
   *[totp] authenticator
}{ $label ->
    [none] {""}
   *[other] {" "}({ passkey-label })
} that was added no longer counts.
freeze-access-ended = Every other browser that was signed in to the desk as you is signed out. Open pages and codes no longer work.
    Your chats stay linked, but whatever matters has to be proven there again.
freeze-sooner = { $sooner ->
    [people] This is the third time within seven days, so information security looks at it.
        Only they or an admin of your agency can end it sooner: call { $hotline }.
   *[self] It ends by itself then.
        If all is well sooner, press "End the freeze now" and confirm it's you in two ways, for example with a code and your password.
        Information security or an admin of your agency can end it for you too.
}
action-frozen = This account is frozen: until { $until } I change nothing in it.
    { $sooner ->
    [people] As this is the third freeze within seven days, only information security or an admin of your agency can end it sooner. Call { $hotline }.
   *[self] To end it sooner press "End the freeze now" and confirm it's you, with a code and your password.
        Or ask information security or an admin of your agency. If it is urgent, call { $hotline }.
}
freeze-none = { $name ->
    [none] Your account is not frozen now; you can ask for things as always.
   *[other] The account of { $name } is not frozen now; nothing was changed.
}
freeze-by-people = This is the third freeze within seven days, so a person has to look.
    Only information security or an admin of your agency can end it sooner: call { $hotline }.
freeze-no-proof = You can't confirm on a page now that it's you, so you can't end it yourself.
    That takes a code to your registered address and a password that can be checked.
    It ends by itself at { $until }.
    If it is urgent, call { $hotline }: information security or an admin of your agency can end it for you.
freeze-end-page = Open the page below and confirm it's you; that ends the freeze.
    The link is for you alone and works for 10 minutes; until that is done your account stays frozen.
freeze-end-page-for = Open the page below, confirm it's you, and say how you made sure that it is { $name } who wants it. That ends the freeze.
    The link is for you alone and works for 10 minutes.
freeze-over = { $name ->
    [none] The freeze is over; you can ask for things as always. Every address that is registered for you was told.
   *[other] The account of { $name } is no longer frozen, and they were told.
}
freeze-not-yours = This freeze is not yours to end; what you pressed did nothing.
    Only the person, information security or an admin of their agency can.
freeze-of-colleague = { $name } froze this account: until { $until } the desk changes nothing in it.
freeze-end-for = End the freeze of { $name }
freeze-notice = Your account was frozen: { $at }. Until { $until } the desk changes nothing in it; you can still sign in yourself.
    If it was not you, { $sooner ->
    [people] call { $hotline }.
   *[self] press "End the freeze now" in your chat with the desk, or call { $hotline }.
}
freeze-ended-notice = The freeze of your account was ended: { $at }. Changes can be asked for again. If it was you, there is nothing to do.
    If not, press "This wasn't me" at once, or call { $hotline } if you see no button.
freeze-mail-subject = Your account was frozen
freeze-mail-end = Hello { $name }, this went to your registered address; no need to answer. The desk never asks for a password or a code by mail.
freeze-security-told = Security: { $why ->
    [not_me] { $name } was told of a change and says that it was not theirs.
        Their account is frozen ({ $at }), and there is an urgent ticket
   *[own] { $name } froze their own account ({ $at })
}. Until { $until } the desk changes nothing in it.{ $nth ->
    [1] { "" }
    [2] { "\u000A" }It is the second time within seven days.
   *[other] { "\u000A" }It is number { $nth } within seven days: they can't end it themselves, and there is an urgent ticket.
        Please get in touch with them soon.
}
decide-outcome-frozen = Stopped: { $name } froze their own account, so the request to { action-what } was cancelled.
    The account was not changed, and nothing is left for you to do. If somebody presses you in their name, don't give in; call { $hotline }.
action-name-thaw = end the freeze

# Pages
page-what-not-me = { $name }, you were told of a change to your account. If it was not you, press the button below.
    For 24 hours the desk then changes nothing in your account and waiting requests stop.
    The helpdesk and information security look at once. Your password does not change, and you can still sign in.
    If it was you, just close this page.
page-what-thaw = { $name }, to end the freeze of your account sooner, confirm it's you.
    If this is not your wish, close the page: the account stays frozen until its time is over.
page-what-thaw-for = You are ending the freeze of { $name ->
    [none] a colleague
   *[other] { $name }
}.
    First make sure that it is really they who want it; what somebody wrote in a message proves nothing.
page-missing-freeze = Nothing is frozen yet. To freeze the account press "This wasn't me, freeze it".
# For whoever writes little: three steps, the rest by button
incident-brief =
    Stay calm. If it is happening right now (somebody asks you for a code, a strange sign-in is still there), call { $hotline } first.
    Otherwise three steps:
    1. Change the password: { incident-way }
    2. Freeze: { $frozen ->
        [no] press "Freeze my account", and for 24 hours I change nothing in it; you can still sign in yourself.
       *[other] your account is frozen until { $until } already.
    }
    3. Report it: { $ticket ->
        [none] press "Send the security ticket"; your words and the state of your account go with it.
       *[other] the security ticket { $ticket } is sent.
    }
    Leave that mail or link alone, but don't delete it; give passwords and codes to nobody.
incident-way = sign in at { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.{ $bound ->
    [yes] { "" }
   *[no] { "\u000A" }Your two accounts are not bound, so that does not reach the TPEAD password of your PC.
        For that one ask your agency's admin, or call { $hotline }.
}{ $reset ->
    [yes] { "\u000A" }If you forgot it or can't get in, press "Choose a new password" (before you freeze).
   *[no] { "\u000A" }If you forgot it, choose 忘記密碼 (forgot password) on the same page, or call { $hotline }.
}
# An incident and "I cannot sign in", and the account is neither locked nor disabled
incident-cannot = You can't sign in although the account is neither locked nor disabled.
    Somebody may have changed the password already: { $reset ->
    [yes] press "Choose a new password" before anything else.
   *[no] call { $hotline } now.
}
# Not sure that it is an incident: one question first
incident-maybe = One question first: did anybody get your password or a code? Or was there a sign-in or a request that was not yours?
    If so, press the first button and I tell you at once what to do. If it is happening right now, call { $hotline }.
incident-maybe-yes = Yes, or not sure
incident-maybe-no = No, look at my account

# What is asked on: one thing at a time
incident-first = { $changed ->
    [yes] The password was changed at { $at }, so the most urgent part is done.
        { $ticket ->
        [none] Next: press "Send the security ticket".
       *[other] The security ticket { $ticket } is sent too; there is nothing more for you to do now.
    }
    [said] You say the password is changed, so the most urgent part is done.
        { $ticket ->
        [none] Next: press "Send the security ticket".
       *[other] The security ticket { $ticket } is sent too; there is nothing more for you to do now.
    }
   *[other] The password first, that is the urgent one: { incident-way }
        { $frozen ->
        [no] Then press "Freeze my account".
       *[other] The freeze is on already.
    } { $ticket ->
        [none] Last, press "Send the security ticket".
       *[other] The security ticket { $ticket } is sent.
    }
}
incident-where = This is where: { incident-way }{ $frozen ->
    [no] { "" }
   *[other] { "\u000A" }You can do that yourself while it is frozen, too.
}{ $portal ->
    [yes] { "\u000A" }員工愛上網 has a password of its own that this does not change. If that is the one you gave away, call { $hotline }.
   *[no] { "" }
}
incident-safe = { $changed ->
    [yes] Much safer: your TPEAD password was changed at { $at }, and the old one stops working everywhere within an hour.
        Wherever else you use the same one, change it too.{ $portal ->
        [yes] { "\u000A" }員工愛上網 has a password of its own that did not change. If that is the one you gave away, call { $hotline }.
       *[no] { "" }
    }
        { $ticket ->
        [none] Whether anybody got in is for security to find out: press "Send the security ticket".
       *[other] Whether anybody got in, security finds out with ticket { $ticket }.
    }
    [said] Where you changed it, the old password no longer works. I can only see TPEAD, which has not changed since { $since }.
        If that is the one you gave away, change it as well: { incident-way }
    [unread] That depends: I can't read just now whether the password was changed. If it was, the old one no longer works.
        If not, change it first: { incident-way }
   *[no] Not yet: your TPEAD password has not changed since { $since }, so whoever has it can still sign in.
        Change it first: { incident-way }
}
incident-freeze = { $frozen ->
    [no] It does not stop anybody from signing in, and it is not on yet.
        Once you press it, I reset, unlock and bind nothing for 24 hours, and waiting requests stop.
        So nobody can have your password changed here in your name. Only a new password keeps them from signing in.
   *[other] It does not stop anybody from signing in. Until { $until } I reset, unlock and bind nothing, and waiting requests are stopped.
        So nobody can have your password changed here in your name.
        Only a new password keeps them out; you can still change it yourself on the sign-in page, and sign in.
}
incident-thaw = { $frozen ->
    [no] No need, your account is not frozen now.
    [people] It holds until { $until } and then ends by itself. You can't end it sooner: it is the third freeze within seven days.
        Information security or an admin of your agency has to end it: call { $hotline }.
   *[yes] It holds until { $until } and then ends by itself.
        To end it sooner, press "End the freeze now" and show with a code and your password that it's you. Writing it does nothing.
}
incident-calls = { $ticket ->
    [none] Nobody yet: the security ticket has not been sent.
        Press "Send the security ticket", and security and the helpdesk get it at once; if it is urgent, call { $hotline }.
   *[other] Yes: security looks at it and gets in touch if they need you. The security ticket { $ticket } was sent at { $reported } as urgent.
        No hour is agreed; if you can't wait, call { $hotline } and give that number.
}
incident-work = { $able ->
    [yes] Yes, go on using the computer and sign in as usual; no need to switch it off.
   *[no] You can go on using the computer, no need to switch it off. There is something else with your account, below.
}{ $changed ->
    [no] { "\u000A" }But change the password first: whoever has it can still sign in too.
   *[other] { "" }
}{ $frozen ->
    [no] { "" }
   *[other] { "\u000A" }The freeze does not keep you from signing in.
}
incident-mail = No, don't delete it yet: security may want to see it. Don't open, answer or forward it either.
    If it is gone already, just say so { $ticket ->
    [none] when you report it.
   *[other] when they ask.
}
incident-alarm-ticket = { $ticket ->
    [none] The security ticket was not sent.
   *[other] The security ticket { $ticket } is still open; if it is not needed, withdraw it below.
}
incident-alarm = { $given ->
    [yes] You did say that it was given away, so it is not over yet: change the password first.{ $ticket ->
        [none] {""}
       *[other] {" "}The security ticket { $ticket } stays as well.
    }
    [no] Good, all the better. Nothing was given away, so there is nothing to change.
        { incident-alarm-ticket }
   *[unknown] Good, all the better. If nobody ever got a password or code of yours, there is nothing to change.
        { incident-alarm-ticket }
}{ $frozen ->
    [no] { "" }
   *[other] { "\u000A" }Your account is still frozen until { $until }.
}
incident-noted = { $ticket ->
    [none] I see; that goes into the security ticket too.
   *[other] I see. The security ticket { $ticket } is being looked at; to let them know, press "Add something".
}
incident-others-again = It still takes the person.
    They change the password first, then tell me from their own chat; only they get the button that freezes.
    If you can't reach them, or it is happening now, please call { $hotline }.
# A doubt whether a mail or notice is genuine: nothing was given away, so it is no incident
incident-doubt = { $binding ->
    [yes] That depends: binding is real, but whether that mail is genuine I can't see from here.
   *[no] That depends: whether that mail is genuine I can't see from here.
} Don't use its link.
    If you want to do it, type { $sign_on_url } yourself or ask me here, then you can't go wrong.
    We never ask for a password or a code by mail or phone; whoever does is false.
    If you only got it and filled in nothing, there is nothing to do.
incident-gave = I gave it, or I'm not sure
incident-kept = I gave nothing
# Somebody rings or writes and wants a code or password
incident-caller = That was not us: IT staff never ask for your code or password. Don't ring back and don't talk to him again.
    A code is mailed when somebody begins something on a page in your name.
    Without the code they can't go on, so just let it run out.
    { $given ->
    [no] You gave nothing away, so neither account nor password needs changing. Please press "Send the security ticket" to report the call.
    [yes] As you gave it to him, change the password first, then press "Send the security ticket". If there is no time, call { $hotline }.
   *[unknown] Did you read it out, or give him a password? If not, nothing needs changing; just press "Send the security ticket" to report it.
}
incident-unneeded = No, you gave nothing away: nothing has to change, neither the password nor your account.
    If you would feel better, you can: { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.
    { $ticket ->
    [none] Press "Send the security ticket", so that security knows somebody is after codes.
   *[other] The security ticket { $ticket } is sent; there is nothing else for you to do.
}
incident-kept-safe = That depends: I can't see sign-ins, security has to look. You gave nothing away, and a code that nobody uses changes nothing.{ $able ->
    [yes] { "\u000A" }Your account is not locked and not disabled now.
   *[no] { "" }
}
    { $ticket ->
    [none] To have it looked into, press "Send the security ticket".
   *[other] The security ticket { $ticket } is sent.
}
# The password of a shared account is in strange hands
incident-shared = Treat the password of that shared account as lost: it must be changed today.
    I can't change it, and please don't tell me the password.
    Ask your agency's admin to change it at once, or to disable the account. No need to wait until it is given back.
    Your own account has nothing to do with it and stays as it is. Do tell your manager, the sooner the better.
    And press "Send the security ticket", so that security knows somebody acts in your name. Leave the password out of it.
incident-shared-again = Your agency's admin changes the shared account's password or disables it. Ring today, and if it goes on right now, call { $hotline }.
    Tell your manager, better sooner than later. To report it, press "Send the security ticket".
# A request made in somebody else's name has reached an admin
incident-forged = Then don't approve it: take it as made in somebody else's name. Refusing, too, is done by you on that page.
    Writing "refuse" here does nothing, so that nobody who gets at your chat can decide for you.
    Open it below, choose not to approve, and as the reason "denied by the person" will do.
    If it is refused, nothing in their account changes. Then press "Send the security ticket": security finds out who sent it.
incident-forged-again = From which chat it came I can't see; security can.
    Your colleague should do two things: give mailed codes to nobody, and tell me from their own chat.
    There they get the button that freezes their account and can see which chats are linked to them.
    If they gave a code or password away, they change the password first. Your own account needs nothing.

# The password is said to be changed
incident-changed = { $changed ->
    [yes] Very good, I see it too: your TPEAD password was changed at { $at }. The old one no longer works, and the most urgent part is done.
    [unread] Good, that was the most urgent part.
   *[other] Good that you changed it. I can only see the TPEAD one, and there the time is still the old one.
        If that is the one you changed, it shows within minutes.
        If it was 員工愛上網, the mailbox or another site, and the TPEAD one was given away, change that one too.
        For that, { incident-way }
}
    { $ticket ->
    [none] Next press "Send the security ticket", so that security finds out whether anybody got in.
   *[other] The security ticket { $ticket } is sent too; there is nothing more for you to do now.
}
# The same matter again: in short, from how it stands
incident-again = { $given ->
    [no] Still the same: you gave nothing away, so the password can stay.
   *[other] { $changed ->
        [yes] Still the same: the password was changed at { $at }, so the most urgent part is done.
        [said] Still the same: where you changed it you are safe.
            The TPEAD one has not changed as far as I see, so if that was given away, change it too, at { $sign_on_url }.
       *[other] Still the same: the most urgent thing is the new password, at { $sign_on_url }.
    }
}
    { $frozen ->
    [no] The freeze has not been pressed,
   *[other] It is frozen until { $until },
} { $ticket ->
    [none] and the security ticket has not been sent.
   *[other] and the security ticket { $ticket } is sent.
}
    To have somebody go through it with you, call { $hotline }.
incident-frozen = { $frozen ->
    [no] Not yet: it takes the button "Freeze my account" below; writing it does nothing.
   *[other] Yes, it is frozen: until { $until } I change nothing in your account.
}
incident-freezing = { $frozen ->
    [no] All right: press "Freeze my account" below, only the press counts, not the words.
        For 24 hours I then change nothing in your account.{ $action ->
        [none] { "" }
       *[other] { "\u000A" }Your request to { action-what } is cancelled with it; to cancel only that one, press "Cancel this request".
    }{ $changed ->
        [yes] { "" }
       *[other] { "\u000A" }A freeze keeps nobody from signing in, so change the password as well.
            You can do that yourself on the sign-in page while it is frozen.
    }
   *[other] It is frozen already: until { $until } I change nothing in your account. Nothing more to press.
}
incident-worry = { $locked ->
    [yes] I can't see who it was: a lock only says that wrong passwords were typed.
        Mostly it is an old password that a phone, a mapped drive or another PC still has.
   *[no] I can't see from here who signs in or tries to. Your account is not locked now.
}
# Who knows the password changes it themselves
incident-known = As long as you know your password, change it yourself: that is done at once and needs no admin.
    Sign in at { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.
    If you can't get in with it any more, press "I can't get in with it": then an admin has to approve a new one.
incident-known-no = I can't get in with it
incident-stop = { $frozen ->
    [no] You have nothing under way here that could be cancelled. What somebody else may try you stop with "Freeze my account":
        once you press it, nothing is changed in your account for 24 hours.
   *[other] It is stopped already: your account is frozen until { $until }, and nothing of yours is under way.
}
incident-send = { $ticket ->
    [none] To report it, press "Send the security ticket" below: security and the helpdesk get it at once. Until you press, nothing is sent.
   *[other] It is reported: the security ticket { $ticket } was sent at { $reported } as urgent. To add something, press "Add something".
}
incident-unsent = { $ticket ->
    [none] All right, the security ticket is not sent. To talk to somebody, call { $hotline }.
   *[other] The security ticket { $ticket } is sent already; if it is not needed, press "{ ticket-do-withdraw }". To talk to somebody, call { $hotline }.
}
incident-codes = Another code means that somebody still tries in your name.
    Don't type it, don't give it to anybody; left alone it runs out and is worth nothing.
    { $frozen ->
    [no] To make it stop, press "Freeze my account". For 24 hours nobody can begin anything here in your name, so nothing more is mailed.
   *[other] Your account is frozen until { $until }; nothing is begun here in your name.
}
    { $ticket ->
    [none] Then press "Send the security ticket", so that security finds out who it is.
   *[other] The security ticket { $ticket } is sent; if they come thick and fast, call { $hotline }.
}
incident-boss = I don't tell your manager, and only security and the helpdesk can see the security ticket.
    Whether anything follows from it is for your agency to say, I don't know. Saying it early usually makes it easier for everybody.
incident-police = Not yet: change the password and report it to security first; they tell you whether it is one for the police.
    If money or personal data is gone already, call 165 (anti-fraud) or 110.
incident-seen = I can't see from here whether anybody signed in or what they looked at; security has to find out.
    { $ticket ->
    [none] To have it looked into, press "Send the security ticket" and write down what you worry about.
   *[other] The security ticket { $ticket } is sent and they look into it; to add something, press "Add something".
}{ $given ->
    [no] { "\u000A" }You gave nothing away, so the password can stay.
   *[other] { $changed ->
        [yes] { "\u000A" }The password was changed at { $at }, so whoever has the old one is out.
        [said] { "" }
       *[other] { "\u000A" }Change the password first, that locks them out.
    }
}
incident-press = The buttons are right below this message; scroll down a little.
    If you can't see or press them, call { $hotline } and somebody goes through it with you.
    A freeze takes the press, writing it does nothing.
# Who keeps locking it, how to change the password while it is locked, who reads the report, whether it went out
incident-tries = { $locked ->
    [yes] That may be them, but I can't see from here who tries.
        Either somebody is using your password, or your phone mail, a mapped drive or a second PC has an old one.
   *[no] I can't see from here whether they try to sign in. Your account is not locked now.
}{ $given ->
    [no] { "\u000A" }You gave nothing away, so an old password saved somewhere is the likelier one.
   *[other] { $changed ->
        [yes] { "\u000A" }The TPEAD password was changed at { $at }, so with the old one nobody gets in any more.
       *[other] { "\u000A" }Take it that it is them, and change the password first.
    }
}{ $ticket ->
    [none] { "\u000A" }Security can find out who it is: press "Send the security ticket".
   *[other] { "\u000A" }Security can find out who it is; the security ticket { $ticket } is sent.
}
incident-unable = { $action ->
    [reset_password] You don't need to sign in for it.
        Your request to { action-what } is under way, and you choose the new password on a page, locked or not.
   *[other] { $able ->
        [yes] You can: your account is neither locked nor disabled now. To do it, { incident-way }
       *[no] { $reset ->
            [yes] Not by signing in: press "Choose a new password".
                You show on a page who you are, and where an admin has to approve it, I ask one. Then you choose it yourself, locked or not.
                Do that before you freeze.
           *[no] Not by signing in.
                If a citizen certificate of yours is bound, choose 忘記密碼 (forgot password) at { $sign_on_url }, which works while it is locked.
                Otherwise call { $hotline } now.
        }
    }
}
incident-lock = { $ends ->
    [none] Your account is not locked now.
   *[other] The lock ends by itself: { aspect-clock }.
}
incident-lock-then = { $action ->
    [reset_password] Then sign in with the new password, not with the old one.
        Your request for it is under way, and once it is approved you choose it on a page.
   *[other] { $changed ->
        [yes] Then sign in with the new password.
       *[other] Sign in with a new password only; the old one is known to others.
            For that, { $reset ->
            [yes] press "Choose a new password".
           *[no] { incident-way }
        }
    }
}
incident-person = Call { $hotline }: somebody there goes through it with you.
    { $ticket ->
    [none] To have them know what happened before you call, press "Send the security ticket".
   *[other] Give the number of the security ticket, { $ticket }; they have it already.
}
incident-reader = Only security and the helpdesk read the security ticket; your manager, your colleagues and your agency's admin don't.{ $frozen ->
    [no] { "" }
   *[other] { "\u000A" }Information security was told of the freeze, or, where nobody has that role, your agency's admins.
        They know your name and how long it holds, not why.
}{ $ticket ->
    [none] { "\u000A" }It is not sent yet; for that press "Send the security ticket".
   *[other] { "" }
}
incident-sent = { $ticket ->
    [none] No, nothing has gone out yet.
        Press "Send the security ticket", and security and the helpdesk have it at once; you don't need to tell them besides.
   *[other] Yes, it is out: the security ticket { $ticket } was sent at { $reported }, and security has it. You don't need to tell them yourself.
}
# It is no incident
incident-over = All right, so that is nothing for security.
incident-none = Good, then all is well: nothing to change, neither the password nor anything in your account.
    To have me look at your account, press below.
