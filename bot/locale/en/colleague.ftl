# Somebody else's account
colleague-refused = I only talk about your own account. Colleagues can ask me themselves, or their agency's admin can look.
colleague-nobody = { $as ->
    [helpdesk] I find nobody of that name whom I can talk about here.
        The helpdesk sees only people with an open ticket; please check the name or the account.
   *[admin] In your agency I find nobody of that name whose account can be handled here.
        I neither look up nor touch people outside the agencies that you administer.
        Their own admins can, or they write to me themselves. A lock usually ends by itself after { $auto_unlock }.
        If it is somebody of yours, please check the name or the account.
}
colleague-refused-again = Not that account either: its owner can ask me, or the admin of their agency can look.
colleague-nobody-again = { $as ->
    [helpdesk] I find nobody there either whom I can talk about. For the helpdesk I look only at people with an open ticket.
   *[admin] In your agency I find nobody by that name or account either; other agencies have their own admins.
}
colleague-which = There is more than one person of that name. Whom do you mean?
colleague-this-one = The one I showed you is { $name } ({ $agency }, { $account }). These have the same name; press the one you mean:
colleague-more = There are others of that name whom I have not listed. If it is none of these, please ask by the account.
colleague-one = { $name } ({ $agency }, { $account })
colleague-about = How the account of { $name } ({ $agency }) is now:
colleague-you = The admin to take care of this { $role ->
    [portal_admin] in the portal (員工愛上網)
   *[personnel_admin] in the personnel system
} is you.
    { $role ->
    [portal_admin] Do it in the account management of the portal.
   *[personnel_admin] Sign in to the sign-on platform, choose 系統管理 → 人員與組織管理系統, and find your colleague there.
}
    I do it for nobody; they can also ask for it here themselves.
colleague-cannot-watch = When it is done I tell only the account's owner; just ask me again whenever you like.

# Asked on about the same colleague: always in the third person; "you" is who asks
colleague-locked-at = { $began ->
    [none] {""}
   *[other] {" "}It has been locked since { $began }.
}
colleague-until = { $kind ->
    [lock] { $ends ->
        [none] { $name }'s lock does not end by itself.
       *[other] { $name }'s lock ends by itself at { $ends }{ $left ->
            [0] {""}
           *[other] {" "}({ $left } min to go)
        }; nothing needs to be done.{ colleague-locked-at }
    }
    [portal_lock] { $ends ->
        [none] This lock in 員工愛上網 does not end by itself; the portal admin has to take it off.
       *[other] The lock in 員工愛上網 ends by itself at { $ends }{ $left ->
            [0] {""}
           *[other] {" "}({ $left } min to go)
        }.{ colleague-locked-at }
    }
    [held] { $began ->
        [none] It does
       *[other] Locked since { $began }, it does
    } not end by itself; once { $name } has asked and an admin has approved, I unlock at once.
    [off] Not by itself, however long one waits; once enabled it takes about an hour until { $name } can sign in.
    [expired] Not by itself; once the agency has extended the date it takes about an hour.
    [wait] { $ends ->
        [none] { $latest ->
            [none] I cannot say now; it is carried over at intervals of { $sync_every }.
           *[other] It is carried over at intervals of { $sync_every }, by { $latest } at the latest; if not, it has to be reported.
        }
       *[other] Expected about { $ends }; then { $name } can sign in.
    }
    [overdue] I cannot say any more: it is past the usual { $sync_overdue }. Waiting does not help, somebody has to look.
    [password] There is nothing to wait for: { $name } can sign in the moment the password is changed.
    [bind] There is nothing to wait for: it counts the moment { $name } has bound the accounts; signing in works meanwhile.
    [card] Not by itself; the certificate has to be put right first. Signing in is not affected.
    [fine] There is nothing to wait for, { $name } can sign in now.
   *[other] Time alone does not mend it; somebody has to look.
}
where-it-is = { $kind ->
    [off] Disabled in
   *[other] Locked in
}{ $portal ->
    [yes] {" "}員工愛上網
   *[no] {""}
}{ $personnel ->
    [yes] { $portal ->
        [yes] , the personnel system
       *[no] {" "}the personnel system
    }
   *[no] {""}
}{ $directory ->
    [yes] { $portal ->
        [yes] , TPEAD
       *[no] { $personnel ->
            [yes] , TPEAD
           *[no] {" "}TPEAD
        }
    }
   *[no] {""}
}; not in the others.
colleague-since = { $began ->
    [none] { $kind ->
        [off] The systems do not record when it was disabled; the change log of the administration may say.
       *[other] Since when is not in what I can read.
    }
   *[other] { $kind ->
        [lock] Locked since { $began }
        [portal_lock] Locked since { $began }
        [held] Locked since { $began }
        [wait] The record is there since { $began }
        [overdue] The record is there since { $began }
       *[other] Since { $began }
    }{ $minutes ->
        [0] {""}
       *[other] {" "}({ $minutes } min ago)
    }.
}
colleague-why = { $kind ->
    [lock] { colleague-why-lock }
    [portal_lock] { colleague-why-lock }
    [held] { colleague-why-lock }
        An ordinary lock opens by itself after a while; { $name }'s account is set to stay locked until an admin agrees.
    [off] Mostly because somebody left, moved, is on leave or a contract ended.
        Who did it and why is not recorded; the personnel office knows.
    [expired] The account has an end date, mostly that of the contract, and it has passed.
    [wait] The systems are separate, and the data moves at intervals of { $sync_every }, one system after the other.
    [overdue] Two runs are usually enough; past that it is stuck somewhere, and only the helpdesk can find out where.
    [password] The password has expired or was set to "change at next sign-in", so { $name } has to set a new one first.
    [bind] 員工愛上網 and TPEAD are two accounts; unbound, the systems do not know that both are { $name }'s.
    [card] { $name }'s certificate does not match the record, or is itself expired or suspended.
    [fine] Nothing is wrong with the account, so it is mostly the typing.
        Check caps lock, full-width letters, another account's name, or a stored old password.
   *[other] I cannot see why from here; the helpdesk has to look.
}
colleague-why-lock = Too many wrong passwords in a short time.
    It may not have been { $name }: phone mail, a network drive or another PC with the old password keeps trying.
