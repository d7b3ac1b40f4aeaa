# Short notes for the systems at a glance
glance-ok = fine
glance-locked = locked until an admin opens it
glance-locked-until = locked until { $until }
glance-disabled = disabled
glance-missing = nothing there yet
glance-waiting = waiting for the sync
glance-waiting-until = waiting for the sync, expected { $until }
glance-unread = could not be read
glance-not-needed = none, and none needed
glance-no-account = no account
glance-old-name = still the old name
glance-expired = past its end date
glance-must-change = password must be changed
glance-password-expired = password expired
glance-no-hour = set to no sign-in
glance-computers-only = certain computers only
# What belongs to no single system: binding, certificate
glance-bound = bound
glance-unbound = not bound yet
glance-main-unbound = main account not bound
glance-duplicate = { $count } TPEAD accounts, choose one
glance-conflict = conflict
glance-system-binds = not bound yet, the system does it
glance-nothing-to-bind = nothing to bind
glance-no-certificate = not bound
glance-certificate-unusable = { $state ->
    [expired] expired
    [revoked] revoked
   *[suspended] suspended
}
glance-other-name = name does not match
glance-other-holder = ID number does not match

# Where the data stopped, and whose hop that is
glance-missing-hop = The missing step: { $from ->
    [portal] 員工愛上網
   *[personnel] personnel system
} → { $to ->
    [personnel] personnel system
    [directory] TPEAD
   *[mailbox] city mailbox
}. { $owner ->
    [system] It happens by itself, so there is nobody to call for now.
    [personnel_admin] An admin has to make it.
   *[helpdesk] The service line looks into it.
}

# How long ago
status-ago = { $minutes ->
    [0] just now
    [1] 1 minute ago
   *[other] { $minutes } minutes ago
}

# What stops here
status-stranger = I don't know who you are yet, so I can't talk about an account; general questions are fine.
status-out-of-scope = This account cannot be handled here.
status-unread = I can't read this at the moment: { $portal ->
    [first] 員工愛上網
    [more] , 員工愛上網
   *[no] {""}
}{ $personnel ->
    [first] the personnel system
    [more] , the personnel system
   *[no] {""}
}{ $directory ->
    [first] TPEAD
    [more] , TPEAD
   *[no] {""}
}{ $mailbox ->
    [first] the city mailbox
    [more] , the city mailbox
   *[no] {""}
}{ $sso ->
    [first] the sign-on platform
    [more] , the sign-on platform
   *[no] {""}
}.
    So I don't know whether that part is fine, and I won't guess. Please ask me again in a few minutes.
status-shared-mail = This is a shared account used for mail only, not a person's.
    Sign in to the mailbox directly at { $mail_url }; no binding is needed.{ $stage ->
        [p2] {" "}It cannot sign in to the sign-on platform.
       *[other] {""}
    }
status-shared-account = This is a shared account, not a person's{ $stage ->
    [p2] , and it can no longer sign in to the sign-on platform.
        Move its work and permissions to the responsible person's own account.
   *[other] , and later it will not be able to sign in to the sign-on platform.
        Move its work and permissions to the responsible person's own account early.
}

# Sync
status-sync-pending = { $stage ->
    [p2] The personnel system has no record of you yet.
        員工愛上網 is retired and hands nothing over any more. An admin of the personnel system has to make it; then TPEAD follows.
   *[other] Your record in 員工愛上網 was made { status-ago } and is waiting for the sync{ $until ->
            [none] {""}
           *[other] , expected about { $until }
        }.
        It has not reached the personnel system yet; that is normal.
        The next sync is { $first }{ $last ->
            [none] {""}
           *[other] {" "}(last sync: { $last })
        }{ $hops ->
            [two] ; TPEAD and the mailbox take one more.
           *[other] .
        }
        At the latest { $latest } ({ $sync_overdue } after it was made); if it is missing then, I report it and tell you.
}
status-sync-slow = { $stage ->
    [p2] The personnel system has no record of you yet.
        員工愛上網 is retired and hands nothing over any more. An admin of the personnel system has to make it.
   *[other] Your record in 員工愛上網 was made { status-ago }, and the sync is slower than usual: wait until { $until }.
        It has not reached the personnel system. If it is still missing then, I report it and tell you.
}
status-sync-overdue = { $stage ->
    [p2] The personnel system has no record of you.
        員工愛上網 is retired and hands nothing over any more.
        An admin of the personnel system has to make your account and record.
   *[other] Your record in 員工愛上網 has been there { $since ->
            [none] for long
           *[other] since { $since }
        }, and after more than { $sync_overdue } it has not reached the personnel system.
        That is not normal, and a person has to look at it ({ $hotline }).
}
status-name-slow = Your name in 員工愛上網 was changed { status-ago }, and the sync is slower than usual: wait until { $until }.
    The personnel system has not followed. If it still has the old one then, I report it and tell you.
