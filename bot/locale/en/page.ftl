# Codes
code-sent = The code went to { $address }: 6 digits, valid for 10 minutes, to be typed on that page only.
code-held-back = A code was sent just now, so I did not send another. After { $again } you can have it sent to { $address } again on that page.
code-owed =
    The code for this page goes to { $address } by itself at { $again }. No need to ask again.
    Another code was sent less than a minute ago, so this one waits a moment.
code-not-sent =
    The code could not be sent, because the mail system does not answer. Your request is kept.
    In a minute or two, have it sent again on that page. If that keeps failing, call { $hotline }.
code-subject = Your code for the account desk
code-mail =
    Hello { $name },

    your code is { $code }
    Purpose: { $purpose }

    It has 6 digits, is valid for 10 minutes and works once.
    Type it only on the page whose address begins with { $address }.
    Staff never ask for it; tell it to nobody, by phone or in a chat.

    If you did not ask for this, just don't use it and your account stays as it is; please tell us: { $hotline }.

# What this page does
page-account = { $account ->
    [none] {""}
   *[other] , { $account }
}
page-what-prove =
    { $name }, this is your request at the account desk: { action-what }{ page-account }.
    It begins once you have confirmed that it's you; if it is not yours, close the page and nothing changes.
page-what-bind =
    { $name }, this is your request at the account desk: { action-what }{ page-account }.
    After that 員工愛上網 and TPEAD count as one.
    The passwords only show that both accounts are yours: they are not kept, and neither changes.
page-what-number =
    { $name }, this is your request at the account desk: { action-what }{ page-account }.
    You have no address that a code can reach, so these two digits stand for it.
    Send the request, then tell them to the admin face to face, or when they call you back on your registered number.
    Tell nobody else.
page-what-choose = { $name }, choose the new password here{ page-account }.
page-what-decide = { $name }, a request waits for your decision.
page-proven-lately = You confirmed who you are a moment ago, so there is nothing to type again.
page-what-link = { $name }, show in one more way that it is you, and you get the link code for your chat. Your account and password do not change.
page-what-vouch = You are vouching for { $name ->
    [none] a colleague
   *[other] { $name }
}, so that they can link their own chat. You then get a link code; hand it over in person.
page-what-accounts =
    { $name }, confirm that it's you, and this page writes your own accounts in full.
    It only shows them, nothing changes; if it was not you who asked, close the page.
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
page-what-enrol =
    { $name }, you are adding a way to confirm that it's you. First use a way you have; then comes the new one.
    If it is not you who asked, close the page and nothing changes.
