# What a thing is called
action-name-unlock = unlock the account
action-name-bind = bind the accounts
action-name-rebind = bind other accounts
action-name-reset-password = choose a new password
action-name-enable = enable the account
action-name-link = link a chat to you
action-name-decide = decide a colleague's request
action-name-vouch = vouch for a colleague
action-name-account-name = seeing your own account names
action-name-other = confirm it's you
action-what = { $action ->
    [unlock] { action-name-unlock }
    [bind] { action-name-bind }
    [rebind] { action-name-rebind }
    [reset_password] { action-name-reset-password }
    [enable] { action-name-enable }
   *[other] do this
}
action-what-else = { $other ->
    [unlock] { action-name-unlock }
    [bind] { action-name-bind }
    [rebind] { action-name-rebind }
    [reset_password] { action-name-reset-password }
    [enable] { action-name-enable }
   *[other] do something else
}

# Buttons
do-unlock = Unlock it
do-bind = Bind now
do-rebind = Bind other accounts
do-enable = Ask to enable it
do-reset-password = Choose a new password
do-ticket = Ask the helpdesk
action-cancel = Cancel this request

# Beginning
action-open-unlock = { $by ->
    [admin] All right: open the page below and confirm it's you. I'll send your request to the admin.
        Once it is approved I unlock the account and tell you.
    [people] All right: open the page below and confirm it's you. Nobody else at your agency can decide.
        So I open a ticket with the helpdesk and tell you the result.
   *[self] All right: open the page below and confirm it's you, and I'll unlock it.
}
action-open-bind = All right: open the page below, confirm it's you, and type the account and password of both 員工愛上網 and TPEAD.
    If all is right, { $by ->
    [admin] I'll send your request to the admin and bind them once it is approved.
    [people] I'll open a ticket with the helpdesk, as nobody else at your agency can decide.
   *[self] I'll bind them.
}
    Passwords go on that page only, never in this chat.
action-open-rebind = Binding other accounts replaces the present binding, so { $by ->
        [people] the helpdesk has to look first
       *[admin] an admin has to look first
    }.
    Open the page below, confirm it's you, and type the two accounts and passwords that you want. I'll send your request.
    Nothing changes before it is approved.
action-open-reset-password = { $by ->
    [admin] { $row ->
        [D21] You have a citizen certificate bound, so you can choose 忘記密碼 at { $sign_on_url } and do it yourself. Here an admin has to approve it.
       *[other] This time your agency's admin has to approve it.
            To use 忘記密碼 yourself you need a bound citizen certificate, and you have none that works.
    }
    First open the page below and confirm it's you, and I'll send the request.
    Once approved, you choose the new password yourself on a page. Neither I nor the admin can see it.
    [people] A new password has to be approved here. Nobody else at your agency can decide, so it goes to the helpdesk.
        First open the page below and confirm it's you, and I'll open the ticket.
    [card] All right: open the page below. With your citizen certificate you choose the new password at once.
        Without it, type the code, and choose it once your agency's admin has approved. Neither I nor the admin can see it.
   *[self] All right: open the page below, confirm it's you, and choose the new password yourself. Neither I nor the admin can see it.
}
action-open-enable = All right: open the page below and confirm it's you. { $by ->
    [people] I'll open a ticket with the helpdesk
   *[admin] I'll send your request to the admin
} and tell you the result.
action-choose-now = You can choose your new password now: open the page below and do it within 10 minutes.
    If the page runs out, tell me "reset my password" again; that works until { $until }.

# Under way
action-then = { $next ->
    [none] I'll pass it to the helpdesk, as there is no other admin to ask
   *[other] I'll ask the next admin
}
action-awaits = Your request to { action-what } was sent and waits for { $admin ->
    [none] an admin
   *[other] { $admin }
}.
    If there is no answer by { $until }, { action-then }.
    You don't need to ask again; for anything else, cancel this one first.
