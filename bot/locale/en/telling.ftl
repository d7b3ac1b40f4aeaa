# Tell me when
tell-when = Tell me when it's done
tell-promised = All right, I'll tell you when it's done. No need to wait here.
tell-already = I have that down already. You will hear from me once, when it is done.
tell-nothing = There is nothing to wait for at the moment.
tell-stopped = All right, I won't notify you. Ask me any time.
tell-none-to-stop = There is nothing I was going to tell you.
tell-waits-for-lock = Waiting for: the lock to open{ $until ->
    [none] {" "}(an admin has to do it).
   *[other] , expected { $until }.
}
tell-waits-for-sync = Waiting for: the sync{ $until ->
    [none] { $latest ->
        [none] {" "}(a person has to see to it).
       *[other] , at the latest { $latest }; if it has not come by then, I report it.
    }
   *[other] , expected about { $until }{ $latest ->
        [none] .
       *[other] , at the latest { $latest }; if it has not come by then, I report it.
    }
}
tell-waits-for-enabling = Waiting for: the account to be enabled{ $until ->
    [none] .
    [admin] {" "}(an admin has to do it).
   *[other] , synced about { $until } as expected.
}
tell-waits-for-system = Waiting for: the systems that could not be read.
tell-waits-for-account = Waiting for: your TPEAD account to be created{ $until ->
    [none] .
   *[other] , expected { $until }.
}

# Told by itself
told-lock = What you were waiting for: the lock is open{ $left ->
    [none] , you can sign in.
   *[some] .
}
told-sync = What you were waiting for: your data have been synced.
told-enabling = What you were waiting for: your account is enabled{ $left ->
    [none] , you can sign in.
   *[some] .
}
told-changed = What you were waiting for has not come, and things have changed meanwhile. This is how it stands:
told-system = The system that did not answer is back, and I have looked again.
told-account = What you were waiting for: your TPEAD account has been created.
told-on-its-way = The time that I named at the latest has come, and it is only partly there. This is how it stands:
told-but = There is one more thing, though:

# Rating an answer
rated-up = Thank you, good to know that this answer helped.
rated-down = Sorry, that was no help. Is it one of these? If not, press "Talk to a person" and somebody takes care of it.

unsolved-person = It seems nothing I can say helps; a person should look at this.
    Press "Talk to a person" and I write the ticket for you to see; if it is urgent, call { $hotline }.
solved-praise = Great, glad it works again.

# Follow-ups
followup-until = It should be over { $until }.
followup-nobody-needed = Nobody needs to do anything, it settles by itself; if it is urgent, call { $hotline }.
followup-why-locked = Too many wrong passwords in a short time lock an account, so that nobody can go on guessing.
    It may not have been you: phone mail, a network drive, a remembered Wi-Fi or another PC with an old password.
followup-why-disabled = Usually somebody left, moved, is on leave, or reached the end of a contract.
    The systems don't show who disabled it or why; your agency's admin finds out, and decides about enabling it.
followup-why-unsynced = The systems are separate and exchange their data at intervals of { $sync_every }, so new data takes that long.
    The order: 員工愛上網 → personnel system → TPEAD and mailbox.
followup-why-unbound = The portal account (員工愛上網) and the TPEAD account are two different ones; binding tells the systems that both are yours.
    Until then they can't know.
glance-of = { $system ->
    [portal] 員工愛上網 (the portal)
    [personnel] The personnel system
    [directory] TPEAD
   *[mailbox] Your city mailbox
} { $mark ->
    [ok] is fine.
    [waiting] is waiting for the sync.
    [missing] has no data of yours yet.
    [unread] does not answer, so I can't say.
    [not_needed] has no account of yours, and needs none.
    [disabled] is disabled.
    [locked] is locked.
   *[attention] needs attention.
}
sorry = Sorry that I was no help. Tell me in a sentence what happens and I'll try again; or say "get a person".
unsolved-handed-over = It seems nothing I can say helps; this needs a person.
followup-no-more = What I know about this stands above. If you need more, I can open a ticket and a person answers you.
followup-nothing-wrong = Nothing is wrong with your account, so there is nobody to call. If something else troubles you, just tell me.
alarm-system-down = ⚠️ { $system ->
    [portal] The portal (員工愛上網)
    [personnel] The personnel system
    [directory] TPEAD
    [mailbox] The city mail
   *[other] The sign-on platform
} has not answered for more than 10 minutes. People who wait for it can't be told how their account is.
    Please check that system and the connection; I tell the people who wait once it is back.
tell-beside = And I'll tell you when it's done.

# Asked while waiting: and if that one misses me, will you tell me, shall they do it again
wait-missed = { $latest ->
    [none] { $until ->
        [none] I keep watching it, and look again whenever you ask. If it takes too long, I open a ticket for you.
       *[other] If it is not done after { $until }, tell me and I look again. If it is really stuck, I open a ticket for you. Nothing starts over.
    }
   *[other] { $latest } at the latest. After that it is not normal any more and I report it to the helpdesk.
        You don't need to do anything again, and you are not left out.
}
wait-word = { $kept ->
    [yes] Yes, I tell you once when it is done; no need to keep asking.
   *[no] Not yet; press "{ tell-when }" and I tell you when it is done.
}
wait-claimed = I have just looked, and I don't see it yet.
    { $of ->
    [lock] An admin's unlock works at once, so ask them to check that it was your TPEAD account.
   *[other] What an admin changes is carried over with the next sync, at intervals of { $sync_every }{ $until ->
        [none] {""}
       *[other] {" "}(expected { $until })
    }.
    If it is still the same after that, ask them to check 員工愛上網 and TPEAD both.
}
wait-toggle = No, that would not be faster: switched off and on again, it has to wait for a whole sync from the start.
    Just leave it as it is{ $until ->
    [none] .
   *[other] ; it is expected at { $until }.
}
