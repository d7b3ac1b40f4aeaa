# Small talk, and words that meet nothing
talk-here = I'm here, go ahead.
talk-declined = All right, nothing was done. Tell me if you want it after all.
talk-which = These are possible. Which one?
talk-nothing-waiting = Nothing is waiting for your yes. I can look at your account, or just tell me what you need.
talk-nothing-to-stop = Nothing is under way, so there is nothing to cancel. Your account was not touched.
talk-nothing-to-choose = I have no list open, so I am not sure what you chose. Just tell me what you need.
talk-leaving = All right, asking them yourself is quickest. I'm here if there is anything else.
talk-later = Take your time. Just carry on when you are back; no need to start over.
talk-human = I am a program, not a person. For a person call { $hotline }, or say "a person please" and I pass on what we have so far.
talk-real-link =
    Good that you ask. My pages always begin with the same address as this desk.
    They only ask for a code or a password, never for an ID or card number. I never ask for a password in the chat.
    If in doubt, do not open it and call { $hotline }.
talk-privacy = I cannot see your password and never ask for it.
    What was done here is recorded; passwords and codes are masked before anything is kept. Your manager does not see what you type.
talk-sorry = Sorry, that was no help and cost you time. Tell me where you are stuck; for a person call { $hotline }.
talk-chat = That I cannot do, I only know about accounts. Call me when you cannot sign in, are locked out or forgot a password.

# Somebody else's account
others-person =
    I can't look at or change anybody else's account, whoever asks. Ask them to write to me from their own chat and I look at once.
    If they cannot sign in, it is mostly a lock, which usually ends by itself after { $auto_unlock }; or else the password.
    If it is urgent, the admin of their agency can act.
# What is general about the trouble that is told of somebody else's account
others-of = { $trouble ->
    [disabled] A disabled account does not come back by itself.
        The admin of their agency enables it, and about an hour later, after the sync, they can sign in. Nothing is needed from you.
    [new] Most likely nothing went wrong: a new account waits for the sync, at intervals of { $sync_every }.
        It is mostly there within an hour or two; then they just try again. If it is still missing after { $sync_overdue }, call { $hotline }.
    [password] They reset a forgotten password themselves.
        They tell me "I forgot my password" in their own chat, or ask the admin of the personnel system.
   *[locked] A lock usually ends by itself after { $auto_unlock }.
}
others-not-looked = I can't look at or change their account itself, whoever asks. If they write to me from their own chat, I look at once.
others-until-of = { $trouble ->
    [disabled] Not at once: the admin has to enable it first, and then the sync takes about an hour.
        That is how it usually goes; I have not looked at theirs.
    [new] Usually an hour or two: a new account is carried over at intervals of { $sync_every }. If it is still missing after { $sync_overdue }, call { $hotline }.
        That is how it usually goes; I have not looked at theirs.
    [password] As soon as they have set a new one; where an admin has to approve it, it depends on that.
        That is how it usually goes; I have not looked at theirs.
   *[locked] At most { $auto_unlock }, counted from the moment it was locked; then it opens by itself.
        That is how it usually goes; I have not looked at theirs.
}
others-whom = { $trouble ->
    [disabled] If the PC says disabled, or they are back from leave: the admin of the personnel system first.
        Only if nothing is disabled there, the portal (員工愛上網) admin:
    [new] A new account is a matter of the sync. If it is missing after { $sync_overdue }, call { $hotline }.
        Only if their record was never made is it the portal (員工愛上網) admin:
    [password] For a password, the admin of the personnel system:
   *[locked] If it is TPEAD that is locked (the PC), the admin of the personnel system. If it is 員工愛上網, the portal admin:
}
others-person-again = I really can't do this for somebody else. A role or a rush changes nothing, and it is not about trusting you.
    The two quickest ways: they write to me themselves, or the admin of their agency acts.
others-person-still = It is still so: about somebody else's account I say nothing, good or bad, and do nothing.
    They can ask me in private, or the admin of their agency acts.