status-name-overdue = Your name in 員工愛上網 was changed { $since ->
        [none] long ago
       *[other] ({ $since })
    }, and after more than { $sync_overdue } the personnel system still has the old one.
    That is not normal, and a person has to look at it ({ $hotline }).
status-arrival-pending = Your record came in { status-ago }, and your { $missing ->
        [both] TPEAD account and mailbox are
        [directory] TPEAD account is
       *[mailbox] mailbox is
    } not made yet{ $until ->
        [none] {""}
       *[other] , expected about { $until }
    }.
    The personnel system has your record; that is normal.{ $until ->
        [none] {""}
       *[other] {" "}The next sync should do it{ $last ->
            [none] .
           *[other] {" "}(last sync: { $last }).
        }
    }
    At the latest { $latest }; if nothing has come by then, I report it and tell you.
status-arrival-slow = Your record came in { status-ago }, and your { $missing ->
        [both] TPEAD account and mailbox are
        [directory] TPEAD account is
       *[mailbox] mailbox is
    } still not made, slower than usual: wait until { $until }.
    The personnel system has your record. If nothing has come by then, I report it and tell you.
status-arrival-overdue = Your { $missing ->
        [both] TPEAD account and mailbox are
        [directory] TPEAD account is
       *[mailbox] mailbox is
    } still not made after more than { $sync_overdue }. That is not normal.
    Your record has been in the personnel system { $since ->
        [none] for long
       *[other] since { $since }
    }, so a person has to look at it ({ $hotline }).
status-change-pending = Your record was changed { status-ago }; the other systems follow with the { $until ->
    [none] sync.
        Whether they have, I can only say once I can read them.
   *[other] next sync ({ $until }).
        If something does not fit, try again after that{ $last ->
            [none] .
           *[other] {" "}(last sync: { $last }).
        }
}{ $latest ->
    [none] {""}
   *[other] {""}
        At the latest { $latest }; if it is still the old one then, I report it and tell you.
}
status-change-carried = Your record was changed { status-ago }, and a sync has run since: the other systems have it.
status-arrival-unsure = Your record reached the personnel system { status-ago }, and your { $missing ->
        [both] TPEAD account and mailbox are
        [directory] TPEAD account is
       *[mailbox] mailbox is
    } not made yet.
    員工愛上網 does not answer at the moment, so I cannot say when; once it does, I can look again.
status-arrival-blocked = Your { $missing ->
        [both] TPEAD account and mailbox are
        [directory] TPEAD account is
       *[mailbox] mailbox is
    } not made, and will not be while your 員工愛上網 account is disabled.
    Your record is in the personnel system.

# Disabled
status-disabled-not-aligned = Your 員工愛上網 account ({ $account }) is disabled. Other systems still show you as enabled, but you cannot sign in all the same.
    It does not come back by itself: the portal admin decides about enabling it.
    Ask them to check both 員工愛上網 and TPEAD. Once it is enabled, the sync takes about an hour.
    { status-sends }
status-disabled-portal = Your 員工愛上網 account ({ $account }) is disabled and does not come back by itself.
    The portal admin decides about enabling it; ask them to check both 員工愛上網 and TPEAD.
    Once it is enabled, the sync takes about an hour.
    { status-sends }
status-enabling-pending = Your account was enabled { status-ago } but has not been synced yet{ $until ->
        [none] {""}
       *[other] , expected about { $until }
    }.
    You cannot sign in now; allow about an hour from the enabling.{ $until ->
        [none] {""}
            The sync that has run since passed it by. Ask me again in a while; if it stays so, an agency admin decides about it.
       *[other] {" "}Sign in after the next sync.
    }
status-disabled-directory = Your account in { $where ->
        [both] the personnel system and TPEAD
        [personnel] the personnel system
       *[directory] TPEAD
    }{ $account ->
        [none] {""}
       *[other] {" "}({ $account })
    } is still disabled, while 員工愛上網 has you enabled.
    So it will not come back by itself. An agency admin decides about enabling it.
    { status-sends }
status-disabled = Your account in { $where ->
        [both] the personnel system and TPEAD
        [personnel] the personnel system
       *[directory] TPEAD
    }{ $account ->
        [none] {""}
       *[other] {" "}({ $account })
    } is disabled.
    The admin of the personnel system (機關人員職務管理) decides about enabling it.
    { status-sends }
