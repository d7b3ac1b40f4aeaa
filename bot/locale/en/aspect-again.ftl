# Again, shorter
aspect-again-closed = In short: this account is not handled here, please phone the number below.
aspect-again-shared = In short: a shared account may receive mail, but to sign in to applications use the responsible person's own account.
aspect-again-unread = In short: a system does not answer, so I can't see it now; ask again in a few minutes.
aspect-again-sync = In short: your data is on its way{ $ends ->
    [none] .
   *[other] , about { $ends }.
} Nothing for you to do.
aspect-again-overdue = In short: the sync is late and a person has to look.
aspect-again-blocked = In short: your 員工愛上網 account is disabled, so the others are not made; it has to be enabled first.
aspect-again-unmade = In short: nobody has made your account yet; the admin has to.
aspect-again-change = In short: the change is being synced{ $ends ->
    [none] .
   *[other] , about { $ends }.
}
aspect-again-carried = In short: the change has arrived everywhere.
aspect-again-disabled = In short: the account is disabled and won't come back by itself; the admin enables it, then about an hour.
aspect-again-enabling = In short: it is enabled again; { $ends ->
    [none] wait for the sync.
   *[other] you can sign in about { $ends }.
}
aspect-again-expired = In short: the account's end date has passed; the agency has to extend it.
aspect-again-locked = In short: the account is locked; { aspect-clock }. Don't try the password until then.{ $can ->
    [no_address] { "\u000A" }I can't open it: no address is registered for you that a code can reach. If it is urgent, ask the admin.
    [unproven] { "\u000A" }I can't open it, since I can't confirm here that it is you; if it is urgent, ask the admin.
   *[other] {""}
}
aspect-again-both-locked = In short: both accounts are locked; TPEAD { $until ->
    [none] needs an admin.
   *[other] opens at { $until }.
}
aspect-again-locked-again = In short: it is locked again; { aspect-clock }. An old password is saved somewhere.
aspect-again-portal-locked = In short: 員工愛上網 is locked; { $ends ->
    [none] an admin has to open it.
   *[other] { aspect-clock }.
}
aspect-again-held = In short: the account is locked, and an admin has to agree before it opens.{ $act ->
    [nobody] {""}
   *[other] {" "}Shall I send the request now? Say yes and I begin.
}
aspect-again-lock-over = In short: the lock is over; you can sign in now.
aspect-again-card-name = In short: certificate and record have different names. If the record is old, the admin corrects it.
    If the certificate is, the household registration office issues a new one. Then bind the certificate.
aspect-again-card-holder = In short: this certificate does not match your record; please phone.
aspect-again-card-unusable = In short: the certificate is no longer usable; renew it and bind it again.
aspect-again-change-first = In short: change the password first, then you can sign in; the account is fine.
aspect-again-reset = In short: a forgotten password is reset; once it is certain that it's you, you choose the new one.
aspect-again-young = In short: use the new password; after { $ends } it is known everywhere.
aspect-again-unbound = In short: the two accounts are not bound; { $act ->
    [self] you can bind them here.
   *[other] wait for the admin.
}
aspect-again-portal-only = In short: you have a 員工愛上網 account only; { $stage ->
    [p2] the admin has to make a TPEAD account before you can sign in.
   *[other] nothing for you to do.
}
aspect-again-directory-only = In short: you have a TPEAD account only, so there is nothing to bind{ $stage ->
    [p2] , and it signs in to the sign-on platform.
   *[other] . The sign-on platform takes it from go-live on, not today.
        It is not the password, so please stop trying.
        If you need it earlier, only the admin of 員工愛上網 can help.
}
aspect-again-duplicate = In short: there is more than one TPEAD account; choose one and tell the admin.
aspect-again-system-binds = In short: in your agency the system binds{ $stage ->
    [p2] , but it has not yet; please phone.
   *[other] ; nothing for you to do.
}
aspect-again-conflict = In short: the bindings conflict; don't rebind it, please phone.
aspect-again-retired = In short: sign in with the TPEAD account and its password.
aspect-again-renamed = In short: the account was renamed; use the new one.
aspect-again-restricted = In short: { $computers ->
    [none] the account is set to sign in at no hour; a person has to change that.
   *[other] it may sign in on certain computers only.
}
aspect-again-application = In short: a permission is missing, nothing is broken; apply for it.
aspect-again-input = In short: the account is fine; check caps lock, full-width letters and the account name.
aspect-again-fine = In short: your account is fine.
