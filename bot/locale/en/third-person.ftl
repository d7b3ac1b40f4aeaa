# The state of an account, told to an admin or the helpdesk: nobody is "you", and nobody is "he" or "she"
third-out-of-scope = { decide-state-untold }
third-shared-mail = This account is shared and only for mail; it belongs to no single person, and there is nothing to bind.
third-shared-account = This account is shared and belongs to no single person.
    { $stage ->
    [p2] It cannot sign in at the sign-on platform any more. Its work and permissions go to the account of whoever does it.
   *[other] It will not sign in at the sign-on platform later. Move its work and permissions to the account of whoever does it.
}
third-unread = { third-systems } cannot be read now.
    Whether all is well there is not known; please look again in a few minutes.
third-systems = { $portal ->
    [first] 員工愛上網
    [more] , 員工愛上網
   *[no] {""}
}{ $personnel ->
    [first] The personnel system
    [more] , the personnel system
   *[no] {""}
}{ $directory ->
    [first] TPEAD
    [more] , TPEAD
   *[no] {""}
}{ $mailbox ->
    [first] The city mailbox
    [more] , the city mailbox
   *[no] {""}
}{ $sso ->
    [first] The sign-on platform
    [more] , the sign-on platform
   *[no] {""}
}
third-until = { $until ->
    [none] {""}
   *[other] , expected about { $until }
}
third-sync-pending = { $stage ->
    [p2] The personnel system has no record yet; an admin has to make it.
   *[other] The record was made in 員工愛上網 and waits for the sync{ third-until }.
}
third-sync-slow = { $stage ->
    [p2] The personnel system has no record yet; an admin has to make it.
   *[other] The record was made in 員工愛上網 and syncs slower than usual; wait until { $until }.
}
third-sync-overdue = { $stage ->
    [p2] The personnel system has no record; an admin has to make it.
   *[other] After more than { $sync_overdue } the record is not in the personnel system; the helpdesk has to look.
}
third-name-slow = The name was changed in 員工愛上網 and syncs slower than usual; wait until { $until }.
third-name-overdue = The name was changed in 員工愛上網, and after more than { $sync_overdue } the personnel system has the old one. The helpdesk has to look.
third-unmade = { $missing ->
    [both] The TPEAD account and the mailbox are
    [directory] The TPEAD account is
   *[mailbox] The mailbox is
}
third-arrival-pending = { third-unmade } not made yet{ third-until }.
third-arrival-slow = { third-unmade } not made yet, slower than usual; wait until { $until }.
third-arrival-overdue = { third-unmade } not made after more than { $sync_overdue }; the helpdesk has to look.
third-arrival-unsure = { third-unmade } not made yet; a system cannot be read, so how long it takes is not certain.
third-arrival-blocked = { third-unmade } not made, since the account is disabled.
third-change-pending = The record was just changed, and the other systems wait for the sync{ third-until }.
third-change-carried = The record was just changed, and the other systems have it too.
third-disabled-not-aligned = The 員工愛上網 account ({ $account }) is disabled. Other systems are still open, but there is no signing in.
third-disabled-portal = The 員工愛上網 account ({ $account }) is disabled and does not come back by itself.
third-enabling-pending = The account is enabled and still syncing{ third-until }.
third-disabled-directory = { third-where } disabled and does not come back by itself.
third-disabled = { third-where } disabled and does not come back by itself.
third-where = { $where ->
    [both] The account in the personnel system and TPEAD is
    [personnel] The account in the personnel system is
   *[directory] The TPEAD account is
}
third-expired = The TPEAD account ({ $account }) is past its end date. The agency can extend it once the personnel data are checked.
third-left = { $left ->
    [0] {""}
   *[other] {" "}({ $left } min to go)
}
third-locked-until-admin = The TPEAD account ({ $account }) is locked. It does not open by itself: an admin has to agree.
third-locked-again = The TPEAD account ({ $account }) is locked again, { $by ->
    [lockouts] lock number { $count } in 24 hours
   *[unlocks] after { $count } unlocks in 24 hours
}; it opens by itself at { $until }.
    Mostly an old password is saved somewhere, or somebody is trying passwords.
third-locked-both = Both accounts are locked: TPEAD ({ $account }) { $until ->
    [none] until an admin opens it
   *[other] until { $until }
}, 員工愛上網 ({ $portal_account }) { $portal_until ->
    [none] until an admin opens it
   *[other] until { $portal_until }
}.
third-locked = The TPEAD account ({ $account }) is locked and opens by itself at { $until }{ third-left }.
third-locked-portal = The 員工愛上網 account ({ $account }) is locked { $until ->
    [none] until an admin opens it.
   *[other] and opens by itself at { $until }{ third-left }.
}
third-lock-over = The TPEAD account ({ $account }) was locked before; that is over, and signing in works.
third-certificate-mismatch = The bound citizen certificate does not match the national id on record.
    It may be somebody else's card, and is good for nothing here.
third-certificate-unusable = The bound citizen certificate { $state ->
    [expired] has expired
    [revoked] was revoked
   *[suspended] is suspended
}; it has to be renewed and bound again.
third-certificate-name = The name on the citizen certificate differs from the one in { $stage ->
    [p2] the personnel data
   *[other] 員工愛上網
}; first see which is right.
third-password-must-change = The TPEAD account ({ $account }) needs a new password at the next sign-in.
third-password-expired = The password of the TPEAD account ({ $account }) has expired and has to be changed at the next sign-in.
third-binding-conflict = The binding is in conflict with somebody else's; until that is cleared, bind and rebind nothing.
third-duplicate = { $count ->
    [1] The TPEAD account ({ $accounts }) is not bound, and the system may have made another one.
        The person and an admin choose which to use.
   *[other] There are { $count } TPEAD accounts ({ $accounts }): the person chooses one, an admin retires the rest.
}
third-bind-main = There are two 員工愛上網 accounts ({ $portal_accounts }), and the main one is not bound to TPEAD ({ $account }).
third-directory-only = There is only a TPEAD account ({ $account }), so there is nothing to bind.
third-portal-only = There is only an 員工愛上網 account ({ $account }); { $stage ->
    [p0] nothing needs to be done now.
    [p1] the TPEAD account is not made yet, the system makes it.
   *[p2] without a TPEAD account there is no signing in, so an admin has to make it.
}
third-portal-only-late = There is only an 員工愛上網 account ({ $account }). The TPEAD account is overdue, and the helpdesk has to look.
third-system-binds = { $stage ->
    [p2] The new system is in use and the accounts are still not bound; the helpdesk has to look.
   *[other] The accounts are not bound yet; the system does it, and the person has nothing to do.
}
third-bind-now = 員工愛上網 ({ $portal_account }) and TPEAD ({ $account }) are not bound.
third-bind-at-once = 員工愛上網 ({ $portal_account }) and TPEAD ({ $account }) are not bound and should be at once.
    The system may have made a second TPEAD account.
third-no-hour = The TPEAD account ({ $account }) is set to sign in at no hour.
third-computers-only = The TPEAD account ({ $account }) signs in on these computers only: { $computers }.
third-no-account = No system has an account of this person; an admin has to make it first.
third-fine = { $account ->
    [none] What can be read is in order.
   *[other] The account ({ $account }) is in order in every system, neither locked nor disabled.
}
