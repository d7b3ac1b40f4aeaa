# Short answers of the FAQ
faq-more = More
# Where it is not certain
side-link-first = This chat is not linked to you yet, so the button takes you there first.
side-maybe = I take it that you mean this; if not, put it another way:
faq-depends = That depends. This is how it is for you:
faq-plainly = In plain words:
faq-told-twice =
    I have told you what I know about this, and would only repeat myself.
    Tell me where you are stuck, or let me ask the staff to look at it.
    If it is urgent, call { $hotline }.
faq-told-again = You have now asked this { $times } times, so I have not been of help, and I am sorry.
    A person is quickest: call { $hotline }, or let me open a ticket for you.

# Your own account, in a sentence
own-locked = Your TPEAD account is locked until { $until }, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} more.
own-locked-portal = Your 員工愛上網 account is locked until { $until }, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} more{ $directory_account ->
    [none] .
   *[other] .
        Your TPEAD account ({ $directory_account }) is not locked, so you can sign in with it now.
}
own-locked-both = Your TPEAD account is locked until { $until ->
    [none] an admin opens it
   *[other] { $until }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } more
}; your 員工愛上網 account until { $portal_until ->
    [none] an admin opens it
   *[other] { $portal_until }, about { $portal_minutes ->
        [one] 1 minute
       *[other] { $portal_minutes } minutes
    } more
}.
own-locked-again = Your TPEAD account is locked again until { $until }, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} more.
    Most likely a phone or another PC still holds an old password. If it was not you, call { $hotline } now.
own-locked-until-admin = Your { $system ->
    [portal] 員工愛上網
   *[directory] TPEAD
} account is locked, and this lock does not open by itself: an admin has to open it.
own-lock-over = The lock on your account is over ({ $ended }); you can sign in again now.
own-not-locked = Your account is not locked now.
own-not-disabled = Your account is not disabled.
own-synced = Your own record has reached every system.
own-bound = Your two accounts are bound.
own-unbound = { $row ->
    [D33] You have two 員工愛上網 accounts and one TPEAD account, and the main one is not bound yet.
    [D30] Your two accounts are not bound. By now the system may have made a second TPEAD account for you. Please bind them soon.
   *[D29] Your two accounts are not bound yet.
}
own-unbound-password = Your two accounts are not bound, so a change would not reach TPEAD now; bind them first.
own-certificate = Your citizen certificate is bound.
own-no-certificate = You have not bound a citizen certificate yet.
own-reset-by-certificate = Your citizen certificate is bound, so you can reset the password yourself{ $here ->
    [yes] , or press "{ do-reset-password }" and do it here
   *[none] {""}
}.
own-reset-by-admin = { $certificate ->
    [name] The name on your bound citizen certificate is not the one on record. It can't be used until that is corrected.
        For now an admin has to change the password.
   *[none] You have not bound a citizen certificate, so an admin has to change the password.
}
own-password-changes = For you a change reaches TPEAD{ $mailbox ->
    [same] {" "}and the city mailbox
    [other] , not the city mailbox, which has another name
   *[none] {""}
}{ $stage ->
    [p2] .
   *[other] ; the 員工愛上網 password stays.
}
own-password-of = { $system ->
    [portal] { $stage ->
        [p2] No, the password of 員工愛上網 does not change, and it no longer signs in.
       *[other] No, the password of 員工愛上網 does not change; where you sign in with it, keep typing the old one.
    }
    [mailbox] { $mailbox ->
        [same] Yes, your city mailbox has the name of your 員工愛上網 account, so it changes too.
        [other] No, your city mailbox does not have the name of your 員工愛上網 account.
       *[none] You have no city mailbox, so there is no mailbox password to change.
    }
   *[other] Yes, the TPEAD password changes.
}
own-names = You sign in with { $portal ->
    [none] your TPEAD account ({ $directory }).
   *[other] your 員工愛上網 account ({ $portal }){ $directory ->
        [none] .
       *[other] {" "}or your TPEAD account ({ $directory }).
    }
}
own-renamed = Your TPEAD account has been renamed to a single account (單一帳號), and only that one signs in.
