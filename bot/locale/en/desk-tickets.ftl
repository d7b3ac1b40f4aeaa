# The queue
desk-queue-views = Views of the queue
desk-queue-live = Open
desk-queue-mine = Mine
desk-queue-nobody = Nobody's
desk-queue-late = Late
desk-queue-closed = Closed
desk-queue-caption = Tickets, most urgent first
desk-queue-empty = Nothing waits. What comes in appears here by itself.
desk-queue-nothing = No ticket fits. Try fewer words, or another view.
desk-search = Search tickets
desk-search-what = Number, name, account or words
desk-do-search = Search
desk-filters = More filters
desk-filter-any = Any
desk-filter-state = State
desk-filter-whose = Whose
desk-filter-category = About
desk-filter-priority = Priority
desk-filter-agency = Agency
desk-found = { $count ->
    [one] One ticket
   *[other] { $count } tickets
}{ $pages ->
    [1] {""}
   *[other] , page { $page } of { $pages }
}
desk-pager = Pages
desk-page-before = Previous page
desk-page-after = Next page
desk-col-ticket = Ticket
desk-col-words = Who, and in their words
desk-col-state = State
desk-col-due = Answer due
desk-col-whose = Whose
desk-stranger = Somebody not linked
desk-nobodys = Nobody's
desk-talking = in the chat
desk-ticket-state = { $state ->
    [live] Live (not closed)
    [open] Open
    [answered] Answered
    [reopened] Reopened
    [closed] Closed
   *[all] All
}
desk-priority = { $priority ->
    [urgent] Urgent
    [high] High
   *[normal] Normal
}
desk-due-by = by { $at }
desk-due-late = late since { $at }
desk-due-paused = waits for the person
desk-due-over = closed { $at }

# One ticket
desk-ticket-of = Ticket { $number } · { $name }
desk-is-of = { $name }'s ticket
desk-is-nobodys = Nobody's ticket
desk-reach-at = Phone { $phone }
desk-reach-unverified = Unverified contact: { $phone }
desk-open-there = Open in the helpdesk system
desk-next-ticket = Next: { $number }
desk-to-queue = To the queue
desk-persons-words = In their words
desk-no-words = They wrote nothing; the desk reported what it found.
desk-latest = The latest
desk-new = New
desk-internal = Internal
desk-the-helpdesk = The helpdesk
desk-the-desk = The desk
desk-entry = { $event ->
    [added] added
    [answered] answered
    [closed] closed it
    [reopened] opened it again
    [withdrawn] withdrew it
    [noted] noted
    [assigned] { $to ->
        [none] left it to nobody
        [oneself] took the ticket
       *[other] gave it to { $to }
    }
    [handed_over] began to talk in the chat
   *[given_back] ended the talk in the chat
}
desk-talks = { $name } talks with them in the chat. What you answer appears there at once, and the desk keeps quiet.
desk-answers-there = Answers to this ticket are written in the helpdesk's own system. Notes and a talk in the chat are possible here.
desk-your-answer = Your answer
desk-your-note = Your note
desk-do-answer = Answer
desk-do-answer-close = Answer and close
desk-do-note = Internal note
desk-pick-canned = Canned answer …
desk-do-insert = Insert
desk-do-hand-over = Talk in the chat
desk-do-give-back = Let the desk answer again
desk-story = What happened
desk-files = Files
desk-file-size = { $size } KB, from { $at }
desk-story-empty = Nothing yet since the ticket was opened.
desk-story-above = All of it stands above your answer.
desk-before = The conversation before the ticket
desk-now = How they stand now
desk-concerns = It is not about their own account. This is how the writer of the ticket stands.
desk-now-changed = Not the same as when they wrote.
desk-now-fine = Nothing is wrong.
desk-now-stranger = This chat is linked to nobody, so nothing can be looked up. Check who it is before you do anything.
desk-now-gone = The register knows nobody by this id any more.
desk-now-unread = Unknown: the systems did not answer. Reload the page to look again.
desk-now-out-of-scope = A protected account: the desk shows nothing of it.
desk-to-person = More about this person
desk-then = What the desk found then
desk-then-nothing = Nothing was looked up for this ticket.
desk-tried = Tried so far
desk-whose = Whose it is
desk-do-take = Take it
desk-do-leave = Leave it to nobody
desk-do-close = Close without words
desk-do-reopen = Open again
desk-give-to = Give it to
desk-do-give = Give
desk-others = Their other tickets
desk-act-refused = { $why ->
    [no_text] Nothing is written yet. Please write what the person, or your colleague, should read.
    [secret] This looks like a password or a code. Such words never go into a ticket; please take them out.
    [no_such_clerk] Nobody of that name answers this ticket. Please choose somebody else.
    [closed] The ticket was closed meanwhile. Your words are still here; open it again to send them.
    [not_closed] The ticket is open already.
    [answered_there] This ticket is answered in the helpdesk's own system.
    [answered_meanwhile] A colleague has answered meanwhile. Their answer is marked as new; yours was not sent. Send it again if it is still needed.
    [taken] A colleague has it meanwhile. Nothing was changed.
    [same_open] The person has another open ticket about the same. Please go on there.
    [handed_already] Somebody talks with this person in the chat already.
   *[not_handed] The desk answers this person already.
}

# Keys
desk-keys = Keys
desk-keys-queue = j and k go down and up the list, Enter opens the ticket.
desk-keys-on = j and k are on
desk-keys-ticket = Ctrl+Enter answers, Ctrl+Shift+Enter answers and closes. After closing, Enter opens the next ticket.

# Canned answers
desk-canned-about = A ticket's page puts these into the answer field. {"{name}"} and {"{number}"} become the person's name and the ticket's number.
desk-canned-own = Own
