# How far a request is, a line for each step
progress-card-proof = { $mark ->
    [done] Identity confirmed
    [stopped] Identity not confirmed
   *[other] Confirm it's you
}
progress-card-approval = { $mark ->
    [done] { $admin ->
        [none] Approved
       *[other] Approved by { $admin }
    }
    [now] Waiting for { $admin ->
        [none] an admin
       *[other] { $admin } (admin)
    }, until { $until }
    [stopped] { $admin ->
        [none] Not approved
       *[other] Not approved by { $admin }
    }
   *[other] { $by ->
        [people] The helpdesk takes it
       *[admin] Approval by an admin
    }
}
progress-card-choice = { $mark ->
    [done] New password chosen
    [now] Choose a new password by { $until }
   *[other] Choose a new password
}
progress-card-end = { $state ->
    [done] Done
    [already] Already fine, nothing changed
    [partly] Partly done
    [unclear] Not clear yet
    [expired] Not done
    [cancelled] Cancelled
    [handed_over] Passed to the helpdesk
    [not_done] Not done
    [refused] Not done
   *[other] { $mark ->
        [now] In progress
       *[other] Done
    }
}
progress-card-moved = The progress is in my latest message below.
decide-page-over = The page for this request is closed.
progress-card-title = Progress
result-still-not = Still not working
action-opens-itself = Or wait until { $until }: your TPEAD account ({ $account }) opens by itself then.
action-gave-way = Your earlier request, "{ action-what }", is cancelled: one thing at a time.
link-over = That link no longer works.
status-was = That was how it stood then; it has been put right since.
link-expired = That link has expired. Ask again and I'll give you a new one.
