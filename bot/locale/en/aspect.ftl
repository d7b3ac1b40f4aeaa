# One aspect of a matter. Times are given in minutes and by the clock
aspect-clock = it opens{ $left ->
    [0] {""}
    [one] {" "}in about 1 minute,
   *[other] {" "}in about { $left } minutes,
} at { $ends }

# Until when
aspect-until-lock = There is nothing to do: { aspect-clock }.
aspect-until-both-locked = TPEAD: { $until ->
    [none] an admin has to open it
   *[other] { $left ->
        [0] {""}
       *[other] about { $left } more minutes,{" "}
    }it opens at { $until }
}. 員工愛上網: { $portal_until ->
    [none] an admin has to open it.
   *[other] it opens at { $portal_until }.
}
aspect-until-portal-locked = { $ends ->
    [none] This lock does not open by itself; the portal admin has to open it.
   *[other] Nothing to do: { aspect-clock }.
}
aspect-until-held = This lock has no end of its own; once an admin agrees I open it at once.
aspect-until-off = Not by itself, however long you wait (what ends after { $auto_unlock } is a lock).
    About an hour after your admin enables it, once the sync has run.
aspect-until-enabling = { $ends ->
    [none] I can't say: the sync that has run since passed it by. Ask me again in a while and I look once more.
   *[other] Expected about { $ends } (the next sync{ $left ->
        [0] {""}
       *[other] , in about { $left } minutes
    }); sign in after that.
}
aspect-until-expired = Not by itself; once the agency has extended it, about an hour for the sync.
aspect-until-sync = { $ends ->
    [none] { $latest ->
        [none] I can't say right now; once I can read the records I look again.
       *[other] The sync runs at intervals of { $sync_every } and takes longer with much data, so I can't say which one brings it.
            At the latest { $latest }, and if it is missing then, I report it and tell you.
    }
   *[other] The sync runs at intervals of { $sync_every } and takes longer with much data.
        Expected about { $ends }{ $late ->
        [none] .
        [same] , which is also the latest; if it is missing then, I report it and tell you.
       *[later] , at the latest { $latest }; if it is missing then, I report it and tell you.
    }
}
aspect-until-overdue = I can't say any more: it is past the normal { $sync_overdue }, and waiting longer won't bring it. A person has to look.
aspect-until-unmade = There is no time yet: somebody has to make your account and record first.
    After that it takes one or two syncs (at intervals of { $sync_every }).
aspect-until-change = { $ends ->
    [none] I can't read the other systems now, so I can't say; ask me again in a while.
   *[other] Expected about { $ends }{ $latest ->
        [none] .
       *[other] , at the latest { $latest }; if it is still the old one then, I report it.
    }
}
aspect-until-unread = I don't know when it will answer again; usually minutes. I can tell you as soon as it does.
aspect-until-not-by-itself = Waiting won't end this; a person has to act.
aspect-until-nothing = { $row ->
    [D42] There is nothing to wait for: the account is not locked, not disabled, and waits for no sync.
        If it still fails, tell me what the screen says.
   *[other] There is nothing to wait for; you can sign in now.
}
aspect-until-new-name = No waiting: with the { $row ->
    [D36] new single account
   *[other] TPEAD account
} you can sign in now.
aspect-until-card-name = Not by itself.
    If the record is old: once the admin has corrected it, about an hour for the sync.
    If the certificate is old: as soon as you have the new one.
    Then you can bind it.
aspect-until-card-unusable = Not by itself; a renewed certificate works as soon as you have bound it again.
aspect-until-change-first = Not by itself; you can sign in the moment you have changed the password.
aspect-until-reset = { $row ->
    [D21] With your citizen certificate, at once: the new password works as soon as you set it.
        Without the card, an admin has to approve first.
   *[other] That depends on how soon the admin answers; if one takes too long I ask the next, or the helpdesk.
        Once approved, your new password works as soon as you set it.
}
aspect-until-young = Until { $ends } (about { $left } minutes) the old password may still work in places; after that only the new one.
aspect-until-unbound = Nothing to wait for: it takes effect the moment you bind.
    { $stage ->
    [p0] Accounts will be made for whoever is still unbound later, so the sooner the better.
   *[other] The sooner the better.
}
aspect-until-directory-only = { $stage ->
    [p2] You can sign in now, with the TPEAD account ({ $account }).
   *[other] On the sign-on platform not before go-live; which day that is I don't know. The PC goes on working meanwhile.
        If you need the platform earlier, only the admin of 員工愛上網 can give you an account there.
        Waiting and trying again change nothing.
}
aspect-until-portal-only = { $stage ->
    [p2] Not by itself: an admin has to make it in the personnel system; after that about an hour for the sync.
   *[other] The system makes it and binds it, and you can sign in without waiting. When it is your turn I don't know.
}
aspect-until-system-binds = { $stage ->
    [p2] It should have been bound long ago, so I can't say; a person has to look.
   *[other] The system binds them; when it is your turn I don't know. Until then sign in as you do now.
}

