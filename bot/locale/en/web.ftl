# The pages: frame
web-title = Account desk
web-tagline = Cannot sign in, locked, disabled, forgot the password: just ask
web-skip = Skip to the content
web-skip-to-input = Skip to the input
web-to-chat = Back to the chat

# The conversation
web-conversation = Your conversation with the account desk
web-greeting-title = Trouble with an account? Just ask
web-greeting =
    Write as you would to a colleague: one sentence on what happened.
    Common questions I answer at once, and I can look where your own account hangs and when it will work.
    Not sure how to put it? Start with one of these:
web-example-status = Why can't I sign in?
web-example-lock = How long does a lock last?
web-example-bind = How do I bind TPEAD?
web-you-said = You said:
web-desk-said = The desk said:
web-pressed = (pressed a button)
web-no-words = (no words)
web-stopped-here = stopped here
web-under-way = on its way
web-typing = The desk is looking…
web-look-again = No answer yet? Look again
web-label = Your question
web-placeholder = e.g. my account is locked
web-send = Send
web-never = Please never type passwords, codes or national ids here. We don't need them.
web-lost = The connection is lost, reconnecting. What you type is kept and sent by itself once it is back.
web-back = Connected again.
web-unsent = That did not arrive yet; it is tried again by itself.
web-refused = This page has been open too long. Please reload it and send again; your words are still in the box.

web-keys = Enter sends, Shift and Enter begin a new line.
web-slow = This takes longer than usual. The answer appears here by itself; no need to reload.
web-newest = New message below
web-sending = Sending…
web-held = Will be sent once the connection is back
web-hidden = (shown once it is sent)
web-edited = updated { $at }
web-thumb-up = This helped
web-thumb-down = This did not help

# Files to go with the words
web-attach = Attach files
web-attach-kinds = Attach files: { $kinds }, up to { $most } MB each
web-kinds-separator = { ", " }
web-files = Files to be sent along
web-files-sent = Files sent along
web-file-remove = Remove { $name }
web-file-empty = { $name } was not attached: it is empty.
web-file-large = { $name } was not attached: a file may have { $most } MB at most.
web-file-many = { $name } was not attached: { $count } files at most can go at once.
web-file-all = { $name } was not attached: all files together may have { $most } MB at most.

# On paper: a copy of the status card
web-sheet-title = My account status
web-sheet-open = Print this status
web-sheet-print = Print
web-sheet-by-hand = To print, use your browser's print command (Ctrl+P).
web-sheet-taken = Looked up at
web-sheet-account = Account
web-sheet-number = Number
web-sheet-help-title = If you need more help
web-sheet-help =
    Phone: { $hotline }
    Report: { $report }
web-sheet-note =
    This shows how things were when it was looked up; they may have changed since.
    Account names are shown in part only, so you can show it to whoever helps you.

# After a form
web-did-empty = Nothing typed yet. One sentence on what happened is enough.
web-did-clock-15m = It is 15 minutes later now. Ask again and see.
web-did-clock-1h = It is an hour later now. Ask again and see.
web-did-clock-1d = It is a day later now. Ask again and see.
web-did-broken = That system is broken now. Ask about your account and see what happens.
web-did-mended = That system works again.
web-did-locked = Your TPEAD account was just locked. Ask how long it takes.
web-did-not-locked = The person you are now has no TPEAD account to lock.
web-did-logged-out = You are logged out: this browser's session with the desk has ended.
web-did-over = Started over: people and accounts are as at first, conversations are empty. Time does not go back.

# The demonstration
web-bar-title = Demonstration
web-bar-short = Demo
web-bar-explained = People and accounts are made up. Nothing you do here touches a real system.
web-bar-as = Be somebody else
web-bar-me = You are { $name }
web-bar-stranger = A stranger the desk does not know
web-bar-stranger-me = You are a stranger the desk does not know
web-bar-stranger-short = stranger
web-bar-more = The list is long, and only its beginning is shown. For anybody else, add ?as=ID to the address.
web-bar-be = Switch
web-bar-clock = Move time forward
web-bar-now = It is now
web-bar-step-15m = 15 minutes
web-bar-step-1h = 1 hour
web-bar-step-1d = 1 day
web-bar-fault = Break a system
web-bar-system = Which system
web-bar-is = What it becomes
web-bar-do = Apply
web-bar-broken = { $system }: { $way }
web-bar-mend = Mend
web-bar-all-well = All systems are working.
web-bar-lock = Lock my account
web-bar-over = Start over
web-way-down = does not answer
web-way-slow = very slow
web-way-garbled = answers nonsense
web-way-well = working
web-demo-title = Demonstration: choose who to be
web-demo-people = Who would you like to be?
web-demo-controls = Time and systems
web-demo-try-title = More to try
web-demo-try-fault = Break a system and ask: what can't be read is called unread, never fine.
web-demo-try-stranger = Be a stranger: common questions are answered, no account is talked about.
web-demo-try-two = Open two tabs as two people: neither sees the other's conversation.
web-mail-title = The demonstration's mail
web-mail-none = No mail yet. The demonstration's mail goes nowhere; it is kept on this page.
web-mail-what = Newest first. None of it was really sent, and it is gone when the program stops.
web-mail-elsewhere = A mail server is configured: mail goes to the addresses that people registered, and is not shown on this page.
web-mail-to = To { $address }
web-mail-again = Look for new mail

