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
ticket-until = About { ticket-it }: { ticket-standing }.
    { $state ->
    [answered] There is nothing to wait for; please see their answer.
    [closed] There is nothing to wait for; if it still fails, tell me and it is open again.
   *[other] The helpdesk decides when they deal with it and whether they phone you.
        I can't promise a time for them{ $priority ->
        [urgent] . It is marked urgent, though
        [high] . It is marked high priority, though
       *[normal] {""}
    }. I'll tell you here the moment there is an answer.
}
ticket-reach = If they phone you, the number on the ticket is { $phone }.
ticket-who = The helpdesk has { ticket-it }{ $secure ->
    [yes] , and the security people see it too
   *[no] {""}
}.
    How it stands: { ticket-standing }. I can't see which of them it will be.
ticket-whether = { $state ->
    [received] Yes, it has been sent, but there is no answer yet
    [reopened] Yes, it is open again, but there is no new answer yet
    [taken] Yes, somebody is at it, but there is no new answer yet
    [answered] Yes, there is an answer
    [closed] No, nobody is at it any more
   *[waiting] No, not sent yet
}.
    About { ticket-it }: { ticket-standing }.{ $state ->
    [answered] {""}
    [closed] {""}
   *[other] { "\u000A" }You don't need to report it again; I'll tell you here the moment there is an answer.
}
ticket-urgent = { $priority ->
    [urgent] Yes, { ticket-it } is marked urgent, the highest there is.
    [high] Yes, { ticket-it } has high priority and is looked at before ordinary ones.
   *[normal] No, not yet: { ticket-it } has ordinary priority.
}
    How it stands: { ticket-standing }.
ticket-why = I opened { ticket-it } ({ ticket-category }) { $by ->
    [rule] myself: your data is later than a sync may be
   *[person] from what you told me here
}.
    The helpdesk has to find out what caused it.
ticket-after = No, there is nothing more for you to do, and you don't need to report it again.
    About { ticket-it }: { ticket-standing }.
    The helpdesk sees what you said and what I found.
ticket-how = About { ticket-it }: to add something, just write it to me. To hurry it, call { $hotline } and name the number.
    When it is solved or not needed, tell me.
ticket-written = { $text ->
    [none] It holds what I found about your account and what we said here (with passwords and accounts masked).
   *[other] It says: "{ $text }", with what I found about your account and what we said here.
}
ticket-not-sent = Not sent yet: the ticket is not written yet.
ticket-withdrawn-before = You withdrew { $number ->
    [none] the ticket
   *[other] ticket { $number }
} for this, so I don't report it again. If you want it after all, press "{ ticket-do-open }" or tell me.
ticket-holds = { $text ->
    [none] Not yet. I see only the state of the account on { ticket-it }, and what we said here.
        Write the sentence to me now and I add it.
   *[other] This is what { ticket-it } says: "{ $text }". If something is missing, just write it to me and I add it.
}
ticket-copy = No, { ticket-it } takes only words, and I can't receive papers or files here.
    What the personnel office or an admin wants to see, such as a contract, you take to them yourself.
