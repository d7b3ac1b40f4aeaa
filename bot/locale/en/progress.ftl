# A request that waits for an admin: who has it, who is next, and what to do if it is urgent
progress-sent = It has been sent and is not decided yet: the { progress-name } of { $since } is with { $name ->
    [none] the admin
   *[other] { $name }
}{ $phone ->
    [none] {""}
   *[other] {" "}(extension { $phone })
}.
progress-next = { $next ->
    [none] Without an answer by { $until }, and with no other admin to ask, I pass it to the helpdesk.
   *[other] Without an answer by { $until } I ask { $next }{ $next_phone ->
        [none] {""}
       *[other] {" "}(extension { $next_phone })
    } next; you don't need to ask again.
}{ $phone ->
    [none] {""}
   *[other] { "\u000A" }If it is urgent, calling extension { $phone } now is the fastest way.
}
progress-hurry = I can't hurry anybody or choose another admin; your agency set the order.
    You can call, though: { $phone ->
    [none] {""}
   *[other] { $name }, extension { $phone }; {""}
}{ $next ->
    [none] {""}
   *[other] then { $next }{ $next_phone ->
        [none] {""}
       *[other] , extension { $next_phone }
    } (can approve from { $until } on); {""}
}failing that, { $hotline }.
progress-page-who = It waits for you at the moment.
    Confirm on the page for your { progress-name } that it's you, and { $next ->
    [none] I open a ticket with the helpdesk.
   *[other] I send it to { asked-next-admin }.
}
progress-no-password = That I can't do: I never see a password, and none is sent by chat, LINE or mail.
    You set the new one yourself on that page and nowhere else.
progress-page-over = Your { progress-name } waits for you, but that page is over; the request still stands.
    Press "{ progress-open }" or tell me, and you get a new one.
progress-later-over = Take your time. The page for the { progress-name } is over by now. Tell me when you are ready and you get a new one.
    Nothing is cancelled.

# What has just ended
progress-ticket = { $number ->
    [none] That ticket
   *[other] Ticket { $number }
} { $how ->
    [withdrawn] was withdrawn at { $at }; nobody works on it any more.
   *[closed] was closed at { $at }.
} If you still need it, press "{ ticket-do-reopen }".
progress-thawed = The freeze of your account was ended at { $at }; changes can be asked for again.
pending-frozen = Your account is frozen: from { $since } until { $until } I change nothing in it, so unlocking, resetting and the like have to wait.
    { $sooner ->
    [people] It is the third time within seven days, so only information security or an admin of your agency can end it sooner. Call { $hotline }.
   *[self] To end it sooner, press "{ do-unfreeze }".
}

# What is asked while an admin has the request: do they know, whom to call, can it go faster, what if they are away
asked-admin = { $name ->
    [none] the admin
   *[other] { $name }
}{ $phone ->
    [none] {""}
   *[other] {" "}(extension { $phone })
}
asked-next-admin = { $next }{ $next_phone ->
    [none] {""}
   *[other] {" "}(extension { $next_phone })
}
asked-moved = It has moved on: { $first } did not answer in time, so since { $since } it is with { asked-admin }, until { $until }.
asked-page = { $topic ->
    [off] No, nothing is cancelled:
    [sent] Not sent yet:
    [may_call] You can ring, but nothing has been sent yet, so the admin sees nothing:
   *[other] Not yet:
} the { progress-name } still waits for you.{ "\u000A" }{ $page ->
    [over] That page is over; press "{ progress-open }" for a new one.
   *[other] The page is open until { $page }.
}
    { $approval ->
    [no] Once you confirm there that it's you it is done, no admin needed.
    [either] With your citizen certificate it is done at once, no admin needed.
        Without the card, type the code: I send it to your agency's admin, and it is done once approved.
   *[yes] Confirm there that it's you, and { $next ->
        [none] I open a ticket with the helpdesk.
       *[other] I send it to { asked-next-admin }.
    }
}
asked-knows = Yes, it reached { asked-admin } in the chat at { $since }; whether it was read I can't see.
    To be sure, call, and ask for "待核准" to be typed in that chat.