status-expired = Your TPEAD account ({ $account }) is past its end date ({ $since }), for example a contract's.
    The agency can extend it after checking with personnel.

# Locked
status-lock-lasts = { $left ->
    [0] {""}
   *[other] { $lasts ->
        [0] {""}
       *[other] {""}
            A lock lasts { $lasts } minutes, counted from its start.
    }
}
status-locked-until-admin = Your TPEAD account ({ $account }) has been locked since { $since }. An admin has to agree before it is opened.
    This lock does not open by itself.{ "\u000A" }{ status-sends }
status-sends = { $can ->
    [frozen] While your account is frozen I send no request.
    [asked] Your request for it is under way.
    [after] I can send a request for it once the one that is under way is done or cancelled.
    [unread] One system does not answer, so I can't send the request now; ask the admin directly.
    [disabled] It is disabled too, so it has to be enabled first.
    [no_address] I can't send the request for you: no address is registered for you that a code can reach. Ask the admin directly.
    [unproven] I can't send the request for you, because I can't confirm here that it is you. Ask the admin directly.
    [refused] Please ask the admin.
   *[yes] I can send the request for you.
}
status-locked-again = Your TPEAD account ({ $account }) is locked again, { $by ->
        [lockouts] lockout number { $count }
       *[unlocks] after { $count } unlocks
    } in 24 hours, until { $until }.
    Usually an old password is saved somewhere: phone mail, a mapped drive, saved Wi-Fi, a second PC. Check those first.
    I don't unlock it this time: { $most } times a day is the most.
    After that the helpdesk has to look, so that nobody who is guessing gets help.
    If you did not do this yourself, somebody may be trying your password: call { $hotline } now.
status-locked-both = Two of your accounts are locked: TPEAD ({ $account }) until { $until ->
        [none] an admin opens it
       *[other] { $until }
    }, and 員工愛上網 ({ $portal_account }) until { $portal_until ->
        [none] an admin opens it
       *[other] { $portal_until }
    }.
    { $can ->
        [frozen] While your account is frozen I unlock nothing.
        [asked] Your request to unlock TPEAD is under way.
        [after] I can unlock TPEAD once the request that is under way is done or cancelled.
        [unread] I can't unlock TPEAD now: one system does not answer, so I can't see whether you are disabled there.
        [disabled] The account is disabled, so opening the lock would not let you in, and I don't.
        [no_address] I can't unlock TPEAD: no address is registered for you that a code can reach. If it is urgent, ask the admin.
        [unproven] I can't unlock TPEAD, because I can't confirm here that it is you. If it is urgent, ask the admin.
        [refused] For TPEAD, ask the admin if it is urgent.
       *[yes] I can unlock TPEAD for you now.
    }
    For 員工愛上網, ask the admin if it is urgent.
status-locked = Your TPEAD account ({ $account }) was locked { status-ago } and stays so until { $until }, when it opens by itself.{ status-lock-lasts }
    { $can ->
        [frozen] While your account is frozen I unlock nothing.
        [asked] Your request to unlock it sooner is under way.
        [after] I can unlock it once the request that is under way is done or cancelled.
        [unread] I can't unlock it now: one system does not answer, so I can't see whether you are disabled there.
            If it is urgent, ask the admin.
        [disabled] The account is disabled, so opening the lock would not let you in, and I don't.
        [no_address] I can't unlock it: no address is registered for you that a code can reach. If it is urgent, ask the admin.
        [unproven] I can't unlock it, because I can't confirm here that it is you. If it is urgent, ask the admin.
        [refused] If it is urgent, ask the admin.
       *[yes] If it is urgent, I can unlock it for you now, or you can ask the admin.
    }
    Please don't try the password again before it is open.{ $beside ->
        [none] {""}
       *[other] {""}
            Your 員工愛上網 account ({ $beside }) is a different one and is not locked{ $computer ->
                [yes] ; the PC asks for the TPEAD account.
               *[no] .
            }
    }
status-locked-portal = Your 員工愛上網 account ({ $account }) is locked until { $until ->
    [none] an admin opens it.
   *[other] { $until }, when it opens by itself.{ status-lock-lasts }
        I cannot open this one; if it is urgent, ask the admin.
}{ $directory_account ->
    [none] {""}
   *[other] {""}
        Your TPEAD account ({ $directory_account }) is not locked; you can sign in with it now.
}
status-lock-over = The lock on your TPEAD account ({ $account }) is over ({ $ended }); you can try again now. Check caps lock and the input method first.

