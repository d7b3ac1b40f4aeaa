# Opening
ticket-opened = I have opened ticket { $number } for you{ $category ->
    [other] {""}
   *[any] {" "}({ ticket-category })
}.
    The helpdesk sees your situation and what we just said, so you don't need to repeat it. I'll bring you the answer here.
ticket-write-more = If there is more to say, just write it to me.
ticket-reported = I have reported this for you: ticket { $number }. The helpdesk sees your situation, and I'll bring you the answer here.
ticket-noted = The helpdesk's system can't be reached right now.
    I have noted this and will file it by itself as soon as that works, and tell you the number. You don't need to report it again.
ticket-already-noted = I have this noted and will file it, and tell you the number, as soon as the helpdesk's system answers.
ticket-filed = What I had noted is filed now: ticket { $number }. I'll bring you the helpdesk's answer here.
ticket-too-many = You have opened quite a few tickets today, so I won't open another one that might be overlooked.
    Please call { $hotline }; that is quicker.
ticket-busy-agency = Your agency opened so many tickets within the hour that I open no more for now; none shall be overlooked.
    What you wrote is kept here.
    Send it again in { $minutes ->
        [1] one minute
       *[other] { $minutes } minutes
    }; if it can't wait, call { $hotline }.
ticket-busy-strangers = So many tickets came from people I don't know that I open no more for now; none shall be overlooked.
    What you wrote is kept here.
    Send it again in { $minutes ->
        [1] one minute
       *[other] { $minutes } minutes
    }; if it can't wait, call { $hotline }.

# Adding
ticket-added = Done, { $number ->
    [none] I have noted that and will file it with the ticket.
   *[other] I have added that to ticket { $number }; the helpdesk sees it.
}
ticket-ask-more = Go ahead, I'll add it to { $number ->
    [none] the ticket that waits to be filed
   *[other] ticket { $number }
}.
ticket-full = { $number ->
    [none] This ticket
   *[other] Ticket { $number }
} has grown long, and the helpdesk might overlook something. Please call { $hotline } and name the number.

# News
ticket-last-answer =
    The last answer ({ $at }):
    { $text }
ticket-none = You have no open ticket. Shall I open one?
ticket-not-yours = I can't find a ticket { $number } of yours.

# Which one
ticket-named = { $number ->
    [none] The ticket that waits to be filed
   *[other] Ticket { $number }
} ({ ticket-category })
ticket-which-add = Which one shall I add it to?

# Answers and closing
ticket-answered =
    The helpdesk answers ticket { $number }:
    { $text }
ticket-closed = Ticket { $number } is closed. Is it solved?
ticket-closed-by-you = Done, { $number ->
    [none] that ticket
   *[other] ticket { $number }
} is closed. If it fails again, press below or tell me, and it is taken up again.
ticket-closed-already = { $number ->
    [none] That ticket
   *[other] Ticket { $number }
} is closed already.
ticket-solved-thanks = Great, then that's that. I'm here if you need me.
ticket-reopened = All right, { $number ->
    [none] that ticket will be filed after all.
   *[other] ticket { $number } is open again and the helpdesk knows.
}

# Buttons
ticket-do-open = Open a ticket
ticket-do-add = Add something
ticket-do-solved = Solved
ticket-do-reopen = Reopen it
ticket-at-desk = Work on it at the desk
ticket-do-show = See the whole story

# For the helpdesk
ticket-notice = { $priority ->
    [urgent] 🔴 Urgent
    [high] 🟠 High
   *[normal] ⚪ Normal
}: new ticket { $number } from { $name ->
    [none] somebody who is not linked yet
   *[other] { $name }
}{ $agency ->
    [none] {""}
   *[other] , { $agency }
}{ $phone ->
    [none] {""}
   *[other] , { $name ->
        [none] unverified contact:
       *[other] ext.
    } { $phone }
}.
    About: { ticket-category }.
ticket-notice-said = In their words: { $text }
ticket-notice-row = { ticket-row }
ticket-notice-added =
    { $name ->
    [none] The person
   *[other] { $name }
} added to ticket { $number }:
    { $text }
ticket-notice-closed = { $name ->
    [none] The person
   *[other] { $name }
} says that it is solved; ticket { $number } is closed.
ticket-notice-reopened = { $name ->
    [none] The person
   *[other] { $name }
} says that ticket { $number } is not solved; it is open again.{ $text ->
    [none] {""}
   *[other] {" "}In their words: { $text }
}
ticket-story = Ticket { $number } ({ $state ->
    [answered] answered
    [reopened] reopened
    [closed] closed
   *[open] open
}, { $priority ->
    [urgent] urgent
    [high] high
   *[normal] normal
}), opened { $opened }: { $name ->
    [none] somebody who is not linked yet
   *[other] { $name }
}{ $agency ->
    [none] {""}
   *[other] , { $agency }
}{ $phone ->
    [none] {""}
   *[other] , { $name ->
        [none] unverified contact:
       *[other] ext.
    } { $phone }
}.
ticket-story-diagnosis =
    Diagnosis:
    { $text }
ticket-story-tried =
    Tried so far:
    { $text }
ticket-story-transcript =
    Conversation (▸ the person, ◂ the desk):
    { $text }
ticket-story-note = { $at } { $by ->
    [helpdesk] the helpdesk
   *[person] the person
} { $event ->
    [answered] answered
    [closed] closed it
    [withdrawn] withdrew it
    [reopened] reopened it
   *[added] added
}{ $text ->
    [none] .
   *[other] : { $text }
}
ticket-tried-answer = Answered: { $question }
ticket-tried-look = Looked at the account in every system ({ $at })

# Names of the decision table's rows
ticket-diagnosis-line = { $name }: { $text }
ticket-row = { $row ->
    [D2] protected or not a person's account
    [D3] a system cannot be read
    [D4] shared account
    [D5] sync pending
    [D6] slow sync
    [D7] sync overdue
    [D8] TPEAD or mailbox not made yet
    [D9] change still on its way
    [D10] disabled in the portal
    [D11] disabled, systems not aligned
    [D12] enabled, waiting for the sync
    [D13] disabled in personnel or TPEAD
    [D14] disabled
    [D15] TPEAD locked
    [D16] lock has run out
    [D17] portal locked
    [D18] both locked
    [D19] locked again and again within a day
    [D20] locked until an admin opens it
    [D23] certificate: other name
    [D24] certificate: other holder
    [D25] certificate unusable
    [D27] portal account only
    [D28] TPEAD account only
    [D29] not bound yet
    [D30] not bound, perhaps a duplicate
    [D31] duplicate accounts, one to choose
    [D32] the system binds
    [D33] two portal accounts, main one not bound
    [D34] binding conflict
    [D38] password to be changed first
    [D39] account expired
    [D40] restricted hours or computers
   *[other] other
}