# Since when
aspect-since-lock = { $began ->
    [none] No system says since when it has been locked.
   *[other] It was locked at { $began }{ $minutes ->
        [0] {""}
       *[other] {" "}({ $minutes } minutes ago)
    }{ $ends ->
        [none] .
       *[other] .
            The time counts from then, not from when you ask me; { aspect-clock }.
            Asking again or restarting the computer does not start it over.
    }
}
aspect-since-off = No system says when it was disabled; only the admin can look that up.
aspect-since-expired = Its end date was { $began }; it cannot sign in since then.
aspect-since-sync = { $began ->
    [none] The systems only say that it has been there for long.
   *[other] The record came at { $began }{ $minutes ->
        [0] {""}
       *[other] {" "}({ $minutes } minutes ago)
    }, and the waiting counts from then.
}
aspect-since-change = { $began ->
    [none] No system says when it was changed.
   *[other] It was changed at { $began }{ $minutes ->
        [0] {""}
       *[other] {" "}({ $minutes } minutes ago)
    }.
}
aspect-since-password = { $began ->
    [none] It was set so that you change it at the next sign-in; no system says when.
   *[other] Since { $began }.
}
aspect-since-new-name = What I can read does not say on which day. { $row ->
    [D36] Accounts are renamed in batches,
   *[other] The whole city retired it at once,
} and from then on the old one no longer signs in.
aspect-since-unknown = What I can read does not say since when.

# Why
aspect-why-lock = After too many wrong passwords in a short time the system locks the account, so that nobody can keep guessing.
    It may not have been you: phone mail, a mapped drive, saved Wi-Fi or a second PC with an old password.
aspect-why-held = Too many wrong passwords locked it, perhaps from a device that has an old one saved.
    An ordinary lock opens by itself after a while. On this account it is set to stay until an admin agrees, however long you wait.
aspect-why-off = { aspect-why-only-there }Usually because somebody left, moved, is on leave, or a contract ended.
    Who did it and why no system says; your agency's admin has to find out, and decides about enabling it.
aspect-why-only-there = { $row ->
    [D13] { $portal_account ->
        [none] {""}
       *[other] 員工愛上網 and TPEAD are two accounts: 員工愛上網 is not the disabled one, and it does not switch TPEAD on by itself.{ "\u000A" }
    }
   *[other] {""}
}
aspect-why-expired = The account has an end date, usually that of a contract. It passed ({ $began }), so it cannot sign in any more.
aspect-why-sync = Data moves at intervals of { $sync_every }, hop by hop: 員工愛上網 → personnel system → TPEAD and mailbox.
    So it has to wait.
aspect-why-overdue = Normally it takes no more than two syncs, so it is stuck somewhere. Where and why only the helpdesk can find out.
aspect-why-unmade = Because nobody has made an account for you yet, so there is nothing to sync.
aspect-why-card-name = The name on the certificate is not exactly the one on record, so the system can't take it for the same person.
    A changed name, a rare character or a space is enough.
aspect-why-card-holder = Because the ID on the certificate does not match your record; to be safe, it cannot be used for anything.
aspect-why-card-unusable = Because the certificate { $state ->
    [expired] has expired
    [revoked] was revoked
   *[suspended] is suspended
}; that is its issuer's decision, and neither I nor an admin can change it.
aspect-why-change-first = You have to choose a new password before you can sign in.
    The present one { $began ->
    [none] was set to be changed at the next sign-in, as with a new account or after somebody reset it
   *[other] is past its last day ({ $began })
}.
    The account is neither locked nor disabled.
aspect-why-reset = No system keeps passwords in a readable form, so a forgotten one can only be reset.
    That replaces it, so I have to confirm it's you first.
aspect-why-young = The password was changed just now, and the new one takes a while to reach every server.
    Until then both may be accepted here and there.
aspect-why-bind = 員工愛上網 and TPEAD are two separate accounts; binding tells the systems that both are you. Without it they cannot know.
aspect-why-directory-only = { $stage ->
    [p2] Nothing keeps you out: the sign-on platform takes your TPEAD account ({ $account }) now.
   *[other] Before go-live the sign-on platform asks for a 員工愛上網 account, and you have none; TPEAD alone opens the PC only.
        It is not the password, so please stop trying it: too many wrong tries lock the account.
}
aspect-why-duplicate = Because 員工愛上網 and TPEAD were not matched before go-live.
    The system did not know that the TPEAD account was yours, and may have made another one.
aspect-why-conflict = The bindings of your account contradict each other. I can't say more; a person has to clear it up to be safe.
aspect-why-retired = Because 員工愛上網 is retired, and the sign-on takes TPEAD accounts only.
aspect-why-renamed = Because your TPEAD account was renamed to a single account, and the old name no longer signs in.
aspect-why-restricted = Because this account may sign in at certain hours or on certain computers only.
    That is a rule of the agency, not a matter of the password.
