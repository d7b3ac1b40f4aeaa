# What the helpdesk reads in Request Tracker
request-tracker-subject = { ticket-category } – { $name ->
    [none] somebody who is not linked yet
   *[other] { $name }
}
request-tracker-who = { $name ->
    [none] Somebody who is not linked yet
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
}
    About: { ticket-category } ({ $priority ->
        [urgent] urgent
        [high] high
       *[normal] normal
    })
request-tracker-line = { $at } { $by ->
    [person] ▸
   *[desk] ◂
} { $text }
request-tracker-foot =
    Reply here, and the person reads it in their chat. Comments stay with you.
    Resolve the ticket, and the person is asked whether it is solved.
request-tracker-event-subject = { $event ->
    [closed] Solved, the person says
    [reopened] Not solved, the person says
    [files] Files that are not here
   *[added] The person adds something
}
request-tracker-event = { $event ->
    [closed] The person says that it is solved.
    [reopened] The person says that it is not solved.{" "}
    [files] Request Tracker did not take these files, or not whole. They can be saved from the ticket's page at the desk:{"\u000A"}
   *[added] {""}
}{ $text ->
    [none] {""}
   *[other] { $text }
}
