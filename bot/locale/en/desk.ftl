# Names of the systems
system-portal = 員工愛上網 (portal)
system-personnel = Personnel system
system-directory = TPEAD
system-mailbox = City mailbox
system-sso = Sign-on (電子認證平臺)

# Spans
span-minutes = { $amount ->
    [one] 1 minute
   *[other] { $amount } minutes
}
span-hours = { $amount ->
    [one] 1 hour
   *[other] { $amount } hours
}
span-days = { $amount ->
    [one] 1 day
   *[other] { $amount } days
}

# Moments, as CLDR writes patterns: a word stands between quotes
time-today = HH:mm
time-yesterday = 'yesterday at' HH:mm
time-tomorrow = 'tomorrow at' HH:mm
time-this-year = d MMMM 'at' HH:mm
time-another-year = d MMMM y 'at' HH:mm
time-date = d MMMM y

# Contacts
contact-with-email = { $contact } ({ $email })
contact-separator = { ", " }
# 1999, extension 8585 or 8586
contact-extension = { $number }, { $by ->
   *[other] extension
} { $extension }
contact-or = { " or " }

# FAQ
faq-auto-creation-day = 20 March
faq-gone = (This answer has been taken out since. Just ask again.)
faq-source = Source: { $chapter }, { $reviewed ->
    [none] not reviewed yet
   *[other] reviewed { $reviewed }
}
faq-choose = Which of these do you mean?
faq-choose-none = None of these
faq-none =
    I don't know that one, and I won't guess.
    What I know is accounts: signing in, binding, locks, disabled accounts, passwords, the sync.
    For a person, call { $hotline }.
faq-none-of-these = Then I can't help with this one. Try other words, or call { $hotline }.
faq-none-again =
    I still don't understand, and guessing would only cost you time. Shall I open a ticket so that a person takes care of it?
    If it is urgent, call { $hotline }.
faq-none-still = I really can't help with this one. Press "Talk to a person" and I open a ticket, or call { $hotline }.
faq-helped = 👍
faq-did-not-help = 👎
faq-check-mine = Look at my account

# Who can act
owner-is-portal-admin = Your agency's admin for the portal (員工愛上網): { $name }{ $phone ->
    [none] .
   *[other] , ext. { $phone }.
}
owner-is-personnel-admin = Your agency's admin for the personnel system: { $name }{ $phone ->
    [none] .
   *[other] , ext. { $phone }.
}
owner-is-admins = Your agency's admin: { $name }{ $phone ->
    [none] .
   *[other] , ext. { $phone }.
}
owner-nobody = I know of no admin at your agency whom you could ask, so please call { $hotline }.
owner-is-helpdesk = Please call { $hotline }.
owner-is-directory-team = Please phone the directory team; the number to ask is { $hotline }.
owner-is-sign-on-team = Apply to the city's sign-on platform; ask { $hotline }.

# Wishes
wish-unlock-not-locked = Your account is not locked, so there is nothing to unlock.
wish-bind-bound = Your accounts are bound already; nothing to do.
wish-rebind-admin = If the wrong ones are bound, you can ask to bind others; an admin looks at it before anything changes.
wish-enable-not-disabled = Your account is not disabled, so nothing needs enabling.
wish-unknown = A system did not answer, so I can't say what is safe to do. Please ask me again a little later.

# Conversation
banner = Demonstration: this is not the real desk. Do not enter a real password, and nothing personal.
hello =
    Hello, this is { desk-name }. Can't sign in, locked, not bound, forgot the password?
    Just tell me, for example "why can't I sign in" or "unlock my account".
    For a person, call { $hotline }.
hello-check = Look at my account
thanks = You're welcome. I'm here if you need me.
bye = Goodbye, and good luck.
who =
    I'm { desk-name }, a program and not a person.
    I answer common questions about accounts and can look at your own account.
    Once I know it's you, I can put it right.
    I never ask for your password in a chat. For a person, call { $hotline }.
