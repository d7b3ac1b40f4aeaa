# The one-time pages: what each is for
secure-title = { $what ->
    [prove] { $action ->
        [unlock] Unlock your account
        [reset_password] Reset your password: first, is it you?
        [enable] Ask to enable your account: first, is it you?
       *[other] First, is it you?
    }
    [bind] { $action ->
        [rebind] Change which accounts are bound
       *[other] Bind your accounts
    }
    [number] Let an admin confirm that it is you
    [choose] Choose a new password
    [here] Choose a new password: first, is it you?
    [decide] { $action ->
        [unlock] Decide on a request to unlock
        [bind] Decide on a request to bind
        [rebind] Decide on a request to change a binding
        [reset_password] Decide on a request for a new password
        [enable] Decide on a request to enable an account
       *[other] Decide on a request
    }
    [link] Get a link code: first, is it you?
    [link_code] Get a link code
    [not_me] Was that you?
    [thaw] End a freeze
    [accounts] See your whole account names: first, is it you?
    [enrol] Add a way to prove who you are: first, is it you?
    [enrol_totp] Add an authenticator
    [enrol_passkey] Add a passkey
    [remove] Remove a way to prove who you are
   *[vouch] Link a colleague's chat
}
secure-wrong-title = Please correct: { $title }
secure-office = Account desk · secure page
secure-send = { $what ->
    [prove] { $action ->
        [unlock] Confirm and unlock
       *[other] Confirm and go on
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
    [vouch] Get the link code
    [not_me] This wasn't me, freeze it
    [thaw] End the freeze
   *[other] Confirm and go on
}
secure-address = Before you type, look at the address bar: it should say { $address }. Type passwords and codes on this page only; neither the desk nor an admin will ever ask you for them.

# Time
secure-until = This page works until { $until }
secure-left = % left
secure-more-time = Give me more time
secure-soon = Less than 2 minutes left. If you need more, press "Give me more time"; nothing you typed is lost.
secure-over-title = This page has run out of time
secure-over = Nothing was changed, and nothing you typed was sent. Go back to the chat and ask again: you get a fresh page.
secure-type-again = For safety, passwords and codes do not stay on the page; please type them again.
secure-failed = That did not arrive. Check the network and press again; what you typed is still here.

# The code
secure-code-sent = 6 digits, sent to { $address }; they work until { $until }.
secure-code-due = 6 digits; they go to { $address } by themselves at { $at }, with nothing to press (another code was sent just now).
secure-code-over = The code that was sent has expired. Please have it sent again.
secure-code-none = No code has been sent yet.
secure-code-nowhere = No address is registered that a code could go to. Go back to the chat and say "get a person".
secure-send-again = { $sent ->
    [yes] Send the code again
   *[no] Send a code
}
secure-again-at = The next one can be sent at { $again }.
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
secure-label-identity-check = How did you make sure that it is them?
secure-label-reason = Why it is declined
secure-label-number = The two digits on their page
secure-hint-directory-account = For example GEAA-012345
secure-hint-current-password = Your own TPEAD password; without a TPEAD account, the one of 員工愛上網.
secure-hint-identity-check = Needed to approve. What somebody wrote in a message proves nothing.
secure-hint-reason = Needed to decline; they will read it.
secure-hint-number = Needed to approve. Let them tell you face to face or on the phone.
secure-vouch-check = You get the link code only after you have made sure yourself.
secure-choice-approve = Approve
secure-choice-refuse = Decline
secure-choice-in-person = Saw the person face to face
secure-choice-called-back = Called back the number on record
secure-choice-video = Saw the person on video
secure-show = Show
secure-hide = Hide
secure-caps = Caps Lock is on.
secure-rules = The new password needs:
secure-kept = (kept)
secure-same = Both are the same
secure-kind-no-upper = upper-case letter
secure-kind-no-lower = lower-case letter
secure-kind-no-digit = digit
secure-kind-no-symbol = symbol
secure-evidence = The request

# When something is wrong
secure-problems = { $count ->
    [1] One thing needs correcting
   *[other] { $count } things need correcting
}
secure-number-is = Your number

# The result
secure-done = Done
secure-not-done = Where it stands
secure-tell-number = Tell this number to the admin
secure-link-code = Your link code
secure-copy = Copy
secure-copied = Copied
secure-close = You can close this page now.
secure-keep = It is not shown again once you leave this page, so note it first.
secure-gone = This page no longer works
secure-open-chat = Open in { $platform } and link it

# The ways to show who one is
secure-ways = Show that it is you. Any one of these is enough:
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
       *[nothing] Show that it is you: type one of these.
    }
    [any-two] { $after ->
        [buttons] Or type any two of these:
       *[nothing] Show that it is you: type any two of these.
    }
   *[list] { $after ->
        [buttons] Or type what one of these lines says:
       *[nothing] Show that it is you: type what one of these lines says.
    }
}
secure-none-works = { $what ->
    [link] None of these works? Let an admin of your agency who knows you vouch for you, or call { $hotline }.
   *[other] None of these works? Go back to the chat and type "get a person", or call { $hotline }.
}
secure-combination = { $second ->
    [none] { secure-named }
   *[other] { secure-named } and { secure-named-second }
}
secure-named = { $first ->
    [totp] the digits of your authenticator
    [code] the code from your mail
   *[current_password] your current password
}
secure-named-second = { $second ->
    [totp] the digits of your authenticator
    [code] the code from your mail
   *[current_password] your current password
}
secure-other-way = Do it that way
secure-totp-picture = QR code for your authenticator app; the key below says the same
secure-totp-key = If you can't scan it, choose "enter a key" in the app and type:
secure-label-totp = Digits of your authenticator
secure-hint-totp = What the authenticator app on your phone shows now. New every half minute; each works once.