others-person-you =
    If it is somebody of an agency that you administer, tell me the name or the account and I show you. I change nothing for anybody.
    They ask here themselves to be unlocked, enabled or reset, and what needs an approval comes to you.
    People of other agencies I cannot look up; they write to me themselves, or their own admin helps.
others-person-you-again = Just give me the name or the account (of an agency that you administer). Other agencies' people I can neither look up nor act for.
others-until = I can't look at theirs. In general:
    ・A lock ends by itself within { $auto_unlock }, counted from the moment it began.
    ・A disabled account has to be enabled by the admin and then takes about an hour.
    ・A new account is carried over at intervals of { $sync_every }. After { $sync_overdue } it should be reported.
others-until-again = It depends which it is. A lock: { $auto_unlock } at most. A disabled account: as long as the admin takes. A new one: { $sync_overdue } at the latest.
    If they ask me themselves I can tell them the minute.
others-why = I only know that you are the one writing, so I cannot tell whether they agree.
    Changing the wrong account does real harm, so it is always the person or the admin of their agency.
others-why-again = Because all I can be sure of is that it's you who writes. An account is its owner's matter, or that of the admin of their agency.
others-accepted = { $kind ->
    [person] All right: let them write to me from their own chat, and I look as soon as they do.
        I still can't look at or touch somebody else's account. If there is something of your own, just say so.
   *[other] All right. If there is anything else, just say so.
}
others-elsewhere = If they are with another agency, it is that agency's admin. I cannot see who that is; { $hotline } can put you through.
others-who = { $kind ->
    [person] The admin of their agency. If nobody answers, or they are with another agency, call { $hotline } and ask to be put through to that admin.
   *[other] Still the people named before; if nobody answers, call { $hotline } and ask to be put through. I can also write it up as a ticket, below.
}
others-who-again = Next in line is { $hotline }: say which agency and which account, and they pass it to whoever can act.
others-which = Either works: it is quickest if they write to me from their own phone or computer.
    If they can't, they call the admin of their agency.
others-which-again = Writing to me is the quicker of the two; the admin is for when they can't.
others-yes-them = Yes, that is who to ask:
others-how-again = Once the chat is open they type "I cannot sign in", and I take them through the rest.
    The first time they need their password and the six digits from their mail, no ID.
    If they cannot use this chat yet (no account, no chat program), they call the admin of their agency, or { $hotline }.
others-rule-again = Still no: no borrowing, no signing in for somebody else, no passing on of codes.
    They come themselves, or the admin of their agency acts.
others-mailbox =
    I can neither see nor change the password of a shared mailbox.
    The mailbox goes on working: it signs in directly at { $mail_url } and needs no binding.
    If the password is lost or the keeper has changed, your agency's admin sees to it.
others-mailbox-again = I can't touch the password of a shared mailbox; that takes your agency's admin. The mailbox itself still signs in at { $mail_url }.
others-mailbox-still = Only the admin can change a mailbox's password. If you want me to write it up as a ticket, press below.
others-service =
    I can neither unlock a machine's or service account nor give it a new password.
    It belongs to your agency's WebAD admin, who looks after AD system accounts.
    If it is locked again and again, some machine mostly still has the old password.
    If you don't find the WebAD admin, or it is urgent, ask the directory team.
    I can also write a ticket: say "ticket" and what the account is for.
others-service-again = I cannot touch this account; the WebAD admin or the directory team has to.
    If you want a ticket, tell me what the account does and since when it fails.
others-service-still = Those who can act are the WebAD admin and the directory team. What I can do is write the ticket, below.
others-shared =
    No: a shared or service account belongs to no one person. I cannot make a TPEAD account for it, unlock, bind or reset it.
    A single account is for one person, so yours or your ID can't stand in for it.
    A shared mailbox that only receives mail can stay and signs in at { $mail_url }.
    Whoever signs in to systems should use their own account.
    Your agency's admin looks after shared accounts, the WebAD admin after those of machines and services.
