# The desk: approvals
desk-approvals-title = { $state ->
    [decided] Decided requests
   *[waiting] Requests for you to decide
}
desk-approvals-lists = Lists of requests
desk-approvals-tab = { $state ->
    [decided] Decided
   *[waiting] Waiting for you
}
desk-approvals-none = { $state ->
    [decided] No request was decided in your agencies yet.
   *[waiting] Nothing waits for you. What comes is told to you and appears here.
}
desk-approvals-back = Back to the requests
desk-approval-row = { $name }: { action-what }
desk-approval-until = Decide before { $until }
desk-approval-by = { $approved ->
    [yes] Approved
   *[no] Declined
} by { $admin ->
    [none] an admin
   *[other] { $admin }
}, { $at }
desk-approval-checked = How they checked: { $check ->
    [in_person] { secure-choice-in-person }
    [called_back] { secure-choice-called-back }
   *[video] { secure-choice-video }
}
desk-approval-reason = Reason: { $reason }
desk-approval-state = { $state ->
    [verifying] The applicant is still proving who they are; then an admin is asked.
    [awaiting_approval] An admin has still to decide.
    [ready] Approved; the applicant has one last step to do.
    [carrying_out] The desk is doing it now.
    [done] Done, and the applicant knows.
    [partly] Done in part; the helpdesk has a ticket.
    [not_done] Not done; the helpdesk has a ticket.
    [unclear] The result is unknown; the helpdesk has a ticket.
    [refused] Not done; the account was not changed.
    [expired] Out of time; the account was not changed.
    [cancelled] Cancelled; the account was not changed.
   *[handed_over] The helpdesk has taken over.
}
desk-approval-not-yours = { $why ->
    [decide-own] This is your own request, so another admin of your agency decides it.
    [decide-frozen] Your own account is frozen, so until that is over you decide nothing for others.
    [decide-disabled] Your own account is disabled, so you decide nothing for others.
    [decide-vouched] You vouched for the chat that asks, so another admin decides.
   *[other] This request waits for { $admin ->
        [none] another admin
       *[other] { $admin }
    } until { $until }; you can read it.
}
desk-approval-what = Approve for { $name }: { action-what }?
desk-approval-send = { $fresh ->
    [yes] Send the decision
   *[no] Next: show who you are
}
desk-approval-proof = The next page only asks who you are. What you filled in goes with you, and you send it there.
desk-approval-number-later = The next page asks for them again.

# The desk: people
desk-people-search = Name, id or account
desk-people-find = Find
desk-people-hint = { $of ->
    [own] A part of a name or id is enough, an account has to be whole. Only people of your agencies are found.
   *[all] A part of a name or id is enough, an account has to be whole. Every look at a person is recorded.
}
desk-people-found = { $text ->
    [none] Your agencies: { $count } on this page
   *[other] “{ $text }”: { $count } on this page
}
desk-people-none = Nobody in your care fits “{ $text }”. Check the name, or type the whole account.
desk-people-back = Back to people
desk-person-more = More about { $name }
desk-person-id = Id
desk-person-phone = Phone on record
desk-person-address = Mail on record
desk-person-frozen = This account is frozen until { $until }. { $by ->
    [people] Only security or an admin of the agency can end it.
   *[time] It ends by itself.
}
desk-person-freezes = Freezing and its end
desk-person-state = Accounts now
desk-person-owners = Who can act
desk-person-owner = { $role ->
    [portal_admin] Admin of 員工愛上網
    [personnel_admin] Admin of the personnel system
    [directory_team] Directory team
    [sign_on_team] Team of the sign-on platform
    [security] Security
    [operator] Operator
   *[helpdesk] Helpdesk
}{ $name ->
    [none] {""}
   *[other] : { $name }
}{ $phone ->
    [none] {""}
   *[other] {" "}({ $phone })
}
desk-person-requests = Requests
desk-person-tickets = Tickets
desk-person-ticket = { $number } ({ ticket-category }), { $at }: { $state ->
    [open] open
    [answered] answered
    [reopened] reopened
   *[closed] closed
}
desk-person-no-tickets = No tickets
desk-person-ways = Chats and ways to prove identity
desk-person-chat = { CHANNEL($channel) }, linked { $at }
desk-person-no-chat = No chat is linked yet
desk-person-method = { $method ->
    [passkey] Passkey
   *[totp] Authenticator
}, added { $at }{ $spoilt ->
    [yes] ; a copy was seen, so it is refused
   *[no] { $used ->
        [never] ; never used
       *[other] ; last used { $used }
    }
}
desk-person-no-method = No passkey and no authenticator yet
desk-person-events = What the desk did
desk-person-did = { $did ->
    [action-opened] A request was begun
    [action-approved] An admin approved
    [action-declined] An admin declined
    [action-written] The desk changed the account
    [action-undone] What was changed came undone
    [account-locked_again] Locked again after the unlock
    [link-made] A chat was linked
    [link-ended] A chat was unlinked
    [method-enrolled] A way to prove identity was added
    [method-removed] A way to prove identity was removed
    [account-frozen] The account was frozen
    [account-thawed] The freeze ended
    [access-ended] All browsers were signed out
    [ticket-opened] A ticket was opened
    [ticket-closed] A ticket was closed
    [promise-kept] Told of what was waited for
   *[incident-told] An incident was reported
}
desk-person-recorded = That you looked at this page is recorded.
desk-paging = Pages