action-under-way = Your request to { action-what } is under way and has no result yet. I'll tell you when it has; no need to press again.
action-progress = "{ action-what }": { $state ->
    [verifying] waiting for you to confirm it.
    [awaiting_approval] confirmed, and now waiting for an admin.
    [ready] ready to go on.
    [carrying_out] confirmed, and being carried out.
    [done] another message says how it went.
    [already] a last look showed that it is so already; the desk changed nothing.
    [partly] partly done; another message says more.
    [not_done] not done; another message says why.
    [unclear] it is not clear yet whether it worked; another message says more.
    [refused] not done; another message says why.
    [expired] not finished, and nothing was changed. Ask me again if you still want it.
    [cancelled] this request has ended.
   *[handed_over] handed over to the helpdesk.
}
action-one-at-a-time = Your request to { action-what } is not finished, and I do one thing at a time.
    Finish it or cancel it, then tell me again that you want to { action-what-else }.
action-admin-asked = The code is right, and your request went to { $admin ->
    [none] your agency's admin
   *[other] { $admin }, an admin of your agency
}.
    If there is no answer by { $until }, { action-then }.
    I'll tell you in the chat what comes of it.
action-admin-asked-numbered = Your request went to { $admin ->
    [none] your agency's admin
   *[other] { $admin }, an admin of your agency
}.
    Tell the two digits on the page to that admin only: face to face, or when they call your registered number.
    If there is no answer by { $until }, { action-then }.
action-approved = { $admin } approved your request to { action-what }.{ $action ->
    [reset_password] {""}
   *[other] {" "}I'll do it now and tell you when it is done.
}
action-declined = { $admin } did not approve your request to { action-what }. The reason: "{ $reason }"
    Your account was not changed; if this is a misunderstanding, ask them directly, or talk to a person below.
action-waits-for-system = A system does not answer, so your request to { action-what } is not done yet.
    I'll keep trying and tell you the result; no need to ask again.
action-cancelled = All right, your request to { action-what } is cancelled and your account was not changed.
    Tell me whenever you want it again.
action-too-late-to-cancel = It is too late to cancel: your request to { action-what } is being carried out. I'll tell you as soon as it is done.
action-ran-out = Time ran out before your request to { action-what } was finished, and the approval no longer holds.
    Your account was not changed; if you still want it, just tell me again.
action-nobody-decides = Nobody at your agency can decide your request to { action-what } right now.
    I'm handing it to the helpdesk; you don't need to start again. So far your account was not changed.

# Not done, and why
action-refused-again = I looked again before acting, and it cannot be done now, so I did not touch your account.
action-paused = The desk makes no changes at the moment; I can look but not act.{ $ticket ->
    [opened] {""}
   *[offered] {" "}If it can't wait, the helpdesk can deal with it.
}
action-by-hand = I may not do that here, so I'm passing it to the helpdesk, who will do it for you. Your account is as it was.
action-by-hand-waits = Your admin approved it and switches it on by hand, since I may not do that here.
    I keep watching until { $until } and tell you as soon as it is done; no need to ask again.
action-no-longer-approved = This needs an admin's approval, and the earlier one no longer counts. Tell me again and I'll send a new request.
action-changed = Your account has changed since you asked, so it is no longer what you asked for. Tell me again and I'll go by how things are now.
action-other-name = The accounts can't be bound now: your name in 員工愛上網 differs from the one in the personnel system.
    Ask the portal admin to make them the same, wait an hour for the sync, then come back.
action-nothing-to-rebind = Your accounts are not bound yet, so there is nothing to change; simply bind them.
action-nothing-to-choose = With the accounts you have, there is no other pair to bind.
    If the wrong ones are bound a person has to look, so I'm passing this to the helpdesk.
action-nothing-to-bind = I looked, and you have no two accounts to bind together; there is nothing for you to do.
action-cooling = A new password or enabling has to wait until { $until }. This chat was linked less than 24 hours ago, with two of the weaker proofs.
    Your account was not changed; if you can't wait, ask the helpdesk below.
action-busy-target = Too much was asked for about this account today, so I take nothing new for now.
    The account was not changed, and what is under way goes on.
    Ask again after { $until }, or call { $hotline }.