aspect-why-application = Because you don't have the permission for that application, so the sign-on page does not list it. The account itself is fine.
aspect-why-input = The account looks fine, so it is most likely the typing.
    Check caps lock, full-width letters, another account's name, or a saved old password.
aspect-why-fine = The account is fine, so it gives no reason; it may be the typing, the network, or the application itself.
aspect-why-closed = Accounts of this kind are not handled here, and I can't give the reason.
aspect-why-shared = Because it is a shared account and belongs to no single person; a single account is for one person only.
aspect-why-unread = Because a system does not answer me, so I can't see that part and won't guess.
    Before I unlock, bind or enable anything, I have to see that you are disabled nowhere.
    With one system missing I might open an account that has to stay closed, so I wait.

# Who
aspect-who-lock = The system locked it by itself, nobody did it. To have it opened sooner, ask:
aspect-who-off = Who disabled it no system says. To learn why and to have it enabled, ask:
aspect-who-expired = To have the end date extended, turn to:
aspect-who-sync = The sync runs by itself, and I report it when it is late. To ask before that:
aspect-who-overdue = I have reported it, and the helpdesk has it. To hurry it up:
aspect-who-password = If you know the present password you change it yourself. If you forgot it, this admin has to approve a reset:
aspect-who-nobody = Nobody is needed for this. If something is wrong all the same:
aspect-who-directory-only = { $stage ->
    [p2] Nobody is needed for this. If something is wrong all the same:
   *[other] Whoever needs the sign-on platform before go-live asks the admin of 員工愛上網, who can make an account there; I can't. That is:
}
aspect-who-renamed = Nobody changed yours alone: the city renames TPEAD accounts to single accounts in batches.
    Whether you were told at the time I can't see; if you were not, I'm sorry for the vain tries. To ask about it:
aspect-who-retired = Nobody closed yours: the city retired 員工愛上網 as a whole, for everybody, and the single account takes its place.
    To ask about it:
aspect-who-conflict = Whose it is I can't say; that protects both of you.
    The admins of both agencies clear it up: yours is named below, the helpdesk finds the other agency's:
aspect-who-them = For this, ask:

# How
offer-address = { $can ->
    [no_address] { "\u000A" }I can't do it: no address is registered for you that a code can reach.
        To do it here yourself another time, have { offer-who-registers } put an address that you can read on your record.
    [unproven] { "\u000A" }I can't do it, because I can't confirm here that it is you.
   *[other] {""}
}
aspect-how-lock = Wait until { $ends }, when it opens by itself, and don't try the password until then.
    { $act ->
    [self] If you can't wait, press "{ do-unlock }" below and enter the code mailed to you; I open it at once.
   *[other] If you can't wait, ask the admin.{ offer-address }
}
    Change the old password saved in phone mail, mapped drives or another PC first, or it locks again.
aspect-how-locked-again = A device still has the old password and keeps signing in, so change it there first.
    On a phone: in the mail app's account settings, or remove that mailbox from the phone.
    Disconnect mapped drives and Wi-Fi and sign in to them again. Sign out on a second PC.
    It opens at { $ends }; if it was not you, call { $hotline } now.
aspect-how-portal-locked = { $ends ->
    [none] Ask the portal admin to open it.
   *[other] Wait until { $ends }, when it opens by itself, or ask the portal admin.
}{ $directory_account ->
    [none] {""}
   *[other] {" "}Meanwhile you can sign in with your TPEAD account ({ $directory_account }).
}
aspect-how-held = { $act ->
    [nobody] Only an admin can open this lock, so ask them directly.{ offer-address }
   *[other] Press "{ do-unlock }" below and enter the code mailed to you.
        I send the request to the admin, and once it is approved I open it and tell you.
}
aspect-how-off = { $act ->
    [admin] Press "{ do-enable }" below and enter the code mailed to you. I send the request to the admin.
        Once approved, and about an hour of sync later, you can sign in.
   *[other] Ask the admin to check both 員工愛上網 and TPEAD and enable them. Sign in about an hour later, after the sync.{ offer-address }
}
aspect-how-expired = Your unit confirms the contract, then the admin of the personnel system extends the account; I can open a ticket for it.
aspect-how-wait = { $row ->
    [D9] Do nothing, just wait for the sync; if something does not fit, sign in again after that.
    [D12] Do nothing, just wait for the sync; press "{ tell-when }" and I will.
   *[other] Do nothing, and don't have an account made by hand; just wait for the sync. Press "{ tell-when }" and I will.
}
aspect-how-overdue = I have reported it already. To hurry it up, call { $hotline }.
    Don't have an account made by hand: it would give you two records that do not match.
