# A request that waits for an admin: who has it, who is next, and what to do if it is urgent
progress-sent = It has been sent and not withdrawn: the { progress-name } was sent at { $since } and is with { $name ->
    [none] the admin
   *[other] { $name }
}{ $phone ->
    [none] {""}
   *[other] {" "}(extension { $phone })
}, not decided yet.
progress-next = { $next ->
    [none] Without an answer by { $until }, and with no other admin to ask, I pass it to the helpdesk.
   *[other] Without an answer by { $until } I ask { $next }{ $next_phone ->
        [none] {""}
       *[other] {" "}(extension { $next_phone })
    } next by myself; you need not ask again.
}{ $phone ->
    [none] {""}
   *[other] {" "}If it is urgent, calling extension { $phone } now is the fastest way.
}
progress-hurry = I can't hurry anybody or choose another admin; your agency set the order. You can call, though: { $phone ->
    [none] {""}
   *[other] { $name }, extension { $phone }; {""}
}{ $next ->
    [none] {""}
   *[other] then { $next }{ $next_phone ->
        [none] {""}
       *[other] , extension { $next_phone }
    } (asked from { $until } on, and not able to approve before that); {""}
}failing that, { $hotline }.
progress-page-who = It waits for you at the moment: confirm on the page for your { progress-name } that it is you, and I send it to { $next }{ $next_phone ->
    [none] {""}
   *[other] {" "}(extension { $next_phone })
}.
progress-page-over = Your { progress-name } waits for you, but that page is over; the request still stands. Press "{ progress-open }" or tell me, and you get a new one.
progress-later-over = Take your time. The page for the { progress-name } is over by now; tell me when you are ready and you get a new one. Nothing is cancelled.

# What has just ended
progress-ticket = { $number ->
    [none] That ticket
   *[other] Ticket { $number }
} { $how ->
    [withdrawn] was withdrawn at { $at }; nobody works on it any more.
   *[closed] was closed at { $at }.
} If you still need it, press "{ ticket-do-reopen }".
progress-thawed = The freeze of your account was ended at { $at }; changes can be asked for again.
pending-frozen = Your account is frozen: from { $since } until { $until } I change nothing in it, so unlocking, resetting and the like have to wait. { $sooner ->
    [people] It is the third time within seven days, so only information security or an admin of your agency can end it sooner; call { $hotline }.
   *[self] To end it sooner, press "{ do-unfreeze }".
}