page-what-enrol-now = { $method ->
    [passkey] { $name }, the last step: add the passkey on this device.
   *[totp] { $name }, the last step: open the authenticator app on your phone, scan the picture, then type the six digits it shows.
        If you have no such app, install one first, Google Authenticator for example.
}
page-enrolled = { $method ->
    [passkey] { $level ->
        [V3] From now on "Use a passkey" is enough to confirm that it's you, also for a new password.
       *[other] From now on "Use a passkey" confirms that it's you, with no code to wait for.
            Only a new password still needs an admin; to do without, use your citizen certificate first and add another passkey.
    }
   *[totp] From now on its six digits can take the place of a mailed code.
}
page-enrol-full = You have { $most } ways already, and none was added. Remove one you no longer use, then add this one.
page-enrol-known = This one is known already, so nothing was added.
page-method-silent = { $method ->
    [certificate] Certificates can't be checked right now
    [sign_on] The sign-on page does not answer right now
   *[other] This can't be checked right now
}, so nothing was counted or changed.
    { $others ->
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
page-missing-proof = Use one of the ways on this page to confirm that it's you.
page-missing-totp = Type the six digits that your authenticator app shows.
page-missing-passkey = Press "Use a passkey" and follow your device.
page-totp-wrong =
    These six digits are wrong or were used already, and nothing was changed.
    Wait until the app shows new ones and type those.
page-passkey-wrong = That passkey does not belong here, and nothing was changed. Use the one that you added for this desk.
page-other-browser =
    This page has to be opened in the browser in which you began. The password was not changed.
    If you can't go back there, type "cancel" and then "reset my password" in the chat to begin again.

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
page-missing-identity-check = Choose how you made sure it's the applicant.
page-missing-number = Type the two digits on the applicant's page.
page-missing-reason = To decline, give a reason; the applicant will read it.

# Not right
page-code-none = No code has been sent for this page yet: press "Send a code". No try was counted.
page-code-coming = The code is sent at { $at }; type it once the mail is there. No try was counted.
page-code-over = The ten minutes of this code are over. Press "Send the code again" and use the new one. No try was counted.
page-code-wrong = This code is wrong. Look at the newest mail and type it again.
page-password-wrong = The password is wrong. Check caps lock and full-width input and type it again.
page-password-locked =
    This account is locked now, so its password can't be checked.
    Nothing was changed; wait until it opens, or type "unlock" in the chat first.
page-password-not-checked =
    This password can't be checked now: too many were wrong, or the system does not answer.
    Nothing was changed; try again in 15 minutes, or call { $hotline } if it is urgent.
page-accounts-wrong = An account or a password is wrong, so nothing was bound. Both accounts have to be your own.
page-portal-password-wrong = The 員工愛上網 password is wrong, so nothing was bound. Check caps lock and full-width input and type it again.
page-directory-password-wrong = The TPEAD password is wrong, so nothing was bound. Check caps lock and full-width input and type it again.
page-number-wrong = These digits are wrong, so nothing was approved yet. Ask the applicant again for the two digits on their page.
page-not-the-same = The two new passwords differ, and the password was not changed. Please type it again.
page-not-accepted = { $rule ->
    [history] TPEAD does not take a password that you have used before.
    [length] TPEAD does not take a password of this length.
   *[policy] TPEAD does not take this password; it may be too much like an earlier one, or too easy to guess.
}
    The password was not changed; please choose another.
page-system-silent =
    The system does not answer now, and the password was not changed.
    Send it again in a minute or two; if that keeps failing, call { $hotline }.

# Another code, more time
page-code-sent = A new code went to { $address }; the earlier one no longer works.
page-code-owed = Another code was sent less than a minute ago; the new one goes out by itself at { $again }. No need to press again.
page-code-held-back = A code was sent just now; the next one can go after { $again }. Look in your inbox and spam folder first.
page-mail-silent = The mail system does not answer, so no code was sent. This page still works: try again in a minute or two.
page-more-time = You have until { $until } now, and what you typed is still there. The code does not last longer.
page-more-time-elsewhere =
    This page was begun in another browser, so it gets no more time here.
    Go back to that browser, or say in the chat again what you want.

# This page is over
page-gone =
    This link is wrong or no longer there.
    Nothing was changed; go back to the chat and type what you want, for example "unlock", and I'll give you a new link.
page-expired =
    The time for this page is over.
    Nothing was changed; go back to the chat and type what you want, for example "unlock", and I'll give you a new link.
page-spent =
    This page was used or has ended, and can't be used again.
    The result is in the chat; if you still want something, type it there, for example "unlock".
page-three-wrong =
    Three tries were wrong, so for safety that page has ended. Nothing was changed.
    If you still want it, type in the chat what you want, for example "unlock", and I'll give you a new link.
page-too-many-guesses =
    There were too many wrong tries lately, so for safety you can try again after { $again }.
    Nothing was changed; by then, type in the chat what you want, for example "unlock".
    If it was not you who tried, call { $hotline } now.
page-passwords-over =
    Too many passwords were wrong, so I stop here before your account locks.
    Nothing was changed; in 15 minutes type "bind" in the chat again, or "reset my password" if you forgot it.
page-overtaken =
    This was sent from another page already, or the time was over, so the password you just typed was not used.
    The result is in the chat; if you still want it, type "reset my password" there.
page-see-chat = The chat tells you more.

# The result: what happened, and what next
page-result-unlock = { $state ->
    [done] Your TPEAD account is unlocked
    [untouched] Your TPEAD account is no longer locked
    [partly] Only a part was unlocked
    [live] Unlocking your account
    [unclear] Not sure yet whether it is unlocked
   *[other] Your TPEAD account was not unlocked
}
page-result-bind = { $state ->
    [done] Your accounts are bound
    [untouched] Your accounts are bound already
    [partly] Only a part was bound
    [live] Binding your accounts
    [unclear] Not sure yet whether they are bound
   *[other] Your accounts were not bound
}
page-result-rebind = { $state ->
    [done] The binding is changed
    [untouched] They are bound this way already
    [partly] Only a part was changed
    [live] Changing the binding
    [unclear] Not sure yet whether it is changed
   *[other] The binding was not changed
}
page-result-reset-password = { $state ->
    [done] Your new password is set
    [untouched] The password was changed elsewhere
    [partly] Set for TPEAD, not for the mailbox
    [live] Setting the new password
    [unclear] Not sure yet whether it is set
   *[other] The new password was not set
}
page-result-enable = { $state ->
    [done] Your account is enabled
    [untouched] Your account is enabled already
    [partly] Only a part was enabled
    [live] Enabling your account
    [unclear] Not sure yet whether it is enabled
   *[other] Your account was not enabled
}
page-result-next = { $state ->
    [done] { $action ->
        [unlock] You can sign in now; take your time with the password.
        [reset_password] Sign in with it now, and replace the old one on your phone and other computers.
        [enable] You can sign in after the next sync, about { $sync_every } later.
       *[other] No password has changed; sign in as always.
    }
    [untouched] The desk changed nothing.
    [live] The result comes to your chat; there is no need to send it again.
   *[other] The helpdesk takes over; there is no need to ask again.
}
page-result-waits = Sent: now { $admin ->
    [none] an admin
   *[other] { $admin } (admin)
} has to approve
page-result-helpdesk = Your request is with the helpdesk
page-result-decided = { $what ->
    [approved] You approved this request
    [declined] You declined this request
   *[over] Your decision had no effect
}
page-result-enrolled = { $method ->
    [passkey] Your passkey is added
   *[totp] Your authenticator is added
}
page-result-removed = This way was removed
page-result-frozen = The account is frozen
page-result-thawed = The freeze is over
page-result-accounts = Your accounts in full
page-vouched = Hand this link code to { $name } in person and let them type it into their chat. It works once, within 10 minutes.