others-shared-in =
    I can neither see nor mend what keeps a shared account out: a lock, a changed password, disabled.
    Whoever keeps its password knows, or your agency's admin.
    To get into the system today, sign in with your own account. If it has no right there, whoever runs that system adds it.
    In the end a shared account is for mail only ({ $mail_url }): once 員工愛上網 is switched off, it gets into no system.
others-shared-which = The agency's admin looks after accounts that people share or receive mail with.
    The WebAD admin looks after those of machines and programs only:
others-shared-rights = A shared account is no longer for signing in to systems: everybody uses their own.
    The rights are set person by person inside that system, by whoever runs it.
    I don't know who that is; if you can't find out, ask your agency's admin or call { $hotline }.
others-shared-again = With a shared account the password, a lock and disabling are all for your agency's admin. I can't touch it.
others-last = I see that it is urgent, but there is nothing else I can do from here. The quickest is to call the admin, or { $hotline }.
    If you want me to write it up as a ticket for the helpdesk, press below.
others-shared-still = It still takes your agency's admin; with shared accounts I can explain, not act.
others-disable = To close an account, the personnel office does it in 人員與組織管理系統, or your agency's admin disables it.
    That is so when somebody has left or moved, or for a second one of your own. I cannot disable anybody.
others-disable-how = Tell the admin who it is, which agency and section, which account, and from which day on.
    It is done in the system: 帳號管理 in 員工愛上網 while that is in use, 機關人員職務管理 afterwards.
    There is no need to give me a list, I cannot act on it.
others-disable-until = Once disabled it reaches the other systems in about an hour.
    An account with an end date, as contract staff mostly have, can no longer sign in from that day.
    One without does not close by itself: somebody has to do it.
others-disable-rule = Whether a letter or a signature is needed is each agency's own rule, which I do not know.
    One call to the admin or the personnel office is quickest.
    Disabled only means that nobody can sign in: mails and files are not deleted for it, and it can be enabled again.
others-disable-you =
    That is done on your side; I cannot disable anybody.
    As long as 員工愛上網 is in use, disable it in its account administration (帳號管理).
    It reaches the other systems in about an hour. Once 員工愛上網 is gone, use 機關人員職務管理 in the personnel system.
    If the personnel office has done it already, nothing is left to do; to check, tell me the name.
others-disable-you-again = It is in your own administration: 帳號管理 in 員工愛上網 now, 機關人員職務管理 once that is gone.
    If you cannot find the person or press it there, call { $hotline }.
others-unbind-you = Undoing a binding is done on your side in 人員與組織管理系統; I cannot.
    If somebody only bound the wrong account, they tell me "rebind" themselves and the request comes to you.
others-unbind-you-again = Still in 人員與組織管理系統; if that does not work there, call { $hotline }.
others-disable-again = That has to be done by the personnel office or the agency's admin; I have no right to.
others-disable-still = It is still so: the personnel office or the agency's admin does that, not I.
others-unbind = Undoing a binding is done by your agency's admin in 人員與組織管理系統; I cannot.
    If yours is bound to the wrong account, tell me "rebind" and an admin looks before it changes.
others-unbind-again = Undoing a binding is still a matter for your agency's admin.
others-unbind-still = It is still so: please ask your agency's admin; I cannot undo anybody's binding.

# Doubt
doubt-offer = I am not quite sure. Which of these do you mean?
doubt-what = I did not understand "{ $words }" and do not want to guess. Is it about signing in, a password, binding, or something else?
    What the screen says helps too.
doubt-in-hand = You say "{ $words }": is it something you tried, something the screen says, or a question? Just tell me in your own words.
doubt-beside = And "{ $words }": I did not understand that part, so it has no answer yet. Write it once more by itself.
doubt-corrected = My mistake. Which one should it be?
doubt-about-what = Which matter do you mean: signing in, a password, binding, or what we just talked about?
doubt-look = Look at my account
doubt-other = Somebody else's account
doubt-shared = A shared account
doubt-person = Talk to a person
doubt-ticket = Ask about my ticket
doubt-incident = My account was misused
doubt-account-name = Which account is mine
doubt-link = Link this chat to me
doubt-disable = End a leaver's account
doubt-approve = How far my request is
doubt-go-on = Go on with my page

