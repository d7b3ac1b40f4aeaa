# What is not ours (C19). The answers themselves are in bot/elsewhere/content/topics.yaml and in the organisation's own file.
# $reach is what is known of whose it is: phone, url, both, a name that holds its number, or none.
elsewhere-reach = { $reach ->
    [phone] { $name }: { $phone }
    [url] { $name }: { $url }
    [both] { $name }: { $phone }, { $url }
    [name] Call: { $name }
   *[none] { $name }
}
elsewhere-owner = { $reach ->
    [none] I have no number of theirs here; for an office in house your switchboard puts you through.
   *[other] { elsewhere-reach }
}
elsewhere-ticket = Pass it on as a ticket
# The same topic once more: how to reach them comes first.
elsewhere-again = { $reach ->
    [none] It is still { $name } - I have no extension of theirs, only the switchboard has.
        If they send you on, ask for the name of whoever does it, and give that to the switchboard.
   *[other] { elsewhere-reach }. If they send you on, ask them to name the section and the extension, so that the next call is the last.
}
elsewhere-asked-on = That is for { $name }. How they do it and when somebody is there I do not know, and I would rather not guess.
elsewhere-still = I know no more than this: { $name }.
    When calls lead in circles, the quickest way is to walk over, or to let your manager make the call.
# Nothing that the list names.
elsewhere-unknown = That is not about an account, so it is not ours, and I don't know whose it is. Mostly it goes like this:
    ・A system: the section that runs it, named at the foot of its first page
    ・Things and equipment: your agency's general affairs office
    ・People and pay: its personnel office
    ・Computers and networks: its IT staff
    The switchboard knows the rest.
elsewhere-unknown-again = I really do not know who looks after that.
    Ask your agency's switchboard for "whoever runs this system", or somebody in your section who uses it too.
    If it has to do with signing in after all, tell me what the screen says.
# An account of some other service: nothing can be done here, and where to go
elsewhere-private = That account is another service's, not the city's, so I can neither see nor change it.
    Quickest is "Forgot password" on its own sign-in page, or its support.
    If it is your work account that fails, tell me.
elsewhere-private-again = That still is for the support of that service: I really can't do anything there. With your work account I can help.

# Whom to call (C22): whoever is nearest first
contact-else = If nobody answers, call { $hotline }. I don't know the people of other agencies; the line puts you through.
contact-yes = Yes, that is the one.
contact-no = No, not that one.
# Somebody who is no employee: this desk is for staff
citizen-told = Thanks for telling me. This desk only helps the city's own staff to sign in.
    I can't see or change accounts for the public: the citizens' app, parking, library cards, parents' pages.
    You don't need to be linked or prove anything here.
    Please ask the support named in that app or on its page, or call the citizens' hotline 1999.
    Suppliers ask the officer in charge of their contract, parents the school.
citizen-person = Yes: call the citizens' hotline 1999, and they pass you to whoever runs that service.
    The people behind this desk only look after staff accounts.
citizen-link = You don't need to be linked. That is for the city's staff, to see their own account, and can't be done for anybody else.
    For your matter call the citizens' hotline 1999, or ask the support of that app or page.
citizen-again = I can't help with that here, nor promise how others do it: it is another system.
    Please ask the support of that app or page, or the citizens' hotline 1999.
