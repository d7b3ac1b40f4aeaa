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

# Slack
slack-answered-alone = I answered you in our direct messages. Only you can see this line.
slack-close = Cancel
slack-no-secrets = Please write no password, code or national ID here.
slack-reason-title = Refuse
slack-reason-label = Why not? The person who asked will read this.
slack-reason-send = Send
slack-ticket-title = Ask the helpdesk
slack-ticket-label = What happened? Write as much as you know, or nothing.
slack-ticket-send = Open a ticket
slack-shortcut-account = My account
slack-shortcut-account-does = Is it locked or disabled, and until when
slack-shortcut-ticket = Ask the helpdesk
slack-shortcut-ticket-does = Hand a sign-in problem to a person
slack-command-does = Ask about your account, e.g. why can't I sign in
slack-command-hint = your question, or nothing to see your account
slack-app-name = Account Desk
slack-app-does = Locked out, not bound, password forgotten: ask me

# Telegram
telegram-menu-status = How is my account
telegram-menu-unlock = Unlock my account
telegram-menu-bind = Bind two accounts
telegram-menu-reset-password = Choose a new password
telegram-menu-enable = Ask to be enabled
telegram-menu-ticket = Ask the helpdesk
telegram-menu-approvals = Admins: what waits for me
telegram-menu-link = Link this chat to me
telegram-menu-cancel = Stop what is under way
telegram-menu-help = What can you do

# A letter that cannot be delivered
delivery-lost = I could not reach you in { $channel ->
    [slack] Slack
    [telegram] Telegram
   *[other] { $channel }
}: it takes no message from me to you there. Ask me here what you need to know.