action-busy-agency = So many requests come from your agency that I take no new ones for now.
    Your account was not changed, and what is under way goes on.
    Ask again in { $minutes ->
        [1] one minute
       *[other] { $minutes } minutes
    }, or call { $hotline }.
action-busy-channel = Very many people are asking for changes here, so I take no new requests for now.
    Your account was not changed, and what is under way goes on.
    Ask again in { $minutes ->
        [1] one minute
       *[other] { $minutes } minutes
    }, or call { $hotline }.
action-no-proof = I can't confirm it's you, so I must not touch your account.{ "\u000A" }{ $missing ->
    [address] You have no registered address that a code can reach.
        Ask your admin.
        To do it here yourself another time, have { offer-who-registers } put an address that you can read on your record.
    [other_address] Your registered address is the very mailbox whose password would change, so a code sent there proves nothing.
        Ask your admin.
        To do it here yourself another time, have { offer-who-registers } put another address that you can read on your record.
   *[stronger] This needs a stronger proof than a mailed code, such as a bound citizen certificate, and you have none.
        Ask your admin.
}
    I can also open a ticket, so that the helpdesk checks in another way.
offer-who-registers = { $stage ->
    [p2] the admin of the personnel system
   *[other] the admin of 員工愛上網
}
action-no-password-here = Your password can't be changed here, so I'm asking the helpdesk to look. The present one was not changed.
action-several-accounts = You have more than one TPEAD account, and I won't guess which password to change.
    Settle with the admin which one to keep; I'm asking the helpdesk to look as well.

# What came of it
result-unlock-done = It is unlocked: you can sign in with your TPEAD account ({ $account }) now. Type the right password slowly.
    If it locks again soon, a phone or another PC is still trying an old saved one, so change it there first.
result-unlock-by-itself = The lock had ended by itself, and the desk changed nothing. You can sign in with your TPEAD account ({ $account }) now.
    Type the right password slowly. If it locks again soon, a phone or another PC is still trying an old saved one.
result-unlock-already = Your TPEAD account ({ $account }) is not locked any more, and you can sign in now.
    I looked once more first: somebody else opened it, and the desk changed nothing.
result-bind-already = 員工愛上網 ({ $portal }) and TPEAD ({ $account }) are bound already. I looked once more first: the desk did not do that and changed nothing.
    If neither you nor an admin did, call { $hotline }.
result-rebind-already = 員工愛上網 ({ $portal }) is bound to TPEAD ({ $account }) already. I looked once more first: the desk did not do that and changed nothing.
    If neither you nor an admin did, call { $hotline }.
result-enable-already = Your account is enabled already. I looked once more first: somebody else did that, and the desk changed nothing.
    Usually you can sign in after the next sync, about { $sync_every } later.
result-reset-password-already = The password of your TPEAD account ({ $account }) was changed just now, but not from this page. What you typed here was not used.
    If that was not you, call { $hotline } at once.
result-unlock-partly = Only a part is unlocked; your TPEAD account ({ $account }) may still be locked somewhere.
    The helpdesk takes over, and you don't need to ask again.
result-unlock-not-done = That did not work: your TPEAD account ({ $account }) is still locked, and nothing else changed.
    The helpdesk takes over; please don't try the password meanwhile.
result-unlock-unclear = The unlock was sent but the system did not answer. I don't know whether your TPEAD account ({ $account }) is open.
    Try once to sign in; the helpdesk looks as well.
result-bind-done = Bound: 員工愛上網 ({ $portal }) and TPEAD ({ $account }) count as one from now on.
    Neither password changed, and you can now sign in with the TPEAD account too.
result-bind-partly = Only a part of the binding is done, for 員工愛上網 ({ $portal }) and TPEAD ({ $account }).
    The helpdesk takes over; your passwords did not change, so sign in as before.
result-bind-not-done = The binding did not work: 員工愛上網 ({ $portal }) and TPEAD ({ $account }) are still separate, and no password changed.
    The helpdesk takes over; no need to try again.
