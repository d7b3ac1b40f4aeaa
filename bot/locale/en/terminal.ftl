# The terminal: hello and goodbye
terminal-hello = { desk-title } · you are { $who }
terminal-hello-how = Just type; choose by number.
    This is the demonstration: /advance 16m moves the time on, /help lists the other commands, Ctrl-D leaves.
terminal-hello-web = The same desk on the web
terminal-you = You
terminal-opening = { $who }:
terminal-called = { $name } ({ $id })
terminal-bye = Goodbye, and good luck.

# How a message looks
terminal-desk = Desk
terminal-to = Desk → { $who }
terminal-to-group = Desk → group { $group }
terminal-mail-to = Mail → { $who }
terminal-replaces = (updates the message above)
terminal-stopped-here = the data stopped here
terminal-more = More: space for the next page, q to skip
terminal-their-choices = They can choose: { $labels }

# Buttons
terminal-rating = Did this help?
terminal-pressed = You chose "{ $label }"
terminal-number-gone = There is no choice { $number } now. Look at the latest message, or just type.
terminal-number-old = { $number } belongs to an earlier message, and the numbers have moved on. If you still want it, type its words: { $label }

# Waiting
terminal-working = Looking…
terminal-not-waiting = All right, not waiting. The answer will appear here by itself.

# The demonstration's commands
terminal-help =
    Just type to ask; type a number or the words of a choice to choose it; + or - for the thumbs.
    • /advance 16m — move the desk's time on (15m, 1h30m, 2d)
    • /fault directory down — break a system: down, slow, garbled; mend it with well
    • /lock GEAA-012686 — lock a TPEAD account
    • /as wang.admin — be somebody else; stranger:NAME for a stranger
    • /help — this list, /quit — leave
    Arrow up finds what you typed before, Ctrl-C clears the line, Ctrl-D leaves.
terminal-advanced = The desk's time moved on by { $span }; it is now { $moment }.
terminal-broken = { $how ->
    [down] { $system } does not answer now.
    [slow] { $system } is slow now.
    [garbled] { $system } answers nonsense now.
   *[well] { $system } is mended.
}
terminal-locked = { $account } was locked just now.
terminal-now = You are now { $who }
terminal-unknown = There is no command { $command }; /help lists them.
terminal-how-advance = Move on by how long? Write 15m, 1h30m or 2d, for example: /advance 16m
terminal-how-fault =
    Name a system and how it shall be, for example: /fault directory down
    Systems: portal, personnel, directory, mailbox, sso, helpdesk, mail; how: down, slow, garbled, well
terminal-how-lock = There is no such TPEAD account. Write it in full, for example: /lock GEAA-012686
terminal-how-as = Nobody here is called that. Use an id from people list, for example: /as wang.admin; stranger:NAME for a stranger.