can-do =
    I can:
    ・answer questions about signing in, binding, passwords, disabled and locked accounts, the sync and certificates
    ・look at your own account: locked, disabled, where the sync stands, and when it will work
    ・unlock your account or bind your accounts, once I know it's you
    ・ask your admin to enable it, to bind other accounts, or to let you choose a new password, which nobody else sees
    ・open a ticket for you and bring you the helpdesk's answer here
    Passwords and codes go only on the pages that I give you, never in the chat.
okay = All right. Tell me if you need anything else.
praise = Thank you, glad it helped.
cancelled = All right, I've stopped. Tell me if you need anything else.

person-open = Talk to a person
calm = I'm sorry you are stuck. First things first:

person-contact =
    To reach a person, in this order:
    1. Report online: { $report }, or call { $hotline }
    2. The on-site vendor:
    { $vendor }
    3. The responsible office:
    { $responsible }
person-contact-retired =
    To reach a person, in this order:
    1. { $hotline }
    2. The on-site vendor:
    { $vendor }
    3. The responsible office:
    { $responsible }

# Groups
group-neutral = This is about a personal account, so I'm answering in private.
group-unlinked = This is about a personal account; please write to me in private.

# What should not be typed
pasted-password =
    That looked like a password. I did not keep it or repeat it, but the chat may have a record.
    Please change it soon: sign in at { $sign_on_url } and choose 常用選單 → 電子認證 → 變更密碼. Then delete that message.
    No password belongs in this chat, not even one that you only think of taking.
pasted-code = That looked like a one-time code. I did not keep it.
    A code belongs only on the page that asked for it, whoever else asks; please get a new one.
pasted-card = That looked like the number of a payment card. I did not keep it and don't need it; please delete that message.
pasted-national-id = That looked like a national ID. I did not keep it and don't need it; please delete that message.
pasted-go-on = Leave these out and ask me again.

# Input that cannot be read
input-empty = I received no words. Tell me in one sentence what happened, for example "my account is locked".
input-too-long = That is rather long ({ $length } characters) and I might misread it. Please tell me the one thing that matters in a sentence or two.
choice-none = There is nothing to choose from right now. Just tell me in a sentence.
button-gone = This button was used already or no longer works. Nothing was done; please tell me in words.
turn-failed = Sorry, something went wrong just now. I have your message, and no account was touched.
    Please say it again; if it still fails, call { $hotline } and say when it happened.

# What ask --json says
would-status = Would look at your own account and say where it hangs, when it will work and whom to ask.
would-unlock = Would look whether your account is locked. If it can be opened, would give you a page to confirm it's you, and unlock it.
would-bind = Would look whether your accounts are bound. If they can be, would give you a page for both accounts, and bind them.
would-reset-password = Would give you a page to confirm it's you and ask your admin. Once approved, you choose the new password yourself.
would-enable = Would look whether your account is disabled. Once you have confirmed it's you, would ask your admin to enable it.
would-ticket = Would open a ticket for a person to take over, or go on with the one you have.
would-link = Would tell you how to link this chat to you, or take the link code.
would-approve-help = Would list the requests that wait for this admin.
would-cancel = Would stop what is under way and cancel a request that has not begun.
would-smalltalk = Would answer briefly and say what it can help with.
would-incident = Would give the steps for an incident, offer to freeze the account, and draft a ticket to security.
would-colleague = Would look at nobody else's account, and say whom that person can ask.
would-agree = Would do what was offered.
would-decline = Would leave it as it is.
would-go-on = Would go on with what is open, and give its page again.
would-later = Would keep what is open, and say how long it waits.
would-choose-one = Would take the one that was chosen.
would-repeat = Would say the same again, shorter and plainer.

# General
status-card-title = All systems at a glance
error-configuration = The configuration is wrong.
error-back-end = A system did not answer.
error-delivery = The message did not arrive.