asked-call = { $phone ->
    [none] It is with { asked-admin }; I have no extension, so ask the switchboard, or call { $hotline }.
   *[other] Call { $name }, extension { $phone }: your { progress-name } request is there now.
}
asked-may-call = Yes, { $phone ->
    [none] have the switchboard put you through to { asked-admin }; I don't have the extension
   *[other] ring { $name } on extension { $phone }
}.
    The request is there now; typing 待核准 in their own chat brings it up to decide.
asked-how-told = Right here: as soon as there is a result, or another admin is asked, I say so in this chat; no mail is needed.
    Before approving, { asked-admin } may call the number on record to make sure it's you.
    Nobody asks for a password or code.
asked-outside = { $phone ->
    [none] From outside call { $hotline }; the request is with { asked-admin }, whose number I don't have.
   *[other] { $phone } is an extension, and I don't have the switchboard's number.
        If you can't reach it from outside, call { $hotline } and ask for { $name }.
}
asked-reason = No reason is needed; the request has no field for one.{ $approver ->
    [no] {""}
   *[yes] { "\u000A" }What { asked-admin } sees is what you ask for, how the account stands, and how you proved it's you.{ $phone ->
        [none] {""}
       *[other] { "\u000A" }To say more, ring extension { $phone }.
    }
}
asked-add = Nothing can be added to the request, and nothing has to be; I have not passed this on.{ $approver ->
    [no] {""}
   *[yes] { $phone ->
        [none] { "\u000A" }To let { asked-admin } know, have the switchboard put you through.
       *[other] { "\u000A" }To let { $name } know, ring extension { $phone }.
    }
}
asked-urgent = No, these requests have no urgent mark; it is there and waits for a decision.
    If it is urgent, { $phone ->
    [none] have the switchboard put you through to { asked-admin }
   *[other] call { $name } on extension { $phone }
} and say that you are waiting.
asked-faster = No, I can't hurry anybody. It is with { asked-admin } since { $since }, and at half-time I remind them once.
    To be quicker, { $phone ->
    [none] have the switchboard put you through
   *[other] call extension { $phone } now
} and ask them to type "待核准" in their chat. Then it can be decided at once.
asked-away = It won't get stuck.
    Without an answer by { $until } { $next ->
    [none] and with no other admin to ask, I pass it to the helpdesk. You don't need to send it again.
        If it is urgent, call { $hotline }.
   *[other] I ask { asked-next-admin } next; you don't need to send it again.
        Until then { $next } cannot approve it.
}
asked-another = No, neither you nor I can choose; your agency set the order.
    { $next ->
    [none] There is no other admin after this one; without an answer by { $until } I pass it to the helpdesk.
   *[other] Without an answer by { $until } it is { asked-next-admin }'s turn, and only then can they approve.
}
asked-resend = No need: the request is waiting with { asked-admin }, and sent again it would be the same one.
    If they don't see it, ask them to type "待核准" in their own chat and it appears.
asked-visit = That depends. Before approving, { $name ->
    [none] the admin
   *[other] { $name }
} must make sure that it's you.
    In person, by calling back or by video: whichever they choose. { $phone ->
    [none] Have the switchboard put you through to ask.
   *[other] The quickest is to call extension { $phone } and ask which.
}
asked-decided = Not yet, { asked-admin } has not decided; you hear of it here at once.
asked-sent = Yes, it was sent: the { progress-name } request of { $sent } is with { asked-admin }, not decided yet.
asked-standing = With { asked-admin }: the { progress-name } request was sent at { $sent } and is not decided yet.
asked-when = That depends on when { asked-admin } decides, a few minutes if you are lucky; { $until } at the latest.
asked-off = No, it is not cancelled: the { progress-name } request is with { asked-admin }, waiting for a decision.
asked-off-over = { $state ->
    [cancelled] Yes, your request to { action-what } was cancelled at { $settled }. Nobody works on it any more, and your account was not touched.
   *[other] No, it was not cancelled:
}
asked-then = { $next ->
    [none] It won't get stuck. If nothing is decided by { $until } and there is no other admin to ask, I open a ticket with the helpdesk.
   *[other] It won't get stuck. At { $until } I ask { asked-next-admin }. If there is no answer in time either, I ask the one after that.
        When nobody is left I open a ticket with the helpdesk.
}
    I tell you here at each step; you don't need to send it again.
