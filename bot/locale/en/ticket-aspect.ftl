# One side of a ticket: always with the number; whether begins with yes or no
ticket-it = { $number ->
    [none] the ticket that waits to be filed
   *[other] ticket { $number }
}
ticket-standing = { $state ->
    [received] received { $opened }, nobody has picked it up yet
    [reopened] opened again { $updated }, nobody has picked it up yet
    [taken] the helpdesk is working on it (last touched { $touched })
    [answered] the helpdesk has answered
    [closed] closed ({ $updated })
   *[waiting] noted { $opened }, and filed as soon as the helpdesk's system answers
}
ticket-until = About { ticket-it }: { ticket-standing }. { $state ->
    [answered] There is nothing to wait for; please see their answer.
    [closed] There is nothing to wait for; if it still fails, tell me and it is open again.
   *[other] When it is dealt with, and whether they phone you, is up to the helpdesk, and I can't promise a time for them{ $priority ->
        [urgent] ; it is marked urgent, though
        [high] ; it is marked high priority, though
       *[normal] {""}
    }. I'll tell you here the moment there is an answer.
}
ticket-reach = If they phone you, the number on the ticket is { $phone }.
ticket-who = The helpdesk has { ticket-it }{ $secure ->
    [yes] , and the security people see it too
   *[no] {""}
}: { ticket-standing }. I can't see which of them it will be.
ticket-whether = { $state ->
    [received] Yes, it has been sent, but there is no answer yet
    [reopened] Yes, it is open again, but there is no new answer yet
    [taken] Yes, somebody is at it, but there is no new answer yet
    [answered] Yes, there is an answer
    [closed] No, nobody is at it any more
   *[waiting] No, not sent yet
}: { ticket-it }, { ticket-standing }.{ $state ->
    [answered] {""}
    [closed] {""}
   *[other] {" "}You need not report it again; I'll tell you here the moment there is an answer.
}
ticket-urgent = { $priority ->
    [urgent] Yes, { ticket-it } is marked urgent, the highest there is:
    [high] Yes, { ticket-it } has high priority and is looked at before ordinary ones:
   *[normal] No, not yet: { ticket-it } has ordinary priority,
} { ticket-standing }.
ticket-why = I opened { ticket-it } ({ ticket-category }) { $by ->
    [rule] by itself, because your data is later than a sync may be
   *[person] from what you told me here
}; what caused it the helpdesk has to find out.
ticket-after = No, there is nothing more for you to do, and you need not report it again: { ticket-it }, { ticket-standing }. The helpdesk sees what you said and what I found.
ticket-how = About { ticket-it }: to add something, just write it to me; to hurry it, call { $hotline } and name the number; when it is solved or not needed, tell me.
ticket-written = { $text ->
    [none] It holds what I found about your account and what we said here (with passwords and accounts masked).
   *[other] It says: “{ $text }”, with what I found about your account and what we said here.
}
ticket-not-sent = Not sent yet: the ticket is not written yet.
ticket-withdrawn-before = You withdrew { $number ->
    [none] the ticket
   *[other] ticket { $number }
} for this, so I don't report it again; if you want it after all, press "{ ticket-do-open }" or tell me.
ticket-holds = { $text ->
    [none] Not yet: on { ticket-it } there is only the state of the account that I saw, and what we said here. Write the sentence to me now and I add it.
   *[other] This is what { ticket-it } says: “{ $text }”. If something is missing, just write it to me and I add it.
}
ticket-copy = No, { ticket-it } takes only words, and I can't receive papers or files here. What the personnel office or an admin wants to see, such as a contract, you take to them yourself.