aspect-how-unmade = Ask the admin to make your account and record { $stage ->
    [p2] in the personnel system (機關人員職務管理)
   *[other] in 員工愛上網
}; the sync does the rest.
aspect-how-type = 1. Check which account you type ({ $stage ->
    [p2] it must be the TPEAD account
   *[other] the 員工愛上網 account, or the TPEAD account if they are bound
}).
    2. Check caps lock and full-width letters. Use "show password", or type it in Notepad and paste it without saving.
    3. If it still fails, tell me the sentence on the screen.
aspect-how-nothing = { $stage ->
    [p2] { $row ->
        [D32] There is nothing you can do yourself; ask the helpdesk why it is not bound yet.
       *[other] Ask the admin of the personnel system to make your TPEAD account and record; then about an hour.
    }
   *[other] There is nothing for you to do; sign in as you do now.
}
aspect-how-closed = I can't help with this account; please phone the number below.
aspect-how-shared = If it only receives mail, sign in at { $mail_url }.
    If it signs in to applications, move the work and the permissions to the responsible person's own account.
aspect-how-unread = Nothing for now; ask me again in a few minutes. If it is urgent, call { $hotline }.
aspect-how-card-name = First see which one is right.
    If the record is old: have the admin make it exactly the name on the certificate. Wait about an hour for the sync.
    Sign in, check that both have changed, then bind the certificate again.
    If the certificate is old (from before a marriage or new name): the household registration office issues one. Take your ID card.
    Then bind that one.
aspect-how-card-holder = Call { $hotline }; until then don't use that certificate for anything.
aspect-how-card-unusable = 1. Renew it at its issuer.
    2. Bind it again at { $sign_on_url }.
    If you forget the password meanwhile, I can ask the admin for a reset.
aspect-how-change-first = Sign in at { $sign_on_url } with the present password.
    It asks you for a new one: at least 8 characters, with upper case, lower case, digit and symbol.
    If you forgot the present one too, press "{ do-reset-password }" below.
aspect-how-reset = { $row ->
    [D21] You have a certificate bound: "忘記密碼" at { $sign_on_url } is the fastest.
        Without the card at hand press "{ do-reset-password }" below, and an admin approves it.
   *[other] Press "{ do-reset-password }" below and confirm on the page that it's you. I send the request to the admin.
        Once it is approved, you choose the new password yourself on a page.
}
aspect-how-young = Use the new password; where it fails, try again after { $ends }.
    Change the old one saved on your phone or another PC, or it will lock you out.
aspect-how-unbound = { $act ->
    [self] Press "{ do-bind }" below and enter the code and both accounts with their passwords on the page.
        Or sign in at { $sign_on_url }, choose 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and enter the two accounts one after the other.
   *[other] { $can ->
        [no_address] Sign in at { $sign_on_url } yourself, choose 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and enter the two accounts one after the other.{ offer-address }
        [unproven] Sign in at { $sign_on_url } yourself, choose 常用選單 → 電子認證 → 重新綁定 TPEAD 帳號, and enter the two accounts one after the other.{ offer-address }
       *[other] An admin has to do it; you don't need to bind anything yourself.
    }
}
aspect-how-directory-only = { $stage ->
    [p2] Just sign in with your TPEAD account ({ $account }); there is nothing else to do.
   *[other] On the PC as ever. For the sign-on platform there is no way before go-live but an account of 員工愛上網, from its admin.
        If you need it now, tell me to open a ticket, and say what for and until when.
}
aspect-how-duplicate = Decide which one you will use, for example the one that starts your computer. Tell the admin, who retires the other.
    I can put your choice on a ticket.
aspect-how-conflict = Don't rebind it yourself; call { $hotline } so that a person clears it up.
aspect-how-retired = Sign in at { $sign_on_url } with your TPEAD account ({ $account }) and its own password.
aspect-how-renamed = Use the new single account with the same password.
    I don't write the new name in a chat. Press "{ account-open }" below: a page shows it once you have confirmed it's you.
aspect-how-restricted = { $computers ->
    [none] The directory team has to change the hours at which it may sign in.
   *[other] Sign in on one of these computers: { $computers }. If that is wrong, ask the directory team to change it.
}
aspect-how-application = Apply to the city's sign-on platform for that application's permission; after that, sign in again and it is there.

# Whether
aspect-password-locked = That depends: while it is locked even the right password is refused, so nobody can tell yet.
    Your password was not changed; try it once the lock is over.
