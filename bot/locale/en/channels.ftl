# Messaging platforms
input-forwarded = I do not act on forwarded messages, and I did not keep what it says. Please tell me in your own words.
input-no-command = There is no such command. Just tell me in plain words, for example "unlock my account"; /help says what I can do.
input-wordless = I can read words only: a sticker, a place, a contact, a poll and the like tell me nothing, and I keep nothing of them.
    Please write to me what it is about.
input-file =
    I do not open files, so I cannot see what a picture or a document says. Please type what is on your screen.
    If the helpdesk should see it, ask me for a ticket first and send it again in our private chat.

file-stranger =
    I don't know who you are yet, so I can't take files, and kept nothing of this one.
    Link this chat to you first and send it again, or type what is on your screen.
file-kept = { $name } is on ticket { $number }.
file-waits = I kept { $name } until { $until }. It goes to the helpdesk with your ticket.
file-refused = I did not keep { $name }: { $why ->
    [empty] it is empty
    [kind] it is not a kind of file that I keep (pictures, PDF and plain text)
    [large] a file may have { $most } MB at most
    [many] a ticket may have { $count } files at most
    [all] all files of a ticket together may have { $all } MB at most
   *[away] I could not fetch it. Please send it again
}.
file-unread = I do not open files. Please tell me in words what is wrong, or ask for a ticket.

# Start page
home-hello = Hello { $name }, this is { desk-name }. This is how your account is now:
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
channel-desk = the staff desk

# What can you do: what admins and the helpdesk can do besides
can-do-admin =
    You are an agency admin, so you can also:
    ・see the requests that wait for you, { $count ->
        [0] none now
       *[other] { $count } now
    }: type "are there requests waiting for me", or press "{ pending-see }"
    ・look at the account of a colleague in your own agency: type "what is wrong with 王小明", with their name, id or account
    ・vouch for a colleague so that they can link their chat: type "vouch for 王小明"
    No admin ever sees a password, and your own requests are decided by another admin.
can-do-helpdesk =
    You are on the helpdesk, so you can also look at the account of somebody who has a ticket open, and of nobody else.
    Type "what is wrong with 王小明", with their name, id or account.
    What you answer on the ticket, I bring to their chat.
can-do-security = You are on the security team: at the desk you can also work on security tickets, freeze accounts and read the audit trail.
can-do-operator = You run this service. At the desk you can also read the audit trail, and check that nobody has changed it.
can-do-desk = Open the desk
