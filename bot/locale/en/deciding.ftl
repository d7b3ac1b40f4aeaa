# What an admin asks: how to make sure of somebody, what comes of an approval, who has a request, until when
deciding-who = { $name ->
    [none] the applicant
   *[other] { $name }
}
deciding-check = Make sure that it is { deciding-who }, and that they want it.
    Only three ways count, and one is enough: face to face, on video, or you call the number on record back.
    A call from them, a message, a mail or somebody else's word do not count.{ $numbered ->
    [yes] { "\u000A" }For this one also ask for the two digits on their page; you type them when approving.
   *[no] {""}
}
    The page says what is asked for and how the account stands; if they did not ask for it, refuse.
deciding-check-how = One of three, and you do it yourself:
    - Face to face: you see { deciding-who } and ask whether this is what they want.
    - Video: you see their face and ask the same.
    - Call back: ring the number on record, not one that they give you, and ask the same.
    Then choose on the page which of them you did.
deciding-callback = Yes, it counts: you call { deciding-who } on the number on record and make sure that they want it.
    You don't have to meet; face to face or video will do as well. A call from them to you does not count.
    When you approve, choose that you called back.
deciding-callback-again = Yes, that counts, as long as you ring the number on record and they say that they want it. You don't have to meet as well.
deciding-word-again = It still doesn't. You are the one who decides, so make sure yourself: face to face, on video, or by calling the number on record.
deciding-word = No, you have to make sure yourself: face to face, on video, or by calling the number on record back.
    Somebody else having seen them, a word on their behalf, or a call or message from them can't stand in for that.
deciding-record = Yes. Who approved or refused, when, and how they checked the person goes into the audit trail, which nobody can change later.
    The applicant is told who decided, too. To have it looked up contact { $hotline }; security or operations can see it.
deciding-password = { $action ->
    [reset_password] Yes, but you don't set it. After you approve, { deciding-who } chooses a new one on a page; neither you nor I see it.
        Until then the password stays.
    [unlock] No, unlocking only takes the lock off; { deciding-who } signs in with the password as it is.
    [enable] No, enabling only opens the account; { deciding-who } signs in with the password as it is.
    [none] That depends: unlocking, enabling and rebinding leave it alone.
        Only a reset changes it, and then the person chooses it; neither you nor I see it.
   *[other] No, the password stays.
}
deciding-once = { $by ->
    [you] Once you approve
   *[other] Once it is approved
}
deciding-does = { $action ->
    [reset_password] { deciding-once }, { deciding-who } gets a page, sets a new password and can sign in.
        There is nothing more for you to do, and you don't see it.
    [unlock] { deciding-once }, I unlock at once and tell { deciding-who }, who signs in with the same password.
        There is nothing more for you to do.
    [enable] { deciding-once }, I enable at once and tell { deciding-who }.
        After about an hour, with the sync, they sign in with the same password.
        There is nothing more for you to do; if I can't enable it, I send you the steps.
   *[other] { deciding-once }, I do it at once and tell { deciding-who }; the password stays. There is nothing more for you to do.
}{ $until ->
    [none] {""}
   *[other] { "\u000A" }Nobody has decided yet, and nothing has changed.
}
deciding-undo = No, it can't be taken back: I act as soon as you approve.
    If it was a mistake, call { $hotline } at once.{ $action ->
    [enable] { "\u000A" }An account that was enabled can be disabled again in the admin system.
    [reset_password] { "\u000A" }The new password is still chosen by the person.
   *[other] {""}
}
    Until you press, nothing changes; after a refusal they can ask again.
deciding-deputy = No deputy to set, and nothing to hand on.{ "\u000A" }{ $until ->
    [none] I ask one admin at a time. If you don't decide in time, { $next ->
        [none] I ask the next one, and at last it goes to the helpdesk.
       *[other] I ask { $next }, and at last it goes to the helpdesk.
    }
   *[other] If you have not decided this one by { $until }, { $next ->
        [none] and there is no other admin to ask, I pass it to the helpdesk.
       *[other] I ask { $next }.
    }
}
    Nobody can press for you. To have somebody else asked first while you are away, have a substitute registered: { $hotline }.
deciding-away = Nothing more to set: { $by } is registered to stand in for you from { $since } until { $until }, and is asked instead of you.
    To change that contact { $hotline }.
deciding-standin = { $may ->
    [yes] Yes, but in your own name: you are on your agency's list of admins.
        When a request comes to you, you prove that it's you and decide yourself.
        One that lies with somebody else you can't press for them or take over; it moves on when their time is up.
   *[no] Not now: only admins on the list decide, and a deputy at work does not become one by itself.
        To be registered as a substitute contact { $hotline }.
}
deciding-until = Until { $until }. After that { $next ->
    [none] there is no other admin to ask, so it goes to the helpdesk; it is not lost.
   *[other] I ask { $next }; it is not lost.
}
deciding-until-none = Nothing waits for you now. Each request says by when to decide.
    After that the next admin is asked, and if there is none it goes to the helpdesk.
deciding-own = No, nobody approves their own request.{ "\u000A" }{ $next ->
    [none] Your agency has no other admin, so it becomes a ticket for the helpdesk at once.
   *[other] It goes to the other admin of your agency, { $next }{ $next_phone ->
        [none] {""}
       *[other] {" "}(extension { $next_phone })
    }.
}{ "\u000A" }If it is urgent, call { $hotline }.
deciding-held = { $name }'s request to { action-what } has been with { $admin ->
    [none] another admin
   *[other] { $admin }
}{ $phone ->
    [none] {""}
   *[other] {" "}(extension { $phone })
} since { $since }, to decide before { $until }.{ "\u000A" }{ $turn ->
    [never] { $role ->
        [portal_admin] The portal admin (員工愛上網) decides on these, so it does not come to you.
       *[personnel_admin] The admin of the personnel system decides on these, so it does not come to you.
    }
    [away] Somebody is registered to stand in for you at present, so your substitute is asked.
    [next] I ask one admin at a time, in your agency's order; if they don't decide, you are next.
    [been] You were asked first and did not decide in time, so it went on.
   *[later] I ask one admin at a time, in your agency's order, so it has not come to you.
}{ $turn ->
    [next] {""}
   *[other] { $next ->
        [none] { "\u000A" }If they don't decide, it goes to the helpdesk.
       *[other] { "\u000A" }If they don't decide, I ask { $next }.
    }
}
deciding-not-you = You can't decide it now, nor can it be handed to you:
deciding-handed-over = No admin decided in time on { $name }'s request to { action-what }; it went to the helpdesk at { $at }.
deciding-whose = Whose request do you mean? Tell me the name, and I say who has it. Nothing waits for you now.
deciding-no-ticket = You have no ticket of your own under way.
