# An action explained; nothing has begun
explain-proof = { $proof ->
    [code] enter the code mailed to your registered address
    [number] tell the admin the two digits on the page, in person or on the phone
    [certificate] prove that it's you with the citizen certificate
    [two] prove that it's you in two ways
   *[none] no further proof is needed
}
explain-waits = { $days ->
    [0] the admin has about { $minutes } minutes to decide, then somebody else is asked
   *[other] the admin has { $days } working days to decide, then somebody else is asked
}

# Whether it is needed
explain-need-unlock = { $ends ->
    [none] Yes: this lock does not open by itself, and an admin has to agree.
   *[other] No, not necessarily: it opens by itself at { $ends }{ $left ->
        [0] {""}
       *[other] , in about { $left } minutes
    }; only if you can't wait I unlock it.
}
explain-need-bind = Yes, and the sooner the better. If you don't, the system may make another TPEAD account for you, and you will have to choose one.
explain-need-rebind = No; your accounts are bound, and binding again brings nothing new (a missing system is a matter of permission).
    Only if the wrong ones are bound do you have to bind others.
explain-need-reset-password = { $must ->
    [yes] That depends: the password has to be changed, not necessarily reset.
        If you know the present one, choose a new one as you sign in. Only if you forgot it, reset it.
   *[no] No, not if you know the password; 忘記密碼 (with a bound citizen certificate) is for when it is really forgotten.
        While an account is disabled or waits for the sync, a new one does not get you in either.
        And after a lock has ended the present one goes on working.
}
explain-need-enable = Yes, or it never lets you in; the admin decides about it, and I can send the request for you.

explain-by-people = As your account stands, I can't do this for you directly: a person has to look. I can open a ticket for it.

# What it does
explain-what-unlock = Unlocking only takes the lock away: password, mail and data stay, and you sign in with the same password.
explain-what-bind = Binding joins your 員工愛上網 and TPEAD accounts.
    Both passwords, mail, data and permissions stay, and no application appears or goes.
    TPEAD then signs in to the sign-on platform too.
explain-what-rebind = It ends the present binding and makes the one that you choose. Both accounts stay, and so do passwords, mail and data.
explain-what-reset-password = After a reset TPEAD (computer, sign-on) takes the new password{ $mailbox ->
    [same] , and so does the mailbox of the same name
    [other] . The mailbox has another name and keeps its own
   *[none] {""}
}{ $stage ->
    [p2] .
   *[other] .
        The one of 員工愛上網 does not change.
}
    Mail and data stay; replace the old password saved on your phone or another PC.
explain-what-enable = Once it is enabled, and after about an hour of sync, you sign in with the same account and password. Password, mail and data stay.

# What it takes
explain-how-unlock = Press "{ do-unlock }": { explain-proof }.
    { $approval ->
    [yes] I send the request to the admin, and unlock it as soon as it is approved.
   *[no] and I unlock it at once. No admin is needed.
}
explain-how-bind = Press "{ do-bind }": { explain-proof }.
    Then enter both accounts with their passwords on the same page, { $approval ->
    [yes] and they are bound once an admin has approved.
   *[no] and they are bound at once.
}
    Type passwords on that page only, never here.
explain-how-rebind = Press "{ do-rebind }": { explain-proof }.
    Then enter the two accounts with their passwords on the same page, { $approval ->
    [yes] and nothing changes before an admin has approved.
   *[no] and the binding changes.
}
explain-how-reset-password = Press "{ do-reset-password }": { explain-proof }.
    { $approval ->
    [yes] I send the request to the admin.
        Once it is approved,
   *[no] Then
} you choose the new password yourself on a page.
    Neither I nor the admin sees it.
explain-how-enable = Press "{ do-enable }": { explain-proof }.
    { $approval ->
    [yes] I send the request to the admin, who decides.
   *[no] Then I enable it.
}

# Who
explain-who-unlock = { $approval ->
    [yes] An admin has to agree to open this lock:
   *[no] You can have your own account unlocked without anybody's approval; somebody else has to ask for theirs in person.
}
explain-who-bind = { $approval ->
    [yes] An admin has to approve the binding:
   *[no] You can bind them yourself without anybody's approval, but only two accounts of your own.
}
explain-who-rebind = { $approval ->
    [yes] An admin has to approve it:
   *[no] You can change the binding yourself.
}
explain-who-reset-password = { $approval ->
    [yes] If you know the present password you change it yourself. To reset a forgotten one, this admin has to approve:
   *[no] You can reset your own password yourself; nobody else can do it for you.
}
explain-who-enable = { $approval ->
    [yes] The admin decides about enabling it, you can't do it yourself:
   *[no] You can have it enabled yourself.
}

# How long
explain-until-unlock = { $approval ->
    [yes] At most: { explain-waits }; once approved, a minute or two.
   *[no] A minute or two after you have entered the code.
}
explain-until-bind = { $approval ->
    [yes] At most: { explain-waits }. Once approved, it takes effect at once.
   *[no] A minute or two if both passwords are right, and it takes effect at once.
}
explain-until-rebind = { $approval ->
    [yes] At most: { explain-waits }. Once approved, it takes effect at once.
   *[no] A minute or two.
}
explain-until-reset-password = { $approval ->
    [yes] At most: { explain-waits }.
        Once approved, you set it and it works at once, in some places only after an hour.
   *[no] A few minutes, and it works at once; in some places only after an hour.
}
explain-until-enable = { $approval ->
    [yes] At most: { explain-waits }. Once enabled, about an hour for the sync.
   *[no] Once enabled, about an hour for the sync.
}

# Why it is so
explain-why-unlock = The lock keeps out whoever guesses passwords, so it must first be certain that it's you.
explain-why-bind = Only then do the systems know that both accounts are you, so that one is enough to sign in.
    Both passwords show that both are yours.
explain-why-rebind = A wrong binding would join your account to somebody else's, so an admin looks at it first.
explain-why-reset-password = Nobody can read a password, so a forgotten one can only be replaced.
    And whoever can reset it gets into your account, so first you prove that it's you{ $approval ->
    [yes] , and then an admin approves.
   *[no] .
}
explain-why-enable = An account is usually disabled for a reason that only your agency knows, so its admin decides.

# Not wanted
explain-not-unlock = All right, I don't unlock it, and nothing was changed.{ $ends ->
    [none] {""}
   *[other] { "\u000A" }It opens by itself at { $ends }{ $left ->
        [0] {""}
       *[other] {" "}(in about { $left } minutes)
    }; then sign in with the same password.
}
explain-not-bind = All right, I don't bind them, and nothing was changed; use both accounts as you do now. Tell me if you want it later.
explain-not-rebind = All right, the binding stays as it is.
explain-not-reset-password = All right, no reset; the password has not changed.
    { $must ->
    [yes] Only this one has to be changed before you can sign in. If you know it, choose a new one as you sign in.
   *[no] Just use the one you have.
}
explain-not-enable = All right, no request is sent, and nothing was changed; tell me when you want it enabled.
explain-mail-stays = No, nothing is lost: your city mailbox, the mail in it and its password stay as they are.
