# A person answers in the chat (C43)
ticket-handed-over = From here on { $name } answers you. What you write goes on ticket { $number }, and I keep quiet.
    To have me back, press the button or write "back to the bot".
ticket-clerk-says = { $name }: { $text }
ticket-do-give-back = Back to the bot
ticket-given-back = From here on it is me again. What was said stays on ticket { $number }.
ticket-given-back-silent = Nobody has written for a while, so it is me again. Ticket { $number } goes on; to add something, write it to me.
ticket-given-back-already = It is me already. Ask whatever you like.
ticket-reopened-there = The helpdesk has taken up ticket { $number } again. I'll tell you here when there is an answer.
