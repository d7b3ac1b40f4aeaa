# What changed since it was told
changed-unread = The system that did not answer is back, and I have looked again.
changed-sync = This has changed: your data has been synced.
changed-disabled = This has changed: the account is no longer disabled.
changed-enabling = This has changed: the account is enabled again, only the sync is missing.
changed-locked = This has changed: the lock is over.
changed-certificate = This has changed: nothing is wrong with the certificate any more.
changed-password = This has changed: the matter of the password is over.
changed-binding = This has changed: the binding is settled.
changed-access = This has changed: what I told you no longer holds.
changed-fine = This has changed: it was fine a moment ago and is not any more.
changed-moved = This has changed; now it is so:
changed-stuck = This is longer than normal: the account was enabled, and the sync has still not carried it on.
    The helpdesk can look into it ({ $hotline }); I can open a ticket for you.
changed-unsure = A system does not answer now, so I can't say whether that has changed.
still-so = I looked again, and nothing has changed yet.
still-fine = I looked again, and the account is still fine, so it is not the account itself.
    Tell me the sentence on the screen word for word, and I will go by that.
still-forgotten = If you are not sure of the password, don't keep trying, or it locks you out.
    { $row ->
        [D21] You have a citizen certificate bound, so choose "忘記密碼" at { $sign_on_url } and set a new one yourself.
       *[D22] You have no certificate that could do it, so your agency's admin has to approve a reset. I can send the request for you.
    }
still-then = I have looked twice now, and more of this would only cost you time. Shall a person take it over?
    Press "{ person-open }" and I put what I saw on a ticket; if it is urgent, call { $hotline }.
status-more = The whole explanation

# Yes, no
lead-unknown = I can't say yes or no, because a system does not answer.
lead-problem-yes = There is a problem.
lead-problem-no = Nothing is wrong.
lead-locked-yes = Yes, it is locked.
lead-locked-no = No, it is not locked.
lead-disabled-yes = Yes, it is disabled.
lead-disabled-no = No, it is not disabled.
lead-password-yes = Yes, it is about the password.
lead-password-no = No, the password has not expired, and you are not asked to change it.
lead-synced-yes = Yes, it has been synced.
lead-synced-no = No, not synced yet.
lead-bound-yes = Yes, they are bound.
lead-bound-no = No, not bound yet.
lead-bound-depends = That depends.

# What is pending
pending-request = Your request of { $opened } ({ action-what }) is still open.
    { $state ->
        [verifying] It waits for you to prove on the page that it is you. { $page ->
            [over] That page is over; tell me and you get a new one.
           *[open] The page works until { $until }; after that, tell me and you get a new one.
        }
        [awaiting_approval] It waits for { $admin ->
            [none] an admin
           *[other] { $admin }
        }{ $phone ->
            [none] {""}
           *[other] {" "}(ext. { $phone })
        } to decide.
            Without an answer by { $until }, { action-then }.
        [ready] It is approved, and { $approval ->
            [yes] waits for you to finish the last step
           *[no] can be done now
        }, until { $until }.
       *[carrying_out] It is being done, and there is no result yet.
    }
pending-ticket = { $number ->
    [none] A ticket waits to be sent
   *[other] Ticket { $number } is open
} (since { $opened }); { $state ->
    [answered] the helpdesk has answered and waits for you.
   *[open] the helpdesk has it and has not answered yet.
}
pending-promise = I have not forgotten: I tell you by myself when { $topic ->
    [lock] the lock is over.
    [sync] the sync is done.
    [enabling] the account is enabled.
    [system] the silent system is back.
   *[account] your TPEAD account is made.
}
pending-to-decide = Besides, { $count ->
    [one] one colleague's request waits
   *[other] { $count } colleagues' requests wait
} for your decision.
pending-see = What waits for my decision

