# Above a status card: the whole at a glance; why and until when stands in the sentence below
headline-unread = Some systems don't answer right now
headline-sync-pending = { $stage ->
    [p2] The personnel system has no record of you yet
   *[other] Your record is still syncing{ $until ->
        [none] {""}
       *[other] , expected { $until }
    }
}
headline-sync-slow = { $stage ->
    [p2] The personnel system has no record of you yet
   *[other] Your record is syncing slower than usual
}
headline-sync-overdue = { $stage ->
    [p2] The personnel system has no record of you
   *[other] Your record is overdue: somebody has to look
}
headline-name-slow = Your new name is syncing slower than usual
headline-name-overdue = Your new name is overdue: somebody has to look
headline-unmade = { $missing ->
    [both] TPEAD and mailbox
    [directory] TPEAD account
   *[mailbox] Mailbox
}
headline-arrival-pending = { headline-unmade } not made yet{ $until ->
    [none] {""}
   *[other] , expected { $until }
}
headline-arrival-slow = { headline-unmade } not made yet, slower than usual
headline-arrival-overdue = { headline-unmade } overdue: somebody has to look
headline-arrival-unsure = { headline-unmade } not made yet
headline-arrival-blocked = { headline-unmade } not made: account disabled
headline-change-pending = Your record was just changed and is syncing
headline-change-carried = Your changed record has been synced
headline-disabled-not-aligned = Your 員工愛上網 account is disabled
headline-disabled-portal = Your 員工愛上網 account is disabled
headline-enabling-pending = Account enabled, still syncing{ $until ->
    [none] {""}
   *[other] , expected { $until }
}
headline-disabled-directory = { headline-where } is disabled
headline-disabled = { headline-where } is disabled
headline-where = { $where ->
    [both] Your account
    [personnel] Your account in the personnel system
   *[directory] Your TPEAD account
}
headline-expired = Your TPEAD account is past its end date
headline-left = { $left ->
    [0] {""}
   *[other] , { $left } min to go
}
headline-locked-until-admin = TPEAD is locked until an admin opens it
headline-locked-again = TPEAD is locked again{ headline-left }
headline-locked-both = Both of your accounts are locked
headline-locked = Your TPEAD account is locked{ headline-left }
headline-locked-portal = 員工愛上網 is locked{ headline-left }
headline-lock-over = The lock is over, you can sign in now
headline-certificate-mismatch = The certificate does not match your record
headline-certificate-unusable = Your citizen certificate { $state ->
    [expired] has expired
    [revoked] was revoked
   *[suspended] is suspended
}
headline-certificate-name = The name on the certificate is not on record
headline-password-must-change = TPEAD needs a new password first
headline-password-expired = Your TPEAD password has expired
headline-binding-conflict = There is a conflict in how you are bound
headline-duplicate = { $count ->
    [1] TPEAD is not bound, and there may be a second one
   *[other] You have { $count } TPEAD accounts, choose one
}
headline-bind-main = Your main account is not bound
headline-directory-only = You have TPEAD only, nothing to bind
headline-portal-only = { $stage ->
    [p0] No TPEAD account yet, nothing to do
    [p1] No TPEAD account yet, the system makes it
   *[p2] Without a TPEAD account you cannot sign in
}
headline-portal-only-late = TPEAD account overdue: somebody has to look
headline-system-binds = { $stage ->
    [p2] Still not bound: somebody has to look
   *[other] Not bound yet, the system does it for you
}
headline-bind-now = 員工愛上網 and TPEAD are not bound
headline-bind-at-once = 員工愛上網 and TPEAD are not bound: do it now
headline-no-hour = Your TPEAD account is set to no sign-in
headline-computers-only = TPEAD signs in on certain computers only
headline-no-account = No account of yours in any system
headline-fine = { $beside ->
    [none] All systems working
   *[other] { $mark ->
        [waiting] You can sign in; one thing is still syncing
       *[other] { $beside ->
            [mailbox] Your account is fine, but the mailbox { $mark ->
                [locked] is locked
                [disabled] is disabled
               *[other] is not made yet
            }
           *[other] You can sign in; one thing is to be done
        }
    }
}
headline-bind-first = Bind first, then change the password
headline-admin-resets = Forgot it? You can ask for a reset
headline-reset-by-certificate = Forgot it? You can reset it yourself
headline-password-young = New password, not known everywhere yet
headline-use-directory = Sign in with your TPEAD account
headline-renamed = Your TPEAD account was renamed
headline-application-missing = A missing application needs a permission
headline-check-input = Your account is fine, it may be the typing

# The card: what is no system, and the one line for what is well
system-binding = Binding
system-certificate = Citizen certificate
system-change = Changed record
glance-separator = { ", " }
glance-rest = { $whole ->
    [yes] All working:
    [unread] No trouble in what I can read:
   *[no] In order:
} { $systems }{ $facts ->
    [none] {""}
   *[other] ; also { $facts }
}