colleague-who = { $kind ->
    [lock] The system locked it by itself, nobody did.
    [portal_lock] The system locked it by itself, nobody did.
    [held] The system locked it by itself, nobody did; an admin has to agree before it opens.
    [off] Who disabled it is not recorded. Who can enable it:
    [expired] The agency set the date. Who can extend it:
    [wait] It runs by itself and needs nobody; past { $sync_overdue } ask the helpdesk.
    [overdue] The helpdesk: { $hotline }.
    [password] { $name } can change it alone; if it is forgotten, a reset is approved by the admin:
    [bind] { $name } can do it alone.
    [fine] Nobody is needed.
   *[other] Who can act:
}
colleague-how = { $kind ->
    [lock] Tell { $name }: { $ends ->
        [none] {""}
       *[other] it opens by itself at { $ends }, and until then no more tries.{" "}
    }If it is urgent, they write "unlock me" to me here.
    A code is mailed and it takes about a minute. An old password stored in a phone has to be changed too, or it locks again.
    [portal_lock] Tell { $name }: the lock in 員工愛上網 { $ends ->
        [none] has to be taken off by the portal admin
       *[other] ends by itself at { $ends }
    }.
    Once bound, the TPEAD account signs in to the sign-on page meanwhile.
    [held] Tell { $name } to write "unlock me" to me here. The request goes to the admin, and once it is approved I unlock at once.
    [off] Tell { $name } to write "please enable my account" to me here.
        The request goes to the admin, and about an hour after it is enabled signing in works.
    [expired] Tell { $name }: the account's end date has passed. The agency confirms the contract and extends it, and about an hour later it works.
    [wait] Tell { $name }: the account is made and still being carried over. Sign in once it is there, no need to make it again or keep trying.
    [overdue] Tell { $name }: it is stuck and the helpdesk has to look; the ticket is below.
    [password] Tell { $name }: set a new password when the sign-in page asks for it.
        If the old one is forgotten, write "I forgot my password" to me here.
    [bind] Tell { $name } to write "bind my accounts" to me here; I give a page where both passwords are typed.
    [card] Tell { $name }: signing in with the password works as ever; the certificate has to be put right and bound again.
    [fine] Tell { $name }: the account is fine.
        Look at caps lock, the input method and the account's name, and write to me here if it still fails.
   *[other] Let { $name } ask me here "what is wrong with my account"; I take them through it.
}
colleague-now = { $kind ->
    [lock] { $name } is still locked{ $ends ->
        [none] .
       *[other] ; it ends by itself at { $ends }.
    }
    [portal_lock] { $name } is still locked in 員工愛上網, not in TPEAD.
    [held] { $name } is still locked; it takes an approval.
    [off] { $name } is still disabled and cannot sign in.
    [expired] { $name }'s account has passed its end date and cannot sign in.
    [wait] { $name }'s data are still being carried over.
    [overdue] { $name }'s data are not there yet, and it is past the usual time.
    [password] { $name } has to change the password first; neither locked nor disabled.
    [bind] { $name } is not bound yet; neither locked nor disabled.
    [card] { $name }'s certificate cannot be used yet; the password signs in.
    [fine] { $name } is fine now: neither locked nor disabled, and can sign in.
   *[other] { $name }'s account still needs somebody.
}
colleague-may-unlock = { $kind ->
    [held] { $may ->
        [yes] Not directly, but it is yours to decide.
            { $name } writes "unlock me" to me here and the request comes to your list.
            Once you approve, I unlock at once.
       *[no] No, this lock takes an admin's approval. { $name } writes "unlock me" to me here, and the request goes to the admin.
    }
    [portal_lock] { $may ->
        [yes] Not here, I cannot touch a lock in 員工愛上網. You can take it off in its account administration{ $ends ->
            [none] .
           *[other] , or it ends by itself at { $ends }.
        }
       *[no] No, a lock in 員工愛上網 is for the portal admin{ $ends ->
            [none] .
           *[other] . It ends by itself at { $ends }.
        }
    }
    [lock] No, here only the person can. { $name } writes "unlock me" to me, a code is mailed, and it takes about a minute without your approval{ $ends ->
        [none] .
       *[other] .
            It also ends by itself at { $ends }.
    }
   *[other] No need: { $name } is not locked.
}
colleague-may-enable = { $kind ->
    [off] { $may ->
        [yes] Not directly from here, but it is yours to decide.
            { $name } writes "please enable my account" to me here, and the request comes to your list.
            You make sure that it is them and approve, and it works about an hour later.
            If it is urgent you can also enable it yourself in { $role ->
            [portal_admin] 員工愛上網 (帳號管理)
           *[personnel_admin] the personnel system
        }.
       *[no] No, that is for the admin of { $role ->
            [portal_admin] 員工愛上網
           *[personnel_admin] the personnel system
        } to decide.
            { $name } writes "please enable my account" to me here, and the request goes there.
    }
    [expired] No, enabling is not enough: the agency confirms the contract and extends the end date, then it takes about an hour.
   *[other] No need: { $name } is not disabled.
}
colleague-may-reset-password = No, nobody sets a password for { $name }, and I take nobody else's password. If they know it they change it themselves.
    If it is forgotten they write "I forgot my password" to me here.
    What needs an approval comes to the admin's list, and they set the new one themselves.