# Under way
progress-name = { $action ->
    [unlock] unlock
    [bind] binding
    [rebind] new binding
    [reset_password] password reset
   *[enable] enabling
}
progress-page = Your { progress-name } waits for you: the page is open until { $until }. After that just tell me and you get a new one.
progress-open = Get a new link
progress-later = Take your time. The page for the { progress-name } is good until { $until }. After that just tell me and you get a new one.
    Nothing is cancelled.
progress-later-approval = Fine. The { progress-name } goes on waiting for { $name ->
    [none] the admin
   *[other] { $name }
}. You don't need to do anything, and I tell you here.
progress-doing = The { progress-name } is being done right now; you hear of it here in a moment.
progress-waits = The { progress-name } is not done yet: sent at { $since }, it is now with { $name ->
    [none] the admin
   *[other] { $name }
}{ $phone ->
    [none] {""}
   *[other] {" "}(extension { $phone })
}. You hear of it at once.
progress-waits-who = It is with { $name ->
    [none] your agency's admin
   *[other] { $name }
}{ $phone ->
    [none] .
   *[other] , extension { $phone }.
}
progress-nothing = Nothing is under way, and the earlier page is over. I can start it again if you like.
link-for-your-own = To see your own account, and have me act on it, link this chat to you first:
# Never the same words twice
again-answer = The answer is still the same:
again-same = What I know is what I just said. If you mean something else, say it another way.
    Or press below and I pass your words on to a person as they are.
again-added = That went in too: { $number ->
    [none] it goes to the helpdesk with the rest.
   *[other] it stands on ticket { $number }.
}
again-looked = I looked again just now, and nothing has changed:
again-nod = I'm here if you need me.
again-cannot = I really can't answer that one. For help from a human, press "Talk to a person" or call { $hotline }.
# The page once more
action-page-again = Here is the page again, good until { $until }; after that just tell me and you get a new one.
doubt-whose = One thing first: is this about your own account, or somebody else's?
doubt-mine = It is my own
doubt-theirs = It is somebody else's
# The admin is the asker
owner-only-you = You are your agency's admin yourself, and nobody decides about their own account: a request goes to the helpdesk.
    If it is urgent, call { $hotline }.
others-how =
    Three steps, done by themselves:
    1. Open the chat with me on their own phone, the same as you did.
    2. Type "I cannot sign in", or what the screen says.
    3. Follow the page I give: their password, and the six digits mailed to their registered address. No ID number is needed.
    If a phone is too much, or there is no chat or no mail, they ring the admin of their agency, or { $hotline }.
others-whether = I don't say how somebody else's account is, not a relative's or a colleague's either.
    In general, a lock can be opened at once, by themselves here or by the admin of their agency in the administration.
    Where an old password is still stored it locks again.
    If they are with you, they can ask from their own chat and type there themselves. Otherwise the admin of their agency knows.
others-what = To ring the admin of their agency, have these ready: the name, the section, which system, and the words on the screen.
    The admin makes sure of the person face to face, by video or by calling back. They decide whether a card must be shown.
    Passwords and codes are for nobody. In this chat all it takes is their password and a registered mailbox they can read.
others-what-again = Name, section, system and the words on the screen are enough. Whether to bring a card is for the admin of their agency to say.
others-whether-again = I still cannot look for them. One question from themselves and they know, or the admin of their agency does.
others-not-yours = { $kind ->
    [person] Right, not yours but theirs; I have not touched yours.
   *[other] Right, not yours but that account; I have not touched yours.
}
others-state = I can't see from here how that account stands.
    Whoever runs it knows since when it is locked and whether it works again, or { $hotline } does.
    In general a lock ends by itself after { $auto_unlock }; where a machine still tries the old password it comes back.
others-service-how = Call the WebAD admin, or, if nobody is there, the directory team (through { $hotline }).
    Say the account's name, which machine uses it, and since when it fails. If nobody answers, say "ticket".
