# Small talk, and words that meet nothing
talk-here = I'm here, go ahead.
talk-declined = All right, nothing was done. Tell me if you want it after all.
talk-which = These are possible. Which one?
talk-nothing-waiting = Nothing is waiting for your yes. I can look at your account, or just tell me what you need.
talk-nothing-to-stop = Nothing is under way, so there is nothing to cancel. Your account was not touched.
talk-nothing-to-choose = I have no list open, so I am not sure what you chose. Just tell me what you need.
talk-later = Take your time. Just carry on when you are back; no need to start over.
talk-human = I am a program, not a person. For a person call { $hotline }, or say "a person please" and I pass on what we have so far.
talk-real-link =
    Good that you ask. My pages always begin with the same address as this desk, and only ever ask for a code or a new password: never for an id or card number, and I never ask for a password in the chat.
    If in doubt, do not open it and call { $hotline }.
talk-privacy = I cannot see your password and never ask for it. What was done here is recorded; passwords and codes are masked before anything is kept. Your manager does not see what you type.
talk-sorry = Sorry, that was no help and cost you time. Tell me where you are stuck; for a person call { $hotline }.
talk-chat = That I cannot do, I only know about accounts. Call me when you cannot sign in, are locked out or forgot a password.

# Somebody else's account
others-person =
    I cannot look at or change anybody else's account, whoever asks. Ask them to write to me from their own chat and I look at once.
    If it is a lock, it usually ends by itself after { $auto_unlock }; if it is urgent, the admin of their agency can act.
others-person-again = I really cannot do this for somebody else; a role or a rush changes nothing, and it is not about trusting you. The two quickest ways: they write to me themselves, or the admin of their agency acts.
others-person-still = It is still so: about somebody else's account I say nothing, good or bad, and do nothing. They can ask me in private, or the admin of their agency acts.
others-until = I cannot look at theirs. In general a lock ends by itself within { $auto_unlock }; a disabled account has to be enabled by the admin and then takes about an hour.
others-why = I only know that you are the one writing, so I cannot tell whether they agree. Changing the wrong account does real harm, so it is always the person or the admin of their agency.
others-shared =
    No: a shared or service account belongs to no one person. I cannot unlock, bind or reset it; a single account is for one person, so yours or your id cannot stand in for it.
    A shared mailbox that only receives mail can stay and signs in at { $mail_url }; whoever signs in to systems should use their own account. Your agency's admin looks after it.
others-shared-again = The shared account is still a matter for your agency's admin; I cannot touch it. It cannot be bound with your own id or account either: one account belongs to one person.
others-last = I see that it is urgent, but there is nothing else I can do from here. The quickest is to call the admin, or { $hotline }; if you want me to write it up as a ticket for the helpdesk, press below.
others-shared-still = It still takes your agency's admin; with shared accounts I can explain, not act.
others-disable = When somebody leaves or moves, the personnel office ends the account in 人員與組織管理系統, or your agency's admin disables it. I cannot disable anybody.
others-disable-again = That has to be done by the personnel office or the agency's admin; I have no right to.
others-disable-still = It is still so: the personnel office or the agency's admin does that, not I.
others-unbind = Undoing a binding is done by your agency's admin in 人員與組織管理系統; I cannot. If yours is bound to the wrong account, tell me "rebind" and an admin looks before it changes.
others-unbind-again = Undoing a binding is still a matter for your agency's admin.
others-unbind-still = It is still so: please ask your agency's admin; I cannot undo anybody's binding.

# Doubt
doubt-offer = I am not quite sure. Which of these do you mean?
doubt-what = I did not understand "{ $words }" and do not want to guess. Is it about signing in, a password, binding, or something else? What the screen says helps too.
doubt-corrected = My mistake. Which one should it be?
doubt-about-what = Which matter do you mean: signing in, a password, binding, or what we just talked about?
doubt-look = Look at my account
doubt-other = It is somebody else's account
doubt-shared = It is a shared account
doubt-person = A person, please
doubt-ticket = Ask about my ticket
doubt-incident = My account may be stolen, I gave a password away
doubt-account-name = Which account is mine
doubt-link = Link this chat to me
doubt-disable = End the account of somebody who left
doubt-approve = How far my request is
doubt-go-on = Go on with the page from before

# Under way
progress-name = { $action ->
    [unlock] unlock
    [bind] binding
    [rebind] new binding
    [reset_password] password reset
   *[enable] enabling
}
progress-page = Your { progress-name } waits for you: the page is open, good until { $until }; after that just tell me and you get a new one.
progress-open = The link again
progress-later = Take your time. The page for the { progress-name } is good until { $until }; after that just tell me and you get a new one. Nothing is cancelled.
progress-later-approval = Fine. The { progress-name } goes on waiting for { $name ->
    [none] the admin
   *[other] { $name }
}; you need do nothing, and I tell you here.
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
again-same = What I know is what I just said. If you mean something else, say it another way; or press below and I pass your words on to a person as they are.
again-added = That went in too: { $number ->
    [none] it goes to the helpdesk with the rest.
   *[other] it stands on ticket { $number }.
}
again-looked = I looked again just now, and nothing has changed:
again-nod = I'm here if you need me.
again-cannot = That one I really cannot answer. For help from a human, press "Get a person" or call { $hotline }.
# The page once more
action-page-again = Here is the page again, good until { $until }; after that just tell me and you get a new one.
doubt-whose = One thing first: is this about your own account, or somebody else's?
doubt-mine = It is my own
doubt-theirs = It is somebody else's
# The admin is the asker
owner-only-you = You are your agency's admin yourself; nobody decides about their own account, so please call { $hotline }.
others-how =
    They open the chat with me on their own phone or computer, the same as you did, and just say what they see, for example "my account is locked".
    I mail a code to their registered address; once they type it on the page it takes about a minute, on a phone too. If their chat is not linked to them yet, I show them how first.
talk-if-wanted = All right. If you want me to do something about it, press below; otherwise we leave it at that.
others-rule = No. An account is for one person: nobody borrows one or signs in for somebody else. If you have their password, don't use it, and ask them to change it. They come to me themselves, or the admin of their agency acts.
