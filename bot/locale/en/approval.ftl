# The card for an admin
decide-who = { $name } ({ $agency }) asks to { action-what }{ $account ->
    [none] .
   *[other] , { $account }.
}
decide-proven = { $method ->
    [code] The applicant typed the code from their registered mailbox; please make sure that it is really them.
    [totp] The applicant typed the six digits of their authenticator; please make sure that it is really them.
    [number] The applicant gets no codes: face to face, or on the registered number, ask for the two digits of their page.
    [passkey] The applicant used their passkey, which is good evidence.
    [passkey_v2] The applicant used their passkey, which is good evidence.
    [certificate] The applicant used their citizen certificate, which is good evidence.
    [sign_on] The applicant signed on anew at the organisation's sign-on; please make sure that it is really them.
    [password] The applicant typed their current password; please make sure that it is really them.
   *[none] There is no proof beside the applicant's chat account, so do make sure that it is them.
}
decide-verified-code =
    They typed the code that was mailed to their registered address.
    That only shows who reads that mail: whether it is really them is for you to check.
decide-verified-totp =
    They typed the six digits of the authenticator that they had added after two proofs.
    That only shows who holds the phone it is on: whether it is really them is for you to check.
decide-verified-number =
    They have no address that a code can reach, so their page shows two digits.
    Ask for them face to face, or by calling back on the registered number; you type them when you approve.
decide-verified-passkey =
    They used their own passkey: a device or key of theirs recognised them by fingerprint, face or PIN.
    Nobody can be talked out of that, so it is good evidence; still make sure that they want this.
decide-verified-passkey-v2 = { decide-verified-passkey }
decide-verified-certificate =
    They used their citizen certificate, the card with its PIN, and it is the one bound to their account.
    Nobody can be talked out of that, so it is good evidence; still make sure that they want this.
decide-verified-sign-on =
    They signed on anew at the organisation's own sign-on.
    That only shows who knows that password: whether it is really them is for you to check.
decide-verified-password = They typed their current password. That only shows who knows it: whether it is really them is for you to check.
decide-verified-none = It came from the chat that is linked to them; there is no other proof.
decide-last = Earlier: { decide-act }.
decide-act = { $at }, { action-what }: { $state ->
    [done] done
    [partly] done in part
    [not_done] not done
    [unclear] result unknown
    [refused] declined, or not possible then
    [expired] ran out of time
    [cancelled] cancelled by the applicant
    [handed_over] handed to the helpdesk
   *[other] in progress
}
decide-last-none = The desk has not acted on this account before.
decide-rest = The state of the account and what was done before appear here once you have shown who you are.
    The card in your chat has the gist.
decide-act-none = None yet
decide-plain = { $text }
decide-state-untold = This account is not one that can be explained or handled here.
decide-if-approved = { $comes ->
    [paused] Nothing is done now: the request ends and goes to the helpdesk, and the account stays as it is.
    [choice] The applicant is told, and chooses the new password on a secure page; neither you nor the desk can see it.
   *[act] { $action ->
        [unlock] The desk unlocks the account at once and tells the applicant. The password stays.
        [bind] The desk binds the two accounts at once and tells the applicant. The passwords stay.
        [rebind] The desk changes the binding at once and tells the applicant. The passwords stay.
        [enable] The desk enables the account at once and tells the applicant; where it can't, it sends you the steps.
       *[other] The desk does it at once and tells the applicant.
    }
}
decide-if-refused = The applicant gets the reason you give, and the account stays as it is.
decide-then = { $next ->
    [none] it goes to the helpdesk, as there is no other admin
   *[other] the next admin is asked
}
decide-until = Please decide before { $until }; after that { decide-then }.
decide-open = Look and decide
decide-by-hand =
    I may not switch this on by myself, so please do it for { $name } by hand.
    I look every ten minutes and tell { $name } as soon as it works; if nothing has changed by { $until }, the helpdesk takes over.
decide-by-hand-portal = In 員工愛上網, open the account { $account } in the account administration and enable it. The sync carries it on within the hour.
decide-by-hand-personnel = In the personnel system (機關人員職務管理), open { $name }'s record and enable it.
decide-by-hand-directory = TPEAD: have the directory team enable { $account }.
decide-reminder =
    A reminder: { $name } asks to { action-what } and waits for you.
    If it is not decided before { $until }, { decide-then }.
decide-mail-subject = A request about an account waits for you
decide-mail =
    Hello { $name },
    a colleague asks to { action-what }. Please decide before { $until } in your chat with the desk.
    After that { decide-then }. Type "approvals" in the chat to see the request.
    This mail has no link, and the desk never asks for a password or a code by mail.

# Deciding
decide-how-checked = { $name ->
    [none] A colleague
   *[other] { $name }
} asks to { action-what }.
    How did you make sure that it is them? Calling back counts on the registered number only.
    Choosing one approves it; to decline, you give a reason on a page.
decide-approve-in-person = Approve (seen in person)
decide-approve-called-back = Approve (called them back)
decide-approve-video = Approve (by video)
decide-refuse = Decline
decide-go-to-page = Open the page below, look, and decide there; it is for you alone and works for 10 minutes. Nothing has changed so far.
decide-no-address =
    You have no registered address that a code can reach, so I can't make sure that it is you, and you can't decide here.
    The request stays and goes to the next admin or the helpdesk in time; to register an address, call { $hotline }.
decide-own = This is your own request, so another admin of your agency has to decide it. Nothing was changed.
decide-paused =
    The desk makes no changes at the moment. If you approve now, nothing is done: the request ends and goes to the helpdesk.
    You can still decline.
