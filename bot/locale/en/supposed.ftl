# Is it my mistake
supposed-fault-lock = Not necessarily: too many wrong passwords in a short time lock it. They may have been yours, or a phone's mail, a mapped drive or a second PC that still has an old password and keeps trying. Which it was I can't see.
supposed-fault-off = No, it is not your typing: the account { $row ->
    [D39] has passed its end date
   *[other] is disabled
}, so even the right password does not get in.
supposed-fault-sync = No, it is not your mistake: the data is still being synced, and until it is there, nothing that you type makes a difference.
supposed-fault-overdue = No, it is not your mistake: your data should have been synced long ago. It is stuck in the system, and nothing that you type would get in.
supposed-fault-unmade = No, it is not your mistake: nobody has made an account for you yet, so nothing that you type would get in.
supposed-fault-change-first = No, it is not your typing: { $began ->
    [none] the account is new or was just reset by somebody,
   *[other] the password is past its end,
} so the system wants a new password from you first. Once that is set, you get in.
supposed-fault-bind = No, it is not your mistake: the two accounts are not bound to each other yet, so the system does not know that both are yours.
supposed-fault-card = No, it is not your mistake: the certificate and your record do not match.
supposed-fault-name = No, it is not your typing: the old account can no longer sign in, even with the right password.
supposed-fault-access = No, it is not your typing: nothing is wrong with the account or the password. It is a limit on signing in, or a right to that system that is missing.

# Is it my phone
supposed-device-lock = Very likely: a phone, a tablet or a second PC that still has an old password keeps trying it by itself and locks the account. Put the new password there, or remove that mailbox for now. Whether that is the one I can't see; if it isn't locked again afterwards, it was.
supposed-device-account = No, it is not the phone or the computer; it would be the same on another one.

# Have I been dismissed
supposed-dismissed-off = { $row ->
    [D39] An end date that has passed
   *[other] A disabled account
} does not mean that you were dismissed: I see only the account, not what personnel decides. It often happens with a transfer, a new contract or a return from leave. To be sure, ask your personnel office.
supposed-dismissed-not = The account says nothing of the kind: it is not disabled and has not passed its end date. What personnel decides I can't see; your personnel office can tell you.

# Must I have a certificate
supposed-card-not = No, this needs no citizen certificate.
supposed-card-change-first = No, you need not get one: sign in with the password you have now and set a new one as the screen says, without a certificate. Only if you have forgotten the one you have does it need a reset, and without a certificate an admin of your agency approves that.
supposed-card-reset = Not necessarily: if no certificate was ever bound, an admin of your agency approves the reset and you set the new password on the page yourself. You need not get one.

# Is that right
supposed-right-change-first = Yes, exactly: sign in at { $sign_on_url } with the password you have now, and set a new one on the screen that comes up (at least 8 characters, with capital and small letters, digits and symbols).

# Over by itself
supposed-by-itself-lock = Yes, by itself: { aspect-clock }. There is nothing to do; just don't try the password until then.