aspect-young-elsewhere = { $mailbox ->
    [other] { "\u000A" }The mailbox has another name and keeps its own password for good.
   *[same] {""}
}{ $stage ->
    [p2] {""}
   *[other] { "\u000A" }員工愛上網 keeps the old one for good, too.
}
aspect-is-it-the-password = { $group ->
    [locked] { $row ->
        [D17] Not necessarily the same: each account has its own password, so enter that of the account you sign in with.
            Only 員工愛上網 is locked, and no password was changed.
       *[other] { aspect-password-locked }
    }
    [disabled] No, it is not the password. The account is disabled, so the right one is refused too, and changing it would not help.
    [sync] No, it is not the password. The data has not arrived yet, so the right one is refused too.
    [password] { $row ->
        [D21] { aspect-whether-reset }
        [D22] { aspect-whether-reset }
        [D37] The password is changed: TPEAD takes the new one. Until { $ends } some places may still take the old one, after that only the new one.{ aspect-young-elsewhere }
       *[other] Yes, it is the password: choose a new one first.
    }
    [binding] { $act ->
        [self] No need to show me a password, and none changes.
            For the binding you enter both on a secure page only; afterwards each account keeps its own.
       *[other] No, binding has no influence on whether a password is right; each account has its own.
    }
    [access] { $row ->
        [D36] No new password is needed: only the account was renamed, and the new name goes with the same password.
        [D35] It takes the TPEAD password{ $computer ->
            [yes] , the one that starts your computer
           *[no] {""}
        }; that of 員工愛上網 no longer works.
       *[other] That depends: I can't see passwords, only the state of the account, and the state does not point at the password.
    }
    [fine] Possibly: the account is fine, neither locked nor disabled, so a mistyped password or account name is the most likely cause.
   *[other] That depends: I can't see passwords, only the state of the account, and the state does not point at the password.
}
aspect-whether-lock = No, not yet: the TPEAD account ({ $account }) is still locked; { aspect-clock }.
    { $computer ->
    [yes] The computer and whatever else uses it refuse you until then,
   *[no] Whatever uses it refuses you until then,
} even with the right password.
    The time counts from { $began }, when it was locked; the password itself was not changed and works again afterwards.{ $meanwhile ->
    [none] {""}
   *[other] { "\u000A" }Meanwhile your 員工愛上網 account ({ $meanwhile }) signs in to the sign-on platform.
}
aspect-whether-both-locked = No, not yet: TPEAD ({ $account }) and 員工愛上網 ({ $portal_account }) are both locked, so neither lets you in now.
    The passwords were not changed and work again afterwards.
aspect-whether-portal-locked = That depends: only the 員工愛上網 account is locked, TPEAD is not. { $ends ->
    [none] An admin has to open this lock.
   *[other] About the lock: { aspect-clock }.
}
    The password was not changed.{ $directory_account ->
    [none] {""}
   *[other] { "\u000A" }The TPEAD account ({ $directory_account }) works now, with TPEAD's own password; the two are separate and may differ.
}
aspect-whether-held = No, not yet: the TPEAD account ({ $account }) is still locked and does not open by itself, an admin has to agree.
    The password was not changed.
aspect-whether-off = No, not yet: the account is disabled, so nothing that uses it lets you in.
    Waiting won't change that (what ends after { $auto_unlock } is a lock). Neither password nor data was touched.
aspect-whether-expired = No, not yet: its end date has passed, so it cannot sign in now; once extended, the same account and password work.
aspect-whether-sync = No, not yet: the data is on its way, { $ends ->
    [none] and not all of it is there yet.
   *[other] expected about { $ends }.
} It's the sync, not your typing and not a broken account.
aspect-whether-overdue = No, not yet: it has still not been synced, which is longer than the normal { $sync_overdue }, and a person has to act. It is not your typing.
aspect-whether-unmade = No, not yet: no system has an account of yours, so whatever you type is refused. Once it is made it works.
aspect-whether-change = That depends: the change is still being synced, { $ends ->
    [none] and I can't be sure yet that it has arrived.
   *[other] and the other systems follow about { $ends }.
}
aspect-whether-closed = I can't say that; this account is not handled here.
aspect-whether-shared = That depends: a shared account may go on receiving mail, but it can't be anybody's single account.
    No TPEAD account is made for it.
aspect-whether-unread = I can't say yes or no: a system does not answer, and I don't guess what I can't see.
aspect-whether-card-name = No, not the certificate yet: its name is still not the one on record.
    Bind it about an hour after that is corrected. The account itself signs in as usual.
aspect-whether-card-holder = No, not the certificate: it does not match your record, so don't use it for anything. The account itself signs in as usual.
aspect-whether-card-unusable = No, not the certificate: it { $state ->
    [expired] has expired
    [revoked] was revoked
   *[suspended] is suspended
}. Until it is renewed and bound again it can't prove who you are or reset a password.
    The account itself signs in as usual.
aspect-whether-change-first = No, not yet: you have to change the present password before you can sign in.
    The account is neither locked nor disabled; mail and data stay.
aspect-whether-reset = { $row ->
    [D21] Yes, by yourself: you have a citizen certificate bound, so choose "忘記密碼" at { $sign_on_url } and nobody has to agree.
        Here nobody has to either, if you show your certificate on the page. With a code alone an admin approves it.
   *[other] That depends: if you know the password you need no reset.
        If you really forgot it, your agency's admin approves it and you choose the new one yourself.
}
    After a reset TPEAD has the new one{ $mailbox ->
    [same] , and so does the mailbox of the same name.
    [other] ; the mailbox has another name and keeps its own.
   *[none] .
}
aspect-whether-young = Yes, the password is changed, but until { $ends } some places may know only the old one, which is normal.{ aspect-young-elsewhere }
aspect-whether-unbound = No, they are not bound yet. Both accounts are fine by themselves; binding joins them and changes no password.
aspect-signs-in-by = For now you go on signing in at the sign-on platform with your 員工愛上網 account.
    Once it has retired, only TPEAD works, and the system has that ready for you.
