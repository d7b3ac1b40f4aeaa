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
web-edited = updated
web-thumb-up = This helped
web-thumb-down = This did not help

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
web-sheet-note = This shows how things were when it was looked up; they may have changed since. Account names are shown in part only, so you can show it to whoever helps you.

# After a form
web-did-empty = Nothing typed yet. One sentence on what happened is enough.
web-did-clock-15m = The desk's clock went forward by 15 minutes.
web-did-clock-1h = The desk's clock went forward by an hour.
web-did-clock-1d = The desk's clock went forward by a day.
web-did-broken = That system is broken now. Ask about your account and see.
web-did-mended = That system works again.
web-did-locked = Your TPEAD account was just locked. Ask how long it takes.
web-did-not-locked = Whoever you are now has no TPEAD account to lock.
web-did-logged-out = You are logged out: this browser's session with the desk has ended.
web-did-over = Started over: people and accounts are as at first, conversations are empty. The clock does not go back.

# The demonstration
web-bar-title = Demonstration
web-bar-short = Demo
web-bar-explained = People and accounts are made up. Nothing you do here touches a real system.
web-bar-as = I am now
web-bar-stranger = A stranger (linked to nobody)
web-bar-stranger-short = stranger
web-bar-be = Switch
web-bar-clock = Time at the desk
web-bar-step-15m = +15 minutes
web-bar-step-1h = +1 hour
web-bar-step-1d = +1 day
web-bar-fault = Break or mend a system
web-bar-system = Which system
web-bar-is = What it becomes
web-bar-do = Apply
web-bar-broken = { $system }: { $way }
web-bar-all-well = All systems are well.
web-bar-lock = Lock my account
web-bar-over = Start over
web-way-down = does not answer
web-way-slow = very slow
web-way-garbled = answers nonsense
web-way-well = well
web-demo-title = Demonstration: what to try
web-demo-try-title = Try this
web-demo-try-lock = Press "Lock my account", then go back to the chat and ask "why can't I sign in".
web-demo-try-clock = Move the clock forward by 15 minutes and ask again: the lock should have opened by itself.
web-demo-try-fault = Break a system and ask: what cannot be read is said to be unread, never taken for well.
web-demo-try-stranger = Be a stranger: common questions are answered, nothing is said about any account.
web-demo-try-two = Open two tabs as two people: neither sees the other's conversation.
web-mail-title = The demonstration's mail
web-mail-none = No mail yet. What the demonstration sends to people goes nowhere; it will stand here.
web-mail-what = What the demonstration sent to people, newest first. It went nowhere, and is gone when the program stops.
web-mail-elsewhere = A mail server is configured: mail goes to the addresses that people registered, and does not stand on this page.
web-mail-to = To { $address }
web-mail-again = Look for new mail

# When something is wrong
web-log-out = Log out
web-error-400-title = This form makes no sense to us
web-error-400 = What arrived was incomplete, and nothing was changed. Please go back to the chat and try again.
web-error-403-title = This form no longer works
web-error-403 = The page may have been open too long, or the form did not come from here. Nothing was changed. Please go back to the chat and send it again.
web-error-404-title = There is no such page
web-error-404 = The address may be mistyped, or this part is not open yet. For anything about accounts, ask in the chat.
web-error-405-title = This page does not open that way
web-error-405 = Please go back to the chat and do it from there.
web-error-408-title = That took too long to arrive
web-error-408 = I waited and did not get all of it, so nothing was changed. Check the network and send it again.
web-error-413-title = That is too long
web-error-413 = It was too much, and I did not take it. Please tell me the one thing that matters in a sentence or two.
web-error-500-title = Something went wrong on our side
web-error-500 = No account was touched. Please try again in a moment.
web-error-503-title = We cannot reach what we need
web-error-503 = A system did not answer, and no account was touched. Please try again in a moment.
web-error-help = If it is urgent, call { $hotline }.