colleague-may-bind = No, binding takes { $name } in person: they write "bind my accounts" to me here and type both passwords on the page.
    It needs no approval of yours; only a change of binding does.
colleague-request = A request of { $name }'s waits for you: to { action-what }, to decide before { $until }; open it below.
colleague-approve-how =
    You are the one who decides, in four steps:
    1. Press the request below; it opens a page for you alone.
    2. Type the code from your mail and your password there, to confirm it's you.
    3. Tick how you made sure that it is { $name }: face to face, by video, or by calling the registered number back.
    If you have met today, that is face to face.
    4. Press approve or refuse. Words in the chat do not count; { $name } hears of it at once.
colleague-no-request = No, no request of { $name }'s waits for an admin now.
    If they say it was sent, it may still be on the page where they confirm it's them.
    After that I ask the admins in your agency's order, and when it is your turn I send it to you.
colleague-where = { $kind ->
    [off] { $role ->
        [portal_admin] The account administration of 員工愛上網 (帳號管理): open { $name }'s account and enable it.
       *[personnel_admin] 機關人員職務管理 in the personnel system: open { $name }'s record and enable it.
    } It is carried over in about an hour.
    There is nothing to press here until { $name } asks. Then you get a page to decide on.
    [portal_lock] The account administration of 員工愛上網 (帳號管理): open { $name }'s account and take the lock off. I have no button for that.
    [expired] { $name }'s end date in the personnel system, once the personnel office has confirmed the contract.
   *[other] There is nothing here for an admin to press; { $name } asks here, and what needs your approval comes to your list.
}
# Locked before; the password after an unlock
colleague-earlier = { $count ->
    [0] No: in the last 24 hours { $name }'s TPEAD account was not locked{ $locked ->
        [yes] {" "}before; this is the first time
       *[no] { "" }
    }. What is older I cannot see.
    [1] Yes, once in the last 24 hours: { $name }'s TPEAD account was locked at { $last }. What is older I cannot see.
   *[other] Yes, { $count } times in the last 24 hours: { $name }'s TPEAD account was last locked at { $last }. What is older I cannot see.
}
colleague-password-stays = No: an unlock only takes the lock off. { $name }'s password stays, and works again once it is open.
    Only if it is really forgotten does { $name } reset it here themselves.
colleague-rule = That depends: unlocking, binding, passwords and a freeze are for { $name } alone.
    Enabling is asked for by them and approved by the admin; disabling and end dates are done in the administration.
    I change nothing for anybody else.