# The demonstration: who one can be
web-attempt-unlock = Try an unlock
web-attempt-reset = Try a password reset
web-attempt-bind = Try binding accounts
web-attempt-wait = Soon fine by itself
web-attempt-ask = Somebody has to help
web-attempt-decide = Be an admin or the helpdesk
web-left = { $left ->
    [0] {""}
    [1] , 1 minute left
   *[other] , { $left } minutes left
}
web-ready = { $left ->
    [0] {""}
    [1] , ready in about 1 minute
   *[other] , ready in about { $left } minutes
}
web-problem = { $what ->
    [fine] Everything is fine
    [locked] TPEAD is locked{ web-left }
    [locked-both] TPEAD and the portal are locked{ web-left }
    [locked-portal] The portal is locked{ web-left }
    [locked-until-admin] Locked until an admin agrees
    [locked-again] Locked again and again, some device has an old password
    [lock-over] An earlier lock is over
    [password-must-change] Must change the password first
    [password-expired] The password has expired
    [bind-now] Two accounts, not bound
    [bind-at-once] Two accounts, not bound, and the date has passed
    [bind-main] Two portal accounts, the main one not bound
    [binding-conflict] The binding conflicts with somebody else's
    [duplicate] One TPEAD account too many
    [directory-only] Has a TPEAD account only
    [portal-only] Has a portal account only
    [portal-only-late] The TPEAD account is overdue
    [system-binds] To be bound by the system, not done yet
    [sync-pending] New here, account not synced yet{ web-ready }
    [sync-slow] New here, the sync is slow
    [sync-overdue] New here, the sync never came
    [name-slow] Changed their name, the sync is slow
    [name-overdue] Changed their name, the sync never came
    [arrival-pending] New here, accounts are being made{ web-ready }
    [arrival-slow] New here, accounts take longer than usual
    [arrival-overdue] New here, accounts are overdue
    [arrival-unsure] New here, accounts not made yet
    [arrival-blocked] Disabled, so no TPEAD account is made
    [change-pending] Data just changed, not synced yet{ web-ready }
    [change-carried] Data just changed, synced already
    [enabling-pending] Just enabled, not synced yet{ web-ready }
    [disabled] Account disabled (left, moved)
    [disabled-portal] Portal account disabled (on leave, say)
    [disabled-directory] Only TPEAD is still disabled
    [disabled-not-aligned] Portal disabled, the rest still enabled
    [expired] The contract ended, the account expired
    [certificate-mismatch] Bound to somebody else's certificate
    [certificate-unusable] The citizen certificate { $state ->
        [expired] has expired
        [revoked] was revoked
        [suspended] is suspended
       *[none] cannot be used
    }
    [certificate-name] Another name on the certificate
    [no-hour] May not sign in at any hour
    [computers-only] May sign in on certain computers only
    [out-of-scope] A protected system account
    [shared-mail] A shared mailbox
    [shared-account] A shared account
    [no-account] Has no account yet
   *[other] Something is wrong with the account
}{ $mail ->
    [none] , no registered address
    [same] , registered address is the city mailbox
   *[yes] {""}
}
web-task = { $task ->
    [portal_admin] Portal admin
    [personnel_admin] Personnel admin
    [both] Agency admin
    [away] Admin, away these days
    [helpdesk] Helpdesk
    [security] Security
   *[operator] Operator
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } waiting for approval
}

# The demonstration: the first visit
web-greeting-demo = This is a demonstration with made-up people. Start with one of these:
web-try-unlock = Locked out: ask for an unlock
web-try-unlock-words = My account is locked, please unlock it
web-try-reset = Forgot the password: an admin approves
web-try-reset-words = I forgot my password, please reset it
web-try-newcomer = New here: cannot sign in yet
web-try-newcomer-words = I'm new here, why can't I sign in?
web-try-as = As { $name }, say "{ $words }"
web-try-others = Be somebody else: see everybody and their problems

# The demonstration: whose turn it is, and passwords and codes beside the fields
web-turn-decide = Look at this request as { $name } ({ $role ->
    [portal_admin] portal admin
   *[personnel_admin] personnel admin
})
web-turn-back = Back to { $name }, who asked
web-proof-password = { $system ->
    [portal] Portal
   *[directory] TPEAD
} password of { $account }
web-proof-code = Code mailed to { $name }
web-proof-title = Demo


# When something is wrong
web-log-out = Log out
web-error-400-title = This form makes no sense to us
web-error-400 = What arrived was incomplete, and nothing was changed. Please go back to the chat and try again.
web-error-403-title = This form no longer works
web-error-403 =
    The page may have been open too long, or the form did not come from here.
    Nothing was changed. Please go back to the chat and send it again.
web-error-404-title = There is no such page
web-error-404 = The address may be mistyped, or this part is not open yet. For anything about accounts, ask in the chat.
web-error-405-title = This page does not open that way
web-error-405 = Please go back to the chat and do it from there.
web-error-408-title = That took too long to arrive
web-error-408 = I waited and did not get all of it, so nothing was changed. Check the network and send it again.
web-error-413-title = That is too long
web-error-413 =
    It was too much, and I did not take it.
    Please tell me the one thing that matters in a sentence or two, or send fewer or smaller files.
web-error-500-title = Something went wrong on our side
web-error-500 = No account was touched. Please try again in a moment.
web-error-503-title = We cannot reach what we need
web-error-503 = A system did not answer, and no account was touched. Please try again in a moment.
web-error-help = If it is urgent, call { $hotline }.