# One aspect of a request
request-what = Your request of { $opened } ({ action-what }): { $state ->
    [verifying] not sent yet, it waits for you on the page.
    [awaiting_approval] it waits for { $admin ->
        [none] an admin
       *[other] { $admin }
    }.
    [ready] it can go on.
   *[carrying_out] it is being done.
}
request-until = { $state ->
    [verifying] { $page ->
            [over] That page is over; tell me and you get a new one.
           *[open] The page works until { $until }{ $left ->
                [0] {""}
               *[other] {" "}(about { $left } more minutes)
            }; if it has expired, ask me for it again.
        }
        Nothing changes before you prove that it is you.
    [awaiting_approval] Until { $until } at the latest{ $left ->
            [0] {""}
           *[other] {" "}(about { $left } minutes)
        }.
        Without an answer, { action-then }; you don't have to ask again.
    [ready] The approval is good until { $until }{ $left ->
        [0] {""}
       *[other] {" "}(about { $left } more minutes)
    }.
   *[carrying_out] It is being done, usually within a minute or two; I tell you the result at once.
}
request-since = Since { $sent }{ $state ->
    [verifying] , and it still waits for you to prove that it is you; it is not sent yet.
    [awaiting_approval] ; it is with { $admin ->
        [none] an admin
       *[other] { $admin }
    }{ $phone ->
        [none] {""}
       *[other] {" "}(ext. { $phone })
    }.
   *[other] .
}
request-who = { $state ->
    [verifying] Nobody has it yet but you: prove on the page that it is you first.
    [awaiting_approval] { $admin ->
        [none] An admin has it
       *[other] { $admin } has it
    }{ $phone ->
        [none] .
       *[other] , ext. { $phone }; if it is urgent, phone.
    }{ $next ->
        [none] {""}
       *[other] {" "}Without an answer by { $until } it is { $next }{ $next_phone ->
            [none] {""}
           *[other] {" "}(ext. { $next_phone })
        }.
    }
   *[other] The desk has it, and I am at it.
}
request-why = { $approval ->
    [yes] A mistake here would let somebody else into your account, so first you prove that it is you, and then an admin approves.
    [either] You prove that it is you first, so that nobody can use your chat to act on your account.
        Your citizen certificate is enough for that; with a code, an admin approves as well.
   *[no] You prove that it is you first, so that nobody can use your chat to act on your account.
}
request-how = { $state ->
    [verifying] Open the page that I gave you, confirm there that it is you, and follow it to the end.
    [awaiting_approval] There is nothing more for you to do; the admin has to decide.
    [ready] Open the page that I gave you and finish the last step; if you have lost it, ask me for it again.
   *[carrying_out] There is nothing more for you to do.
}
request-whether = { $state ->
    [verifying] No, not sent yet: first you prove on the page that it is you, then I send it.
    [awaiting_approval] It has been sent and is not decided yet: sent at { $sent }, it is with { $admin ->
        [none] an admin
       *[other] { $admin }
    }{ $phone ->
        [none] {""}
       *[other] {" "}(ext. { $phone })
    }.
    [ready] Yes, it can go on: { $approval ->
        [yes] an admin has approved it.
       *[no] you have proved that it is you.
    }
   *[carrying_out] Not yet, it is being done.
}
request-after = { $state ->
    [verifying] Once you have proved that it is you, { $approval ->
        [yes] I send it to the admin; when it is approved I do it and tell you.
        [either] I do it at once if it was with your citizen certificate.
            With a code, I send it to the admin first and do it once approved.
       *[no] I do it at once and tell you.
    }
    [awaiting_approval] If the admin approves, I do it and tell you; if not, I tell you why; if nobody answers, the helpdesk gets it.
    [ready] After the last step it is done, and I tell you the result.
   *[carrying_out] I tell you as soon as it is done; there is nothing more for you to do.
}

