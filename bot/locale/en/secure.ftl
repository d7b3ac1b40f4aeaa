# The one-time pages: what each is for
secure-title = { $what ->
    [prove] { $action ->
        [unlock] Unlock your account
        [reset_password] Confirm it's you to reset your password
        [enable] Confirm it's you to enable your account
       *[other] Confirm it's you
    }
    [bind] { $action ->
        [rebind] Change which accounts are bound
       *[other] Bind your accounts
    }
    [number] Let an admin confirm it's you
    [choose] Choose a new password
    [here] Confirm it's you to choose a new password
    [decide] { $action ->
        [unlock] Approve unlocking this account?
        [bind] Approve binding these accounts?
        [rebind] Approve changing this binding?
        [reset_password] Approve this password reset?
        [enable] Approve enabling this account?
       *[other] Approve this request?
    }
    [link] Confirm it's you to get a link code
    [link_code] Get a link code
    [not_me] Was that you?
    [thaw] End a freeze
    [accounts] Confirm it's you to see your accounts
    [enrol] Confirm it's you to add a new method
    [enrol_totp] Add an authenticator
    [enrol_passkey] Add a passkey
    [remove] Remove a way to confirm it's you
    [sign_in] Confirm it's you to sign in
   *[vouch] Link a colleague's chat
}
secure-wrong-title = Please correct: { $title }
secure-office = Account desk · secure page
secure-send = { $what ->
    [prove] { $action ->
        [unlock] Confirm and unlock
       *[other] Confirm and continue
    }
    [bind] { $action ->
        [rebind] Change the binding
       *[other] Bind
    }
    [number] I noted it, send the request
    [choose] Set the new password
    [decide] Send the decision
    [link_code] Get the link code
    [accounts] Show the whole names
    [enrol_totp] Add the authenticator
    [remove] Confirm and remove
    [sign_in] Sign in
    [vouch] Get the link code
    [not_me] This wasn't me, freeze it
    [thaw] End the freeze
   *[other] Confirm and continue
}
secure-address =
    Before you type, look at the address bar: it should say { $address }.
    Type passwords and codes on this page only; neither the desk nor an admin will ever ask you for them.

# Time
secure-until = This page works until { $until }
secure-left = % left
secure-more-time = Give me more time
secure-soon = Less than 2 minutes left. If you need longer, press "Give me more time"; what you typed stays.
secure-over-title = This page has run out of time
secure-over = Nothing was changed, and nothing you typed was sent. Go back to the chat and ask again: you get a fresh page.
secure-type-again = For safety, passwords and codes are not kept; please type them again.
secure-failed = That did not arrive. Check the network and press again; what you typed is still here.

# The code
secure-code-sent = 6 digits, sent to { $address }; they work until { $until }.
secure-code-due = The code goes to { $address } by itself at { $at } (another one was sent just now).
secure-code-in = % s to go
secure-look-again = Look again
secure-code-over = The code that was sent has expired. Please have it sent again.
secure-code-none = No code has been sent yet.
secure-code-nowhere = No address is registered that a code could go to. Go back to the chat and say "talk to a person".
secure-send-again = { $sent ->
    [yes] Send the code again
   *[no] Send a code
}
secure-again-at = The next one can be sent at { $again }.
secure-again-in = The next one can be sent in % s.
secure-demo-mail = Demonstration: read the code here (opens a new tab)

# Fields
secure-label-code = Code from the mail
secure-label-portal-account = 員工愛上網 account (the portal)
secure-label-portal-password = 員工愛上網 password
secure-label-directory-account = TPEAD account
secure-label-directory-password = TPEAD password
secure-label-current-password = Your current password
secure-label-new-password = New password
secure-label-repeat-password = The new password once more
secure-label-decision = Your decision
secure-label-identity-check = How did you make sure it's the applicant?
secure-label-reason = Why it is declined
secure-label-number = The two digits on the applicant's page
secure-hint-directory-account = For example GEAA-012345
secure-hint-current-password = Your own TPEAD password; without a TPEAD account, the one of 員工愛上網.
secure-hint-identity-check = Needed to approve. What somebody wrote in a message proves nothing.
secure-hint-reason = Needed to decline; the applicant will read it.
secure-hint-number = Needed to approve. Have the applicant tell you face to face or on the phone.
secure-vouch-check = You get the link code only after you have made sure yourself.
secure-choice-approve = Approve
secure-choice-refuse = Decline
secure-choice-in-person = Saw them face to face
secure-choice-called-back = Called back the number on record
secure-choice-video = Saw them on video
secure-show = Show
secure-hide = Hide
secure-caps = Caps Lock is on.
secure-rules = The new password:
secure-kept = (met)
secure-unmet = (not met yet)
secure-same = Both are the same
secure-differs = The two are different
secure-kind-no-upper = upper-case letter
secure-kind-no-lower = lower-case letter
secure-kind-no-digit = digit
secure-kind-no-symbol = symbol
secure-evidence = The request
secure-evidence-applicant = Applicant
secure-evidence-agency = Agency
secure-evidence-phone = Phone on record
secure-evidence-action = Wants to
secure-evidence-account = Account
secure-evidence-proof = How they proved who they are
secure-evidence-state = Account now
secure-evidence-last = Last three actions
secure-evidence-rest = The rest
secure-look = Prove it, look first
secure-evidence-if-approved = If you approve
secure-evidence-if-refused = If you decline

