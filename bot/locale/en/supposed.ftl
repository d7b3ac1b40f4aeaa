# Is it my mistake
supposed-fault-lock = Not necessarily: too many wrong passwords in a short time lock it, and they may not have been yours.
    A phone's mail, a mapped drive or a second PC may still have an old password and keep trying. I can't see which it was.
supposed-fault-off = No, it is not your typing: the account { $row ->
    [D39] has passed its end date
   *[other] is disabled
}, so even the right password does not get in.
supposed-fault-sync = No, it is not your mistake: the data is still being synced. Until it is there, it makes no difference what you type.
supposed-fault-overdue = No, it is not your mistake: your data should have been synced long ago.
    It is stuck in the system, and nothing that you type would get in.
supposed-fault-unmade = No, it is not your mistake: nobody has made an account for you yet, so nothing that you type would get in.
supposed-fault-change-first = No, it is not your typing: { $began ->
    [none] the account is new or was just reset,
   *[other] the password is past its end,
} so the system wants a new one first.
    Once that is set, you get in.
supposed-fault-bind = No, it is not your mistake. The two accounts are not bound yet, so the system does not know that both are yours.
supposed-fault-card = No, it is not your mistake: the certificate and your record do not match.
supposed-fault-name = No, it is not your typing: the old account can no longer sign in, even with the right password.
supposed-fault-access = No, it is not your typing: nothing is wrong with the account or the password.
    It is a limit on signing in, or a right to that system that is missing.

# Is it my phone
supposed-device-lock = Very likely: a phone, tablet or second PC that still has an old password keeps trying it and locks the account.
    Put the new password there, or remove that mailbox for now.
    I can't see whether that is the one. If it isn't locked again afterwards, it was.
supposed-device-account = No, it is not the phone or the computer; it would be the same on another one.

# Have I been dismissed
supposed-dismissed-off = { $row ->
    [D39] An end date that has passed
   *[other] A disabled account
} does not mean that you were dismissed: I see only the account, not what personnel decides.
    It often happens with a transfer, a new contract or a return from leave. To be sure, ask your personnel office.
supposed-dismissed-not = The account says nothing of the kind: it is not disabled and has not passed its end date.
    What personnel decides I can't see; your personnel office can tell you.

# Must I have a certificate
supposed-card-not = No, this needs no citizen certificate.
supposed-card-change-first = No, you don't need to get one.
    Sign in with the password you have now and set a new one as the screen says; no certificate is needed.
    Only if you have forgotten the one you have does it need a reset. Without a certificate an admin of your agency approves that.
supposed-card-reset = Not necessarily. If no certificate was ever bound, an admin approves the reset and you set the new password on the page.
    You don't need to get one.

# Is that right
supposed-right-change-first = Yes, exactly: sign in at { $sign_on_url } with the password you have now, and set a new one as the screen says.
    The new one takes at least 8 characters, with capital and small letters, digits and symbols.

# Over by itself
supposed-by-itself-lock = Yes, by itself: { aspect-clock }. There is nothing to do; just don't try the password until then.
