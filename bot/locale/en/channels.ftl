# Messaging platforms
input-forwarded = I do not act on forwarded messages, and I did not keep what it says. Please tell me in your own words.
input-no-command = There is no such command. Just tell me in plain words, for example “unlock my account”; /help says what I can do.
input-wordless = I can read words only: a sticker, a place, a contact, a poll and the like tell me nothing, and I keep nothing of them. Please write to me what it is about.
input-file =
    I do not open files, so I cannot see what a picture or a document says. Please type what is on your screen.
    If the helpdesk should see it, ask me for a ticket first and send it again; I will note it there.

# Start page
home-hello = Hello { $name }. This is how your account is now:
home-look = Look at my account again
home-request = Under way: { action-what }, { $state ->
    [verifying] waiting for you to prove who you are, until { $until }
    [awaiting_approval] waiting for an admin, until { $until } at the latest
    [ready] ready to go on, until { $until }
   *[carrying_out] being carried out
}.

# A letter that cannot be delivered
delivery-lost = I could not reach you in { CHANNEL($channel) }: it takes no message from me to you there. Ask me here what you need to know.

# What the desk calls its channels; a platform brings its own name
channel-web = web chat
channel-console = terminal