# Certificate
status-certificate-mismatch = The id on the bound citizen certificate does not match your record, so it cannot be used for anything. Please call { $hotline } now.
status-certificate-unusable = Your bound citizen certificate { $state ->
        [expired] has expired
        [revoked] was revoked
       *[suspended] is suspended
    } and cannot reset a password.
    Renew it and bind it again.
    If you forget the password meanwhile, I can ask your agency's admin to let you choose a new one.
status-certificate-name = The name on your citizen certificate is not the one in { $stage ->
        [p2] the personnel system
       *[other] 員工愛上網
    }.
    { $differs ->
        [marks] Only a dot, a space or the width of letters differs.
            They look alike but are not the same sign, and names are compared exactly.
            No new certificate is needed: have the admin write the record just as the certificate has it.
            Wait one hour for the sync, check that both have changed, then bind the certificate.
       *[name] It depends on which one is right. If the record is old, have the admin correct it.
            Wait one hour for the sync, check that both have changed, then bind the certificate.
            The certificate may still have the old name, from before a marriage or a change of name.
            Then take your ID to the household registration office, have a new one issued, and bind that.
    }

# Password
status-password-must-change = Your TPEAD account ({ $account }) has to change its password at the next sign-in.
    Sign in at { $sign_on_url } and choose a new one when asked.
    If you do not remember the old one, reset it with the citizen certificate that you bound.
    Without one, I can ask your agency's admin for you. Once approved, you choose a new one yourself on a page.
status-password-expired = The password of your TPEAD account ({ $account }) has expired ({ $since }).
    Sign in at { $sign_on_url } and choose a new one when asked.
    If you do not remember the old one, reset it with the citizen certificate that you bound.
    Without one, I can ask your agency's admin for you. Once approved, you choose a new one yourself on a page.

# Binding
status-binding-conflict = There is a conflict in how your account is bound: one side is already bound to another account.
    The admins of both agencies have to clear it up, and I can't say whose it is.
    Don't rebind in the meantime; if it is urgent, call { $hotline }.
status-duplicate = { $count ->
    [1] Your TPEAD account ({ $accounts }) was never bound to your 員工愛上網 account. The system may have made a second one for you.
        Settle with the admin which one to use; the admin retires the other.
   *[other] You have { $count } TPEAD accounts ({ $accounts }).
        Decide which one to use and tell the admin, who retires the rest.
}
status-bind-main = You have two 員工愛上網 accounts ({ $portal_accounts }) and one TPEAD account ({ $account }), and the main one is not bound.
    { $stage ->
        [p2] 員工愛上網 is retired: you don't have to bind it yourself, and no longer can.
            Call { $hotline } about which TPEAD account to use.
       *[other] { status-binds-here }
            Or sign in at { $sign_on_url }, 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and bind it there.
            The system makes a TPEAD account for the other.
    }
status-directory-only = You have a TPEAD account ({ $account }) and no 員工愛上網 account, so there is nothing to bind.
    { $stage ->
        [p2] Just sign in to the sign-on platform with it.
       *[other] It signs in to the sign-on platform from go-live on; if you need that now, ask the admin.
    }
status-portal-only = You have a 員工愛上網 account ({ $account }) only{ $stage ->
    [p0] , and there is nothing for you to do now.
        { $joins ->
            [no] In agencies that have not joined the city's directory, like yours and most schools, hardly anybody has a TPEAD account.
                The system makes and binds them.
           *[yes] The system will make a TPEAD account and bind it.
        }
        Until then it counts as unbound, which does not stop you from signing in.
    [p1] , and no TPEAD account yet.
        The system makes one and binds it, please wait a little.
   *[p2] . Without a TPEAD account you cannot sign in to the sign-on platform.
        Ask the admin of the personnel system to make the account and your record.
}
status-portal-only-late = You have a 員工愛上網 account ({ $account }) only; your TPEAD account is missing.
    TPEAD accounts were made for everybody more than { $sync_overdue } ago, so please call { $hotline }.