# When something is wrong
secure-problems = { $count ->
    [1] One thing needs correcting
   *[other] { $count } things need correcting
}
secure-tries-left = { $count ->
    [one] You have one try left.
   *[other] You have { $count } tries left.
}
secure-number-is = Your number

# The result
secure-done = Done
secure-not-done = It was not done this time
secure-state = { $state ->
    [done] Done
    [under-way] In progress
   *[not-done] Not done
}
secure-details = Details
secure-tell-number = Tell this number to the admin
secure-link-code = Your link code
secure-copy = Copy
secure-copied = Copied
secure-close = You can close this page now.
secure-keep = It is not shown again once you leave this page, so note it first.
secure-gone = This page no longer works
secure-open-chat = Open in { $platform } and link it

# The ways to show who one is
secure-ways = Confirm it's you. Any one of these is enough:
secure-ways-link = With one of these there is no account and password to type:
secure-proven = { $method ->
    [sign_on] ✓ Signed on
    [certificate] ✓ Citizen certificate accepted
    [passkey] ✓ Passkey accepted
    [passkey_v2] ✓ Passkey accepted
    [portal_password] ✓ Password accepted
    [password] ✓ Password accepted
   *[other] ✓ First proof accepted
}
secure-silent = { $method ->
    [certificate] Citizen certificates can't be checked right now, so use another way.
    [sign_on] The sign-on page does not answer right now, so use another way.
   *[other] One way can't be used right now.
}
secure-way-certificate = Use my citizen certificate (自然人憑證)
secure-hint-certificate = You need the card, a reader and its PIN. It opens another page; put the card in first.
secure-way-sign-on = Sign on at the organisation's own page
secure-hint-sign-on = { $then ->
    [more] It brings you back here, where one more proof is asked for.
   *[none] It brings you back here.
}
secure-typed = { $how ->
    [link] { $after ->
        [buttons] Otherwise type an account and its password; if they are right, a code goes to your registered address.
       *[nothing] Type an account and its password; if they are right, a code goes to your registered address.
    }
    [one] Or type:
    [all] Or type both of these:
    [any-one] { $after ->
        [buttons] Or type one of these:
       *[nothing] Confirm it's you: type one of these.
    }
    [any-two] { $after ->
        [buttons] Or type any two of these:
       *[nothing] Confirm it's you: type any two of these.
    }
   *[list] { $after ->
        [buttons] Or type what one of these lines says:
       *[nothing] Confirm it's you: type what one of these lines says.
    }
}
secure-none-works = { $what ->
    [link] None of these works? Let an admin of your agency who knows you vouch for you, or call { $hotline }.
   *[other] None of these works? Go back to the chat and type "talk to a person", or call { $hotline }.
}
secure-combination = { $second ->
    [none] { secure-named }
   *[other] { secure-named } and { secure-named-second }
}
secure-named = { $first ->
    [totp] the six digits of your authenticator
    [code] the code from your mail
   *[current_password] your current password
}
secure-named-second = { $second ->
    [totp] the six digits of your authenticator
    [code] the code from your mail
   *[current_password] your current password
}
secure-other-way = Do it that way
secure-totp-picture = QR code for your authenticator app; the key below says the same
secure-totp-key = If you can't scan it, choose "enter a key" in the app and type:
secure-label-totp = Six digits of your authenticator
secure-hint-totp = What the authenticator app on your phone shows now. New every half minute; each works once.