asked-place = That depends. If you leave it, you lose nothing, and I ask the next admin if that is needed.
    Cancelling and sending it again would be slower.
    That is a new request: you confirm again and wait from the start, and your agency sets the order all the same.
asked-word = Yes, as soon as { asked-admin } decides, or I have to ask somebody else, I tell you here. No need to keep looking.

# Asked before anything is sent: and if they are away, what then, must I go there
before-away = It won't get stuck. If the first admin does not decide in time about a request that I sent for you, I ask the next one.
    If nobody does, I open a ticket with the helpdesk. You don't need to send it again.
    If you ask somebody yourself, try the other one on the list, or call { $hotline }.
before-visit = That depends. Before an admin approves something, they must make sure that it's you.
    In person, by calling back or by video: whichever they choose. You can ring and ask which.
    To have only a lock opened or an account enabled, a call is usually enough.

# Not called off, called off and taken back, gone on with
progress-kept = All right, nothing is cancelled.
    The { progress-name } request goes on waiting for { asked-admin }, and you hear of it here.
    If you really want it dropped, press "{ action-cancel }".
progress-unsent = No, nothing has been sent: I have not begun the { progress-name } yet. Shall I do it now? Press below, or just say yes.
progress-unsent-nothing = No, I have sent nothing for you, and nothing is under way.
progress-page-until = { $next ->
    [none] That depends on the helpdesk, and I can't promise for them.
   *[other] That depends on { asked-next-admin }.
}{ "\u000A" }First confirm on the page (open until { $until }) that it's you; only then can I send it.{ $next ->
    [none] {""}
   *[other] { "\u000A" }It may take minutes. If there is no answer in time, I go on to the next one or the helpdesk, and you hear of it here.
}
progress-kept-page = All right, nothing is cancelled: the page for your { progress-name } is good until { $until }.
    If you don't want it any more, press "{ action-cancel }", or say "cancel it".
progress-kept-ticket = All right, nothing is withdrawn:
progress-take-back = I did not mean to cancel it
progress-goes-on = All right, on with your { progress-name }.

# After the approval, where the code went, which of two passwords
progress-after = { $action ->
    [reset_password] Once it is approved I send you a page here, and you choose the new password on it yourself.
        It is open for 10 minutes; after that just tell me and you get a new one. You don't need to ask the admin again.
    [unlock] Nothing: once it is approved I unlock at once and tell you here. Sign in with the password you have.
    [enable] Nothing: once it is approved I enable the account at once and tell you here.
        About one hour after that, with the next sync, you sign in with the password you have.
   *[other] Nothing: once it is approved I do it at once and tell you here.
}
progress-address = It goes to your registered mailbox, { $address }, and to no other. If that is not the right one, or nothing arrives, call { $hotline }.
progress-no-code = No code is mailed. { $numbered ->
    [yes] You have no other mailbox for it, and a code in the mailbox whose password changes proves nothing.
        The page shows you a two-digit number instead: tell it to the admin in person, or when they call your number on record.
   *[no] This needs none; confirm it's you as the page says.
}
progress-passwords = Both, each beside its own account: the 員工愛上網 account with the 員工愛上網 password, the TPEAD account with the TPEAD password.
    They may be different; neither is changed.