status-system-binds = Your agency does not bind by itself: the system binds your 員工愛上網 and TPEAD accounts{ $stage ->
    [p2] .
        It is live by now and yours are still not bound, so please call { $hotline }.
   *[other] , and there is nothing for you to do.
        Until then they count as unbound, which does not stop you from signing in.
}
status-binds-here = { $can ->
    [frozen] While your account is frozen I bind nothing.
    [asked] Your request to bind them is under way.
    [after] You can bind them here once the request that is under way is done or cancelled.
    [unread] One system does not answer, so it can't be done here now; ask me again in a few minutes.
    [disabled] The account is disabled and has to be enabled first.
    [no_address] I can't bind them here: no address is registered for you that a code can reach.
    [unproven] I can't bind them here, because I can't confirm that it is you.
    [refused] I can't bind them here for you now.
   *[yes] You can bind them here: I give you a page for the code and both accounts with their passwords.
}
status-bind-now = Your 員工愛上網 ({ $portal_account }) and TPEAD ({ $account }) accounts are not bound.
    { status-binds-here }
    Or sign in at { $sign_on_url }, 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and enter the two accounts one after the other.
status-bind-at-once = Your 員工愛上網 ({ $portal_account }) and TPEAD ({ $account }) accounts are not bound: bind them at once.
    The day on which accounts were made has passed, and a second TPEAD account may exist for you by now.
    { status-binds-here }
    Or sign in at { $sign_on_url }, 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and enter the two accounts one after the other.

# Restricted sign-in
status-no-hour = Your TPEAD account ({ $account }) is set so that it may sign in at no hour.
status-computers-only = Your TPEAD account ({ $account }) may sign in on these computers only: { $computers }.
    Try one of them; if that is wrong, the directory team can change it.

# Fine
status-no-account = I found no account of yours in any system. { $stage ->
    [p2] Ask the admin to make your account and record in the personnel system.
   *[other] Ask the admin to make your account in 員工愛上網; the sync does the rest.
}
status-fine = { $account ->
    [none] I looked in every system, and all is fine.
   *[other] Your account ({ $account }) is fine in every system: not locked, not disabled{ $bound ->
        [yes] , and bound to 員工愛上網.
       *[no] .
    }
}

# On a wish
advice-bind-first = Your 員工愛上網 and TPEAD ({ $account }) accounts are not bound, so changing the password now would not reach TPEAD.
    { $by ->
        [system] In your agency the system binds them; if you need a new password before that, ask an admin of the personnel system.
        [admin] First you and an admin decide which TPEAD account to use.
       *[self] Bind first: you can do that here, with both passwords; if you forgot the TPEAD password, ask an agency admin.
    }
advice-admin-resets = If you forgot the password, I can ask your agency's admin for you.
    Once approved, you choose a new one yourself on a page, and nobody else sees it.
    It changes TPEAD ({ $account }){ $mailbox ->
        [same] {" "}and the mailbox of the same name
        [other] , not the mailbox, which has another name
       *[none] {""}
    }.{ $stage ->
        [p2] {""}
       *[other] {" "}The 員工愛上網 password stays.
    }
    Bind your certificate afterwards, then you can do it yourself next time.
advice-reset-by-certificate = You have a citizen certificate bound, so you can choose 忘記密碼 at { $sign_on_url } and do it yourself.
    Or press "Choose a new password" here, confirm it's you, and choose it on a page.
    It changes TPEAD ({ $account }){ $mailbox ->
        [same] {" "}and the mailbox of the same name
        [other] , not the mailbox, which has another name
       *[none] {""}
    }.{ $stage ->
        [p2] {""}
       *[other] {" "}The 員工愛上網 password stays.
    }
advice-password-young = The password of your TPEAD account ({ $account }) was changed a short while ago ({ $since }); until { $until } it may not work everywhere.
    The old one may still work in places. Use the new one and try again a little later.{ $mailbox ->
        [other] {""}
            Your mailbox has another name and kept its password.
       *[same] {""}
    }{ $stage ->
        [p2] {""}
       *[other] {""}
            The 員工愛上網 password did not change.
    }
advice-use-directory = 員工愛上網 is retired, and its account and password no longer sign in. Use your TPEAD account ({ $account }) and its own password.
advice-renamed = Your TPEAD account was renamed; the old name ({ $former }) no longer signs in. Use the new single account.
    I don't write it in a chat: press the button below and confirm it's you to see it, or ask the admin.
    If it is the new one that fails, check caps lock and full-width letters, or call { $hotline }.
advice-application-missing = An application that is missing on the sign-on page is a matter of permission: apply to the sign-on platform of the IT department.
advice-check-input = Your account looks fine, so it may be the typing.
    Check caps lock, full-width letters and whether it is the right account.
    { $stage ->
        [p2] It must be TPEAD{ $account ->
            [none] {""}
           *[other] : { $account }
        }.
       *[other] The sign-on platform takes the 員工愛上網 account, or TPEAD if they are bound.
    }
    Use "show password" while typing; or type it in Notepad, paste it and close Notepad without saving.
    If it still fails, tell me the sentence on the screen, or call { $hotline }.