result-bind-unclear = The binding was sent but the system did not answer. I don't know whether 員工愛上網 ({ $portal }) and TPEAD ({ $account }) are bound.
    The helpdesk looks; meanwhile sign in as before.
result-rebind-done = Done: 員工愛上網 ({ $portal }) is now bound to TPEAD ({ $account }), and the earlier binding has ended. Neither password changed.
result-rebind-partly = Only a part of the change is done, for 員工愛上網 ({ $portal }) and TPEAD ({ $account }).
    The helpdesk takes over; your passwords did not change.
result-rebind-not-done = The change did not work: the earlier binding still holds, and no password changed. The helpdesk takes over; no need to try again.
result-rebind-unclear = The change was sent but the system did not answer. I don't know which accounts are bound now.
    The helpdesk looks; no password changed.
result-reset-password-done = Your new password is set: your TPEAD account ({ $account }) takes it from now on.
    Some machines may accept the old one for up to an hour, which is normal.
    Change it wherever it is saved, such as on a phone or another PC.
result-reset-password-partly = Your TPEAD account ({ $account }) takes the new password, but the mailbox is not settled and the helpdesk takes over.
    Some machines may accept the old one for up to an hour, which is normal.
result-reset-password-not-done = The new password was not set: your TPEAD account ({ $account }) still takes the old one. The helpdesk takes over.
result-reset-password-unclear = The new password was sent but the system did not answer. I don't know whether your TPEAD account ({ $account }) takes it.
    Try the new one once, then the old one once, and no more, so that it does not lock. The helpdesk looks as well.
result-enable-done = Your account is enabled; usually you can sign in after the next sync, about { $sync_every } later.
    If something still has to wait, I'll tell you when it works.
result-enable-partly = Your account is enabled in part only. A system still has it disabled, so you may not be able to sign in.
    The helpdesk takes over, and you don't need to ask again.
result-enable-not-done = Enabling did not work: your account is still disabled, and nothing else changed.
    The helpdesk takes over, and you don't need to ask again.
result-enable-unclear = The enabling was sent but the system did not answer. I don't know whether it worked. The helpdesk looks, and I'll tell you.
result-mailbox = { $effect ->
    [done] The city mailbox of the same name takes the new password too.
    [not_done] The city mailbox did not take it and still has the old password.
    [none] The password of the city mailbox was not touched.
   *[unclear] I don't know whether the city mailbox took it: try the new password first, then the old one.
}
result-portal-unchanged = The password of 員工愛上網 did not change.
result-sessions = At the desk, everybody else who was signed in as you is signed out, and open pages and codes no longer work.
    What I can't end: a computer on which you are signed in already goes on for some hours (Kerberos). Sign out there, or restart it.
action-locked-again = { $action ->
    [reset_password] Your new password is set, but your TPEAD account ({ $account }) has been locked since.
   *[unlock] The TPEAD account ({ $account }) that I unlocked a moment ago has been locked again.
}
    Most likely an old password is saved somewhere and keeps trying. Change it there first, then sign in.
action-old-passwords =
    - Phone mail: type the current password in the mail app's account settings, or remove the account from the phone for now.
    - Network drive: disconnect it and connect it again with the current password.
    - Wi-Fi: forget the network, then join it again.
    - A second PC or remote desktop: sign out there.
action-none-of-them = If none of that is yours, somebody may be trying your password: call { $hotline } at once.
action-unlocked-before = { $action ->
    [reset_password] You got a new password at { $at }, and the account was locked again after that.
   *[unlock] I unlocked it at { $at }, and it was locked again after that.
}
    Most likely an old password is saved somewhere and keeps trying; until it is changed there, unlocking will not last.
action-binding-gone = The new binding of 員工愛上網 ({ $portal }) and TPEAD ({ $account }) is gone. Somebody changed it, or a sync did.
    Your passwords did not change, and there is nothing for you to do. If you changed it yourself, tell the helpdesk.