decide-frozen = Your own account is frozen, so until that is over you decide nothing for others. Nothing was changed.
decide-disabled =
    Your own account is disabled, so you decide nothing for others.
    Nothing was changed; if that is a mistake, ask an admin of your agency.
decide-not-yours = This request is not yours to decide. What you pressed did nothing.
decide-over = This request has its result already. What you pressed did nothing, and nothing is left to do.
decide-passed-on =
    This request does not wait for you now; perhaps the time was over and somebody else is asked.
    What you pressed did nothing, and nothing is left to do.

# What came of it, in place of the card
decide-outcome-approved = Approved by { $admin }: { $name } asked to { action-what }. The desk goes on from here; nothing is left for you to do.
decide-outcome-declined = Declined by { $admin }: { $name } asked to { action-what }. They were told the reason, and the account was not changed.
decide-outcome-passed-on = The time was over and the next admin is asked; nothing is left for you to do.
decide-outcome-done = Done: { $name } asked to { action-what }, and knows that it is done.
decide-outcome-already =
    Nothing left to do: { $name } asked to { action-what }, and a last look showed that it is so already.
    The desk changed nothing, and they know.
decide-outcome-partly = Done in part only: { $name } asked to { action-what }. The helpdesk has a ticket; nothing is left for you to do.
decide-outcome-not-done =
    It did not work: { $name } asked to { action-what }, and the account was not changed.
    The helpdesk has a ticket; nothing is left for you to do.
decide-outcome-unclear =
    Not known yet: { $name } asked to { action-what }, and the system did not answer.
    The helpdesk has a ticket; nothing is left for you to do.
decide-outcome-refused =
    Not done: { $name } asked to { action-what }, and a last look showed that it cannot be done now.
    They know, and the account was not changed.
decide-outcome-paused =
    Not done: the desk makes no changes at the moment, so { $name }'s request to { action-what } has ended.
    The helpdesk has a ticket and { $name } knows. The account was not changed; nothing is left for you to do.
decide-outcome-expired = Out of time: { $name } asked to { action-what } and did not finish. The account was not changed.
decide-outcome-cancelled = Cancelled: { $name } no longer asks to { action-what }; nothing is left for you to do.
decide-outcome-handed-over = No admin decided, so the helpdesk takes over: { $name } asked to { action-what }. Nothing is left for you to do.
# Without a result: no card is replaced by these
decide-outcome-verifying = { decide-outcome-under-way }
decide-outcome-awaiting-approval = { decide-outcome-under-way }
decide-outcome-ready = { decide-outcome-under-way }
decide-outcome-carrying-out = { decide-outcome-under-way }
decide-outcome-under-way = Under way: { $name } asked to { action-what }. The result will stand here.

# What waits for me
approve-nothing = No request waits for you; when one comes I'll send it to you.
approve-waiting = { $count ->
    [one] One request waits for you:
   *[other] { $count } requests wait for you:
}
approve-by-page = { $said ->
    [yes] A yes in words approves nothing, so nobody can approve with your phone.
        Open the page below, confirm that it's you, and press approve there:
    [no] A no in words refuses nothing. Open the page below, choose refuse and write why, so that they get it.
        Until then nothing has changed:
    [typed] Words decide nothing, and nothing has changed yet. Open the page below and confirm that it's you.
        There you say how you checked the person and press approve or refuse:
   *[either] Words decide nothing: approving and refusing are both pressed on the page. What waits for you:
}
approve-late =
    Any time before the one above will do.
    After that I ask the next admin, or if there is none, it goes to the helpdesk. It does not get lost.
approve-one = ・{ $name ->
    [none] A colleague
   *[other] { $name }
}: { action-what }, before { $until }
approve-open-one = { $name ->
    [none] A colleague
   *[other] { $name }
}: { action-what }

# Notices of changes
notice-subject = Your account was changed: was it you?
notice-changed = { $action ->
    [bind] Your accounts were bound
    [rebind] Other accounts of yours were bound
    [reset_password] Your account got a new password
    [enable] Your account was enabled
    [unlock] Your account was unlocked
   *[other] Your account was changed
}{ $account ->
    [none] {""}
   *[other] {" "}({ $account })
}: { $at }.
    If it was you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
notice-linked =
    A chat ({ CHANNEL($channel) }) was linked to you and can see your account and ask for things in your name: { $at }.
    If it was you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
notice-password-set-again =
    The password of your TPEAD account ({ $account }) was set once more, and not by the desk.
    That was after you had chosen yours at the desk, so the one you chose may not work.
    If that was you, or your admin for you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
notice-method-enrolled = { $method ->
    [passkey] A passkey
   *[totp] An authenticator
}{ $label ->
    [none] {""}
   *[other] {" "}({ passkey-label })
} was added to prove that it is you: { $at }.
    If it was you, there is nothing to do.
    If not, press "This wasn't me" below at once, or call { $hotline } if you see no button.
notice-not-me = This wasn't me
notice-mail-end =
    Hello { $name }, this went to your registered address; no need to answer.
    The link below is the only kind that the desk sends by mail.
    Its page can freeze your account and nothing else, and asks for no password and no code.

# A binding conflict
conflict-own =
    Security: the binding of { $name } in your agency ({ $agency }) conflicts with somebody else's.
    The desk leaves it alone; until it is cleared up please don't bind or rebind it, and call { $hotline }.
conflict-other =
    Security: an account of your agency ({ $agency }) stands in somebody else's binding, which does not fit.
    The desk leaves it alone; until it is cleared up please don't rebind it, and call { $hotline }.
decide-vouched = You vouched for the chat that asks, so another admin has to decide this request.