aspect-whether-bind-not = { $stage ->
    [p2] { $row ->
        [D27] No, not yet: signing in takes the TPEAD account only now, you have none, and an admin has to make it.
       *[other] No, you don't need to bind anything.
            Signing in takes the TPEAD account only now.
    }
   *[other] No, you are not shut out, now or later, and you don't need to bind anything.
        { aspect-signs-in-by }{ $row ->
        [D32] { "\u000A" }Until then a report that says "not bound" is normal and nobody need chase it.
       *[other] {""}
    }
}
aspect-whether-directory-only = { $stage ->
    [p2] Yes: the sign-on platform takes your TPEAD account ({ $account }). There is nothing to bind.
   *[other] No, not on the sign-on platform yet: it takes a TPEAD account by itself only from go-live on. On the PC yes.
        You have nothing to bind, and the password is not at fault.
}
aspect-whether-duplicate = That depends: the accounts are all there, it is only undecided which one stays. Until then use the one that you always use.
aspect-whether-conflict = I can't say yes or no: the bindings conflict, and a person has to clear it up. Don't rebind it yourself.
aspect-whether-retired = No, the account and password of 員工愛上網 no longer sign in. The TPEAD account ({ $account }) does.
aspect-whether-renamed = No, not with the old name; with the new single account yes. The password is the same for the computer and the sign-on.
aspect-whether-restricted = That depends: account and password are fine, { $computers ->
    [none] but it is set to sign in at no hour.
   *[other] and it may sign in on these computers: { $computers }; not on others.
}
aspect-whether-application = No, the account is not broken; the permission for that application is missing.
    Neither binding again nor a new password makes it appear.
aspect-whether-fine = Yes, nothing is wrong now: I have just looked, and the account is not locked, not disabled, and waits for no sync.
    If it still fails, tell me which screen it is and what it says.