others-shared-how =
    For now: everybody signs in with their own account.
    Missing rights are added by whoever runs that system or by your agency's admin.
    A mailbox that only receives mail signs in at { $mail_url }.
    If somebody who has left still uses it, your agency's admin changes the password today. If nobody is there, call { $hotline }.
others-shared-you =
    I can't bring this shared account back, nor bind it or make another with your ID: one account, one person. What can be done today:
    1. Everybody at the counter signs in with their own account; you create one for whoever has none.
    2. Those who run the applications add missing rights to each person's account.
    The account itself is yours to end or to give a new password in your administration.
    3. If it is urgent call { $hotline }, or say "ticket" and which counters are hit.
others-shared-you-who = Rights come from those who run each application, added to every person's own account. For the account itself it is you.
    If you do not know who runs a system, { $hotline } does.
others-how-you =
    Three things on your side:
    1. For somebody of your agency tell me the name or the account, and I show you how it stands.
    2. They ask here themselves to be unlocked, enabled or reset.
    What needs an approval comes to you: press "Look and decide", confirm it's you, tick how you made sure of them.
    3. The rest (disabling, changing data) is done in your administration.
    If their chat is not linked yet, tell me "vouch for" and their name, and I take you through it.
others-desk =
    Being the helpdesk is no key to other agencies' accounts. Without an open ticket of theirs I can't show you their account.
    Once they have opened one here themselves, tell me the name.
    What you can tell them: an ordinary lock ends by itself after { $auto_unlock }.
    One that has not by then has to be opened by the admin of their agency, and waiting is no use.
others-desk-how =
    The caller has two ways:
    1. They open the chat with me and say "I cannot sign in".
    The first time I give them a page that links them, with their password and the code mailed to their registered address.
    2. No mail or no chat: the admin of their agency vouches for them face to face, or acts in the administration.
    An ordinary lock that is still there after { $auto_unlock } is one for the admin.
others-desk-who = The admin of their agency, not of yours: the 員工愛上網 admin for the portal account, the 人員與組織管理系統 admin for TPEAD.
    Which person that is I tell the owner, once their chat is linked.
typist-owner = This chat is linked to { $name }, so I answer for { $name }'s account; codes and passwords are for { $name } to type.
typist-password = The password is theirs to choose and to type on the page; you can read them the steps.
    Neither the admin nor I can see it, and the page says what a new one must be like.
talk-undecided = All right. Nothing is decided and nothing has changed; when you want to decide, press below.
talk-if-wanted = All right. If you want me to do something about it, press below; otherwise we leave it at that.
others-rule = No. Only they can ask for something here, from their own chat, or the admin of their agency acts directly.
    Their account and password are not to be borrowed either: an account is for one person.
    What I can do for you is write a ticket about it.

# More than can be read, or waits
busy-person = That was more than I can read at once, so I stopped.
    I answer the first messages; the next ones are kept, not read.
    Nothing is lost: your account, requests and tickets are as they were.
    Write the most important one again in { $minutes ->
        [1] one minute
       *[other] { $minutes } minutes
    }, or call { $hotline }.
busy-strangers = Very many people are writing, so I could not read this yet. It is kept, and nothing was changed.
    Please write it again in { $minutes } minutes, or call { $hotline }.
busy-channel = Very many people are writing here, so I could not read this yet. It is kept, and nothing was changed.
    Please write it again in { $minutes } minutes, or call { $hotline }.
busy-desk = Very many people need me now, so I could not read this yet. It is kept, and nothing was changed.
    Please write it again in { $minutes } minutes, or call { $hotline }.
busy-undelivered = Many of my answers did not reach you yet, so I read no further for now. They will arrive; nothing is lost.
    Please write again in { $minutes } minutes, or call { $hotline }.
busy-late = Your message of { $at } waited too long while I was not running, so I did not act on it.
    It is kept, and nothing was changed.
    If you still need it, write it again now, or call { $hotline }.