# Which is my account
account-none = I found no account of yours in any system, so there is none to tell you; an admin has to make it first.
# How many there are, and which one to use
account-several = You have { $count } TPEAD accounts. { $kind ->
    [bound] { $account } is the bound one: use that for now.{ "\u000A" }Most likely the system made the other by itself; there is no need to sign in with it.
   *[unbound] None of them is bound yet: use the one that your computer takes.
}{ "\u000A" }Which one stays is for you to decide; tell me, and I pass it on to the admin.
account-one = { $kind ->
    [after] You have one TPEAD account, and it is what signs in everywhere now.
    [alone] You have one TPEAD account and no 員工愛上網 account, so there is nothing to bind.
    [bound] You have one TPEAD account, bound to your 員工愛上網 account.
        The sign-on platform takes either, the computer takes TPEAD, and each has its own password.
   *[unbound] You have one TPEAD account and one 員工愛上網 account, not bound to each other yet.
        Once bound, the sign-on platform takes either; after go-live only TPEAD.
}
account-no-directory = { $kind ->
    [on_its_way] Your TPEAD account has not been made yet. The system chooses its name; ask me again once it is there, and I show it.
    [p0] You have no TPEAD account and need none now. Before go-live the system makes one for you, with a password of its own.
    [p1] You have no TPEAD account yet; the system makes one for you and binds it.
   *[p2] You have no TPEAD account, so the sign-on platform does not let you in; your agency's admin has to have one made.
}
account-portal = • 員工愛上網: { $account }. { $stage ->
    [p2] It is retired and no longer signs in.
   *[other] Type it to sign in to 員工愛上網 and the sign-on platform.
}
account-directory = • TPEAD: { $account }. { $computer ->
    [yes] Type it when the computer starts;
   *[no] {""}
} { $stage ->
    [p2] it is also what the sign-on platform takes.
   *[other] { $bound ->
        [yes] it is bound, so the sign-on platform takes it too.
       *[no] it is not bound, so the sign-on platform does not take it before go-live.
    }
}
account-former = The old name ({ $former }) was replaced and no longer signs in; type the new single account.
account-mailbox = • City mailbox: { $address }, read at { $mail_url }.
account-unread = A system does not answer now, so something may be missing here.
account-whole = The whole names stand on this page only. Close it when you have read them; don't paste them in a chat or lend them to anybody.
account-open = See the whole names
account-go = Open the page below and confirm it's you; it shows your accounts in full. Nothing changes.
account-no-page = You have no registered address that a code can reach, so I cannot show you the whole names.
    Your agency's admin can tell you in person or by phone.
account-has = { $count ->
    [0] No, there is no TPEAD account in your name, neither of the kind GEAA-… nor ab1234.{ $needed ->
        [no] { "\u000A" }You need none now: the system makes one for you and binds it.
       *[yes] {""}
    }
    [1] There is exactly one TPEAD account in your name ({ $account }), and no second one.
   *[other] Yes, { $count } TPEAD accounts stand in your name: { $account }.
}
account-masked = I write only the ends of it here, because others may read a chat.
    In full they stand on a page for you alone, after you have proved that it is you, never in the chat.

