# A ticket is written and shown, and sent once the person agrees
ticket-category = { $category ->
    [sync] sync
    [lock] locked account
    [disabled] disabled account
    [certificate] certificate
    [password] password
    [binding] binding
    [access] sign-in and permissions
    [shared] shared account
    [system] a system that does not answer
    [security] security
   *[other] other
}
ticket-person = To talk to a person right away, call { $hotline }.
ticket-in-time = That is still within the usual time, and a report does not make the sync run sooner.
    If it has not come by then, you can also report it yourself: 員工愛上網行動版 → 資訊報修, or { $hotline }.
ticket-draft-ask = For a ticket, one sentence will do: what happened?
ticket-about-what = For a ticket, tell me in one sentence: what happened, and how can we reach you (phone or mail)?
ticket-draft = Here is the ticket. It is not sent yet:{ $category ->
        [other] {""}
       *[any] {"\u000A"}・About: { ticket-category }
    }{ $colleague ->
        [none] {""}
       *[other] {"\u000A"}・For your colleague: { $colleague }
    }{ $text ->
        [none] {""}
       *[other] {"\u000A"}・In your words: "{ $text }"
    }{ $since ->
        [none] {""}
       *[other] {"\u000A"}・Since: { $since }
    }{ $row ->
        [none] {""}
       *[other] {"\u000A"}・What I see: { ticket-row }
    }{ $chosen ->
        [none] {""}
       *[other] {"\u000A"}・You decided: { $chosen }
    }{ $urgent ->
        [yes] {"\u000A"}・Urgent: as you said, and marked so
       *[no] {""}
    }{ $contact ->
        [none] {""}
       *[other] {"\u000A"}・How to reach you: { $contact }
    }
ticket-draft-send = Shall I send it? Say yes and it goes; to add or change something, just write it to me.
ticket-need-contact = One thing is missing: how can the helpdesk reach you? Give me a phone number or a mail address and I can send it.
ticket-change-ask = Go ahead, what shall the ticket say?
ticket-draft-dropped = All right, that ticket was not sent.
ticket-story-colleague = Reported for a colleague: { $name }
ticket-wrong-subject = What { $number ->
    [none] that ticket
   *[other] ticket { $number }
} is filed under can't be changed any more, so here is another one in your words.
    "{ ticket-do-withdraw }" takes the first one back.
ticket-do-send = Send this ticket
ticket-do-change = Change
ticket-do-drop = Never mind
ticket-story-chosen = Decided by the person: { $text }

# News: "working on it" only where somebody has touched it
ticket-already = There is a ticket for this already, number { $number }: { $state ->
    [received] received { $opened }, nobody has picked it up yet
    [reopened] opened again, nobody has picked it up yet
    [answered] the helpdesk has answered
   *[taken] the helpdesk is working on it
}.
ticket-news = { $number ->
    [none] A ticket that waits to be filed
   *[other] Ticket { $number }
}{ $category ->
    [other] {""}
   *[any] {" "}({ ticket-category })
}: { $state ->
    [received] received { $opened }, nobody has picked it up yet
    [reopened] opened again { $updated }, nobody has picked it up yet
    [taken] received { $opened }, in work (last touched { $touched }), no new answer yet
    [answered] the helpdesk has answered
    [closed] closed ({ $updated })
   *[waiting] noted { $opened }; I file it as soon as the helpdesk's system answers
}.
ticket-news-urgent = If it is urgent, call { $hotline } and name the number.
ticket-kept-waiting = I am sorry that nobody has looked at it for so long.

# Withdrawn, still not
ticket-withdrawn = Done, { $number ->
    [none] that ticket is withdrawn and will not be filed
   *[other] ticket { $number } is withdrawn and the helpdesk knows
}. If you need it after all, tell me and it is open again.
ticket-still-not = I see, still not. I have told the helpdesk on ticket { $number }. If it is urgent, call { $hotline } and name the number.
ticket-files-not-taken = The helpdesk's own system did not take these files. They can be saved from this page:{"\u000A"}{ $files }
ticket-note-still-not = The person says that it is still not solved.
ticket-which-solved = Which one is solved?
ticket-which-withdraw = Which one shall I withdraw?
ticket-which-still-not = Which one still fails?
ticket-do-withdraw = Withdraw it
ticket-do-still-not = Still not
ticket-notice-withdrawn = { $name ->
    [none] The person
   *[other] { $name }
} withdrew ticket { $number }; nothing needs to be done.
ticket-close-too = Shall I close { $number ->
    [none] the ticket that waits to be filed
   *[other] ticket { $number } ({ ticket-category })
}?
ticket-draft-waits = The ticket from before is not sent yet; say yes and it goes.
ticket-instead = I can't do that from here, but I can write it up as a ticket for the helpdesk. Say yes, and you see it before it goes.
ticket-sending = All right, I send the ticket from before{ $text ->
    [none] .
   *[other] : "{ $text }"
}

