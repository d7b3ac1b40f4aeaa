page-title = Account desk
page-under = Can't sign in, locked, disabled, forgot your password: just ask
page-skip = Skip to the conversation
page-conversation = Conversation
page-welcome =
    Hello, this is the account desk; just type your question.
    I answer common questions and can look where your own account hangs and when it will work.
    If you don't know how to begin, try one of these:
page-example-status = Why can't I sign in?
page-example-lock = How long does a lock last?
page-example-bind = How do I bind TPEAD?
page-label = Your question
page-placeholder = For example: my account is locked
page-send = Send
page-hint = Never type a password, a code or a national id. Enter sends, Shift+Enter starts a new line.
page-busy = Looking…
page-lost = The connection was lost and is being restored; your words are still here.
page-back = Connected again.
page-empty = Please type a few words first.
page-to-chat = Back to the conversation
page-error-400-title = This request could not be read
page-error-400 = Nothing was changed. Please go back to the conversation and try again.
page-error-403-title = This form no longer works
page-error-403 = The page may have been open too long, or the form came from elsewhere; nothing was changed. Please reload the conversation and send it again.
page-error-404-title = There is no such page
page-error-404 = The address may be mistyped, or this is not open yet.
page-error-405-title = This page cannot be opened like that
page-error-405 = Please go on from the conversation.
page-error-413-title = That is too long
page-error-413 = Please tell me the one thing that matters in a sentence or two.
page-error-500-title = Something went wrong just now
page-error-500 = No account was touched. Please try again a little later.

bar-title = Demonstration
bar-explained =
    This is the demonstration; people and accounts are made up. Open the bar above to be somebody else, move the clock forward, break a system and mend it, lock your account, or start over.
    Two tabs can be two people.
bar-clock = now { $now }
bar-broken = a system is broken
bar-as = I am
bar-stranger = a visitor nobody knows
bar-go = Change
bar-forward = Clock forward
bar-step-15m = 15 minutes
bar-step-1h = 1 hour
bar-step-1d = 1 day
bar-system = System
bar-is = becomes
bar-is-down = down
bar-is-slow = slow
bar-is-garbled = garbled
bar-is-well = well
bar-do = Apply
bar-lock = Lock my account
bar-over = Start over
bar-mail = Mails sent
bar-no-mail = No mail has been sent. This version does not send any yet.