# A request that has just ended
settled-what = { $state ->
    [done] Done ({ $settled })
    [partly] Done only in part ({ $settled })
    [not_done] Not done ({ $settled })
    [unclear] The result is not clear yet ({ $settled })
    [refused] Not done ({ $settled })
    [expired] It ran out of time and was not done ({ $settled })
    [cancelled] It was cancelled ({ $settled })
   *[handed_over] The helpdesk has it now ({ $settled })
}: "{ action-what }".{ $reason ->
    [none] {""}
   *[other] {" "}The admin's reason: "{ $reason }".
}
settled-until = { $state ->
    [done] { $action ->
        [enable] After the next sync, about { $sync_every } later, you can sign in.
        [reset_password] The new password works already; for up to an hour some places may still take the old one.
       *[other] It has taken effect, you can use it now.
    }
    [expired] It is over; tell me again if you still want it.
    [cancelled] It is cancelled and nothing is awaited; tell me again if you still want it.
    [refused] Nothing is awaited; if you still want it, ask the admin first.
   *[other] I can't say, the helpdesk has to look; I tell you what comes of it. If it is urgent, call { $hotline }.
}
settled-why = { $state ->
    [done] You asked for it and proved that it is you, so it was done.
    [refused] { $reason ->
        [none] I looked once more before acting, and as the account stood it could not be done, so nothing was touched.
       *[other] The admin did not approve; the reason given is "{ $reason }". If that is a misunderstanding, ask the admin directly.
    }
    [expired] It was not finished in time, so the proof given before no longer counts, and nothing was touched.
    [cancelled] Because it was cancelled in your chat.
    [handed_over] Because no admin could decide, so the helpdesk has it.
   *[other] A system did not answer as expected; the helpdesk sees the details and takes over.
}
settled-after = { $state ->
    [done] { $action ->
        [unlock] No change is needed, sign in with the same password.
            If it locks again soon, a device has an old one saved, most often a phone's mail: change it there and it stops.
        [bind] No, there is nothing more to do: neither password changed, and TPEAD now signs in to the sign-on platform too.
        [rebind] No, there is nothing more to do: neither password changed.
        [reset_password] Yes: use the new password for the computer and the sign-on.
            Replace the old one saved on phones, mapped drives and other PCs, or it locks you out.
       *[enable] No, just wait about an hour for the sync, then sign in with the same account and password.
    }
    [expired] Nothing in the account changed; tell me again if you still want it.
    [cancelled] Nothing in the account changed; tell me again if you still want it.
    [refused] Nothing in the account changed; ask the admin, or have the helpdesk look.
   *[other] The helpdesk takes over, and you don't have to ask again; I tell you what comes of it.
}
settled-whether = { $state ->
    [done] { $action ->
        [unlock] Yes, it is unlocked ({ $settled }); the password is the same as before, no change is needed.
        [bind] Yes, they are bound ({ $settled }); neither password has changed.
        [rebind] Yes, they are bound anew ({ $settled }); neither password has changed.
        [reset_password] Yes, it is reset ({ $settled }); the computer and the sign-on take the new password.
       *[enable] Not quite yet: it is enabled ({ $settled }), and after about an hour of sync you can sign in; the password is the same as before.
    }
    [refused] No, it was not done ({ $settled }), and nothing in the account changed.{ $reason ->
        [none] {""}
       *[other] {" "}The admin's reason: "{ $reason }".
    }
    [expired] No, it ran out of time ({ $settled }), and nothing in the account changed; tell me again if you still want it.
    [cancelled] No, it was cancelled ({ $settled }): nobody acts on it any more, and nothing in the account changed; tell me again if you still want it.
    [handed_over] Not yet: the helpdesk has it now ({ $settled }), and you don't have to ask again; I tell you what comes of it.
    [partly] Not wholly: only a part of it was done ({ $settled }). The helpdesk takes over; I tell you what comes of it.
    [unclear] I can't say yet: the result is not clear ({ $settled }). The helpdesk takes over; I tell you what comes of it.
   *[not_done] No, it could not be done ({ $settled }), and the account is as it was. The helpdesk takes over; I tell you what comes of it.
}
changed-later = This is later than I said: only half of it has come, so instead of { $told } at the latest it is { $latest } now. I am sorry.

# It works; not now; after an act the password is the same
success-glad = Great, good to hear that you are in!
success-still-locked = { $system ->
    [portal] Only the lock of 員工愛上網 is left
   *[directory] Only the lock of TPEAD is left
}{ $ends ->
    [none] ; an admin has to open it.
   *[other] ; it opens by itself at { $ends }, just leave it.
}
success-still-waits = Only the sync is left{ $ends ->
    [none] ; nothing for you to do.
   *[other] , expected about { $ends }; nothing for you to do.
}
lead-not-now = Not now, and this is why:
lead-still-not = Still not now.
done-password-stays = No, it is the same: { $action ->
        [unlock] unlocking only takes the lock away.
        [enable] enabling does not touch the password.
       *[bind] binding only joins the two accounts, and both keep their passwords.
            One that is about to expire still has to be changed: sign in at { $sign_on_url }, 常用選單 → 電子認證 → 變更密碼.
            That changes TPEAD, not 員工愛上網.
    }
    If you really forgot it, just tell me.
faq-agency-binds = In your agency the system binds for everybody: nobody has to do it, and you don't have to do it for colleagues.
    Until then a report that says "not bound" is normal and stops nobody from signing in.
    Whoever has an account in another agency too may be in another situation, so let them ask me themselves.