# Taken back, left out
ticket-do-unadd = Take it back
ticket-nothing-added = There is nothing to take back on { $number ->
    [none] that ticket
   *[other] ticket { $number }
}.
ticket-unadded = All right, taken back: I have told the helpdesk to leave the last addition to { $number ->
    [none] the ticket
   *[other] ticket { $number }
} aside.
ticket-note-taken-back = The person takes the last addition back; please leave it aside.
ticket-left-out = All right, that is out, also of the chat that goes with it. Only this goes in, and it is not sent yet.
    If a word is still too many, press "{ ticket-do-change }".

# Not sent, not yet, changed; what becomes of a ticket
ticket-send-unsure = Just to be sure, nothing is sent so far: shall I send this ticket, or not?
ticket-draft-held = All right, I don't send it yet and keep it for 24 hours; say yes when it may go.
ticket-changed = Changed as you said, not sent yet.
ticket-cannot-edit = I can't find the words you want out or changed, so nothing was changed and nothing was sent.
    Pressing "{ ticket-do-change }" and writing it anew is safest.
ticket-story-urgent = The person says that it is urgent.
ticket-taken-back = All right, { $number ->
    [none] that ticket
   *[other] ticket { $number }
} is withdrawn and the helpdesk knows; here it is anew, not sent yet.
ticket-going = A ticket goes to the staff of the IT helpdesk (a security one is seen by the security team too).
    Your boss and colleagues can't see it. They read what it says, what I found about your account and what we wrote here.
    They usually ask: since when, on which screen, what it says there, and when you can be reached{ $phone ->
    [none] {""}
   *[other] {" "}(they would ring { $phone })
}.
    I bring you their answer here. How soon, and in which language they write, is up to them. I can't promise it.
ticket-gone = { $state ->
    [open] No, it is not withdrawn: { ticket-it } is still open. To take it back, press below or say "withdraw it".
    [withdrawn] Yes, { ticket-it } was withdrawn ({ $updated }), and the helpdesk knows.
   *[closed] Yes, { ticket-it } is closed ({ $updated }).
}
ticket-nothing-sent = No, no ticket was sent, and none is written and waiting.
ticket-one-by-one = One after the other: this one first. Once it is sent, tell me what the other is about, and I write that too.

# Several accounts, of which one stays
choice-keep = Keep { $account }
choice-decision = keep { $account }, retire { $others }
choice-wish = wants to keep { $account }
choice-may = Yes, which one stays is your choice, and { $account } is no wrong one.{ $counts ->
    [yes] { $bound ->
        [yes] {" "}It is bound, so the sign-on platform takes it already.
       *[no] { "\u000A" }It is not bound yet: the sign-on platform does not take it before go-live, unless the admin binds it instead.
    }
   *[no] {""}
}{ $mixed ->
    [yes] { $single ->
        [yes] { "\u000A" }It has the form of a single account already, so it will not be renamed.
       *[no] { "\u000A" }It has the older form and will be renamed to a single account (like ab1234) in a batch, with the same password.{ "\u000A" }There is no date yet.
    }
   *[no] {""}
}
    Press below and I write a ticket to the admin, "keep { $account }, retire { $others }". You see it before it is sent.
choice-which = { $mixed ->
    [yes] Both kinds are TPEAD accounts: the one with a hyphen has the older form, the one like ab1234 that of a single account.
        Older ones are renamed to single accounts in batches, so neither is a wrong choice.
   *[no] All of them are TPEAD accounts; they differ only in what stands above.
}{ $counts ->
    [yes] { $bound ->
        [yes] { "\u000A" }Until you decide, sign in to the sign-on platform with { $account }, which is bound{ $computer ->
            [yes] , and start the PC with the one that you always used
           *[no] {""}
        }.
       *[no] { "\u000A" }Until you decide, go on with the one that you always used.
    }
   *[no] { "\u000A" }Until you decide, go on with the one that you always used.
}
    Which one stays is your choice, usually the one that you use all the time. Press one below, or tell me.
    I write a ticket to the admin, who retires the other.
choice-stands = Your choice stands on the ticket already; say yes and it goes to the admin.
choice-conflict = This is not just a choice: your bindings conflict, and the admins of both agencies have to clear it up.
    I can write down for them which one you want to keep.