# What then
aspect-after-lock = No, you don't need to change anything or tell anybody: once it is open, sign in with the same password.
    If it soon locks again, a device has an old one saved.
    Only if you really forgot it, reset it (yourself with a bound citizen certificate, else your agency's admin approves it).
aspect-after-off = Yes, one thing only: have the admin enable it.
    About an hour of sync later sign in with the same account and password; no change is needed.
aspect-after-sync = No, nothing for you to do. Once everything has arrived, sign in with the account you were given.
    Until then don't have another one made by hand.
aspect-after-change = No, nothing for you to do; after the sync the other systems have it, and no new password is needed.
aspect-after-enabling = No, nothing for you to do, it is enabled; after the sync sign in with the same account and password.
aspect-after-expired = Yes: your unit has to confirm the contract, then an admin extends it. After that sign in with the same account and password.
aspect-after-unmade = Yes: the admin has to make your account and record first; once it has been synced you can sign in.
aspect-after-directory-only = { $stage ->
    [p2] No. Just sign in with the TPEAD account ({ $account }).
   *[other] No, nothing to bind and no new password. From go-live on the sign-on platform takes your TPEAD account; until then it does not.
}
aspect-after-duplicate = Yes: you have to decide which one you will use, and tell the admin, who retires the other. No new password is needed.{ $mailbox ->
    [none] {""}
   *[other] { "\u000A" }The city mailbox is a system of its own and no part of a TPEAD account.
}
    Mail and files that you want to keep: tell the admin before the other one is retired.
aspect-after-shared = Yes: the work and the permissions behind it have to move to the responsible person's own account.
    If it only receives mail, there is nothing to do.
aspect-after-application = Yes: you have to apply for that application's permission; after that sign in again and it is there. Account and password stay.
aspect-after-overdue = No, nothing for you to do, I have reported it. Once it is there, sign in with the account you were given.
    Until then don't have another one made by hand.
aspect-after-change-first = Yes, you must, or you cannot get in.
    Afterwards the computer and the sign-on take the new one{ $mailbox ->
    [same] , and so does the mailbox of the same name
   *[other] {""}
}. Change it on your phone too.
    Mail and data stay as they are.
aspect-after-reset = That depends: not if you know the password, only if you forgot it.
    After a reset TPEAD { $mailbox ->
    [same] and the mailbox of the same name take the new password
   *[other] takes the new password and the mailbox keeps its own
}{ $stage ->
    [p2] .
   *[other] . The one of 員工愛上網 does not change.
}
    Change the old one saved on your phone or another PC, or it keeps failing until you are locked.
aspect-after-young = No, no second change is needed. Use the new password everywhere, and replace the old one saved on phones and mapped drives.
aspect-after-unbound = { $act ->
    [self] Yes, and the sooner the better.
        If you don't, the system may make another TPEAD account for you, and you will have to choose later.
        Binding changes neither password, and TPEAD then signs in to the sign-on too.
   *[other] No, you don't need to bind anything yourself; wait for the admin and sign in as before.
}
aspect-after-bind-not = No.
    { $stage ->
    [p2] Just sign in with the TPEAD account; without one, the admin has to make it.
   *[other] There is nothing to do. { aspect-signs-in-by }
}
aspect-after-card = No, the account works as usual and needs no new password.
    Once the certificate is in order, bind it again, and you can help yourself the next time you forget the password.
aspect-after-new-name = No new password is needed, but from now on use the { $row ->
    [D36] new single account
   *[other] TPEAD account
}.
    Replace the old account name saved on your phone and in the browser.
aspect-after-fine = No, nothing, and no new password either; just sign in.
aspect-after-people = No, there is nothing more for you to do; whoever is responsible has to act. I can open a ticket to keep an eye on it.
aspect-after-unread = No, nothing; once the system answers again, one more look will tell.

# May one
aspect-rule-lock = Yes, you may restart the computer or ask me again, the time does not start over.
    But don't try the password while it is locked, and don't borrow an account. No new password is needed.{ $meanwhile ->
    [none] {""}
   *[other] { "\u000A" }Meanwhile your 員工愛上網 account ({ $meanwhile }) signs in to the sign-on platform.
} To have it opened sooner:
aspect-rule-off = No, you can't enable it yourself, your agency's admin decides; ask them, or let me send the request.
    Borrowing somebody's account is not allowed.
aspect-rule-expired = No, neither you nor I can change the end date.
    The agency confirms the contract, then its admin of the personnel system extends it.
    Don't borrow anybody's account meanwhile. Whom to ask:
aspect-rule-sync = No, please don't make another one by hand in the personnel system and don't borrow a colleague's account.
    Wait for the sync, or report it when it is late.
aspect-rule-password = That depends: it takes at least 8 characters with upper case, lower case, digit and symbol, and not easy to guess.
    Never give it to anybody, and never type it in a chat.
aspect-rule-reset = { $row ->
    [D21] Yes: you have a citizen certificate bound, so "忘記密碼" at { $sign_on_url } lets you set it yourself.
        "{ do-reset-password }" here works too. It takes the certificate if the page does, otherwise a code and an admin's approval.
   *[other] No, not with a certificate this time. It has to be bound before you forget the password, and binding it needs a sign-in.
        So an admin approves it now; bind the certificate afterwards, and next time you can do it yourself.
}
    Nobody else can set it for you, and a new password is never sent anywhere: you choose it yourself on a page.
aspect-rule-card = That depends: only your own certificate will do, with exactly the name on record, and nobody else's.
aspect-rule-bind = That depends: one 員工愛上網 account goes with one TPEAD account, and both must be your own.
    You can't bind for somebody else, nor a shared account with your own ID.
aspect-rule-other = That depends, and it is for those responsible to say, and I won't decide it for them; ask them directly.

# What else a new password changes
aspect-new-password-portal = No, the password of 員工愛上網 does not change with it.
aspect-new-password-directory = Yes, TPEAD is what takes the new password, and so does the computer.
aspect-new-password-signon = Yes, where you sign in to the sign-on platform with TPEAD, the new password is used.
aspect-new-password-mailbox = { $mailbox ->
    [same] Yes, your city mailbox has the same name as 員工愛上網, so its password changes too.
    [other] No, your city mailbox has another name and its own password.
   *[none] You have no city mailbox, so there is nothing to change.
}

# Which
aspect-which-account = { $system ->
    [portal] It is about your 員工愛上網 account ({ $portal_account }), and the password is that one's.
   *[directory] It is about your TPEAD account ({ $account }){ $computer ->
        [yes] , the one that starts your computer
       *[no] {""}
    }, and the password is that one's.
}
aspect-which-portal-locked = { $directory_account ->
    [none] Your 員工愛上網 account ({ $portal_account }) is the locked one.
   *[other] The one that works now is TPEAD ({ $directory_account }){ $computer ->
        [yes] , the one that starts your computer,
       *[no] {""}
    } with the TPEAD password.
    The locked one is 員工愛上網 ({ $portal_account }); its password is a separate one and may differ.
}
aspect-which-record = It is about your record on its way from system to system, not about a password.
    The order: 員工愛上網 → personnel system → TPEAD and mailbox.
aspect-which-card = It is about the certificate bound at the sign-on platform, not about an account.
aspect-which-none = I look at your records in every system, not at a single one of them.
    These are 員工愛上網, the personnel system, TPEAD, the city mailbox and the sign-on.
aspect-which-both-locked = Both are locked: TPEAD ({ $account }) and 員工愛上網 ({ $portal_account }), each with its own time.
aspect-which-unbound = These two belong together: 員工愛上網 ({ $portal_account }) and TPEAD ({ $account }).
aspect-which-duplicate = These TPEAD accounts: { $account }. Which one stays is your choice, usually the one that starts your computer.
aspect-which-retired = The TPEAD account ({ $account }) with its own password, the one that starts your PC. The one of 員工愛上網 no longer works.
aspect-which-renamed = The new single account; the old name ({ $former }) no longer works.
    I don't write the new one in a chat; press "{ account-open }" below to see it.

# Locked again; still locked as one leaves
aspect-why-locked-again = Locked this often in a day, it is hardly your typing: a device has an old password and keeps signing in.
    Most often it is a phone's mail, then a mapped drive, saved Wi-Fi or a second PC.
    Put the present password there (or remove the mailbox from the phone) and it stops locking.
    If it is none of them, somebody may be trying your password: call { $hotline }.
aspect-after-locked-again = Yes: first change the old password on the device that has it saved (most often a phone's mail), or it locks again.
    The password itself stays; sign in with it once the lock is over.
aspect-still-locked = One thing more: your account is still locked; { $ends ->
    [none] an admin has to agree to open it.
   *[other] { aspect-clock }. Don't try the password until then.
}

# A corrected name that is still not the certificate's; after an act, the password is the same
aspect-name-still-differs = { $told ->
    [yes] The sync alone is not enough.
        For the certificate, as I said, { $differs ->
        [marks] the admin has to write the record once more, just as the certificate has it.
       *[name] both names have to be made exactly the same before you bind it.
    }
   *[no] { aspect-name-differs-how }
}
aspect-name-differs-how = The sync alone is not enough: the corrected name is still not the one on the certificate.
    { $differs ->
    [marks] Only a dot, a space or the width of letters differs.
        They look alike, but names are compared exactly.
        After the sync it will still not match.
        No new certificate is needed: have the admin write the record just as the certificate has it.
        After the sync check both, then bind the certificate. Sign in as usual meanwhile.
   *[name] After the sync it will still not match.
        If the record is right, the household registration office issues a new certificate.
        If the certificate is, the admin corrects the record.
        After the sync check both, then bind the certificate. Sign in as usual meanwhile.
}

# Signing in with one's own accounts: after go-live, and while one is locked
ways-go-live = { $how ->
    [made] Yes, you will get in: before go-live the system makes your TPEAD account and binds it, and from then on you sign in with that.
        Until then you use 員工愛上網 ({ $portal }) as now, and there is nothing for you to do.
        If it is still missing at go-live, ask your agency's admin for the personnel system to make it.
    [directory] Yes, from go-live on you sign in to the sign-on platform with your TPEAD account ({ $directory }).
        Until then it does not take that one; if you need it now, ask the admin.
    [bind] Yes, from go-live on with your TPEAD account ({ $directory }). Bind it before that.
        Otherwise the system may make a second TPEAD account, and you have to choose one then.
    [main] Yes, from go-live on with your TPEAD account ({ $directory }). Bind your main 員工愛上網 account before that.
        For the other one the system makes another TPEAD account.
    [choose] Yes, but from go-live on only TPEAD accounts ({ $directory }) count, so decide which one stays and tell the admin.
        Until then sign in as now.
    [system] Yes: before go-live the system binds them for you, and from then on you sign in with TPEAD ({ $directory }). Until then sign in as now.
    [conflict] I can't say yet: your bindings conflict, and the admin has to clear it up first. Don't rebind it yourself until then.
    [arriving] Yes: your record is still on its way, and once your TPEAD account is made you sign in with that from go-live on.
   *[bound] Yes: from go-live on you sign in with your TPEAD account ({ $directory }) and its password.
        The account and password of 員工愛上網 stop working then; until then you can use either.
}{ $off ->
    [yes] { "\u000A" }But the account is disabled now, and go-live does not change that: the admin has to enable it first.
   *[no] {""}
}
ways-portal = { $state ->
    [usable] Yes: your 員工愛上網 account ({ $account }) still signs in; it is another account, and not locked.
        Use it with its own password at the sign-on platform.
        The systems that you have permission for, such as documents, are open to you.
        { $computer ->
            [yes] To start the PC you still need TPEAD, once its lock is over.{" "}
           *[no] {""}
        }Once 員工愛上網 is offline, only TPEAD works.
    [locked] No: 員工愛上網 ({ $account }) is locked as well.
    [off] No: the account is disabled, and the admin has to enable it first.
    [none] No: you have no 員工愛上網 account.
   *[retired] No: 員工愛上網 is retired, and only the TPEAD account signs in.
}

# No address on record
offer-where = To get an address on record, ask { offer-who-registers } to add one that you can read.
    Until then I can't confirm that it is you. If it is urgent, ask the admin, or say "a person" for a ticket.
offer-no-code = No code can reach you: no address is registered for you.
    Have { offer-who-registers } put one that you can read on your record.
    Until then, ask the admin if it is urgent, or press below for a ticket.
