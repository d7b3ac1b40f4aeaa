# The frame of the pages for helpdesk, agency admins, security and operators
desk-pages = Staff desk
desk-pages-tagline = Tickets, approvals and people
desk-sections = Sections of the desk
desk-line-lost = The connection is lost. What is new appears again once it is back; what you type is kept.
desk-news = Something new, show it
desk-waiting = waiting
desk-be-another = Be somebody else
desk-nav-tickets = Tickets
desk-nav-approvals = Approvals
desk-nav-people = People
desk-nav-identities = Identities
desk-nav-canned = Canned answers
desk-nav-audit = Audit
desk-role = { $role ->
    [helpdesk] Helpdesk
    [portal_admin] Portal admin
    [personnel_admin] Personnel admin
    [security] Security
    [operator] Operator
   *[other] Staff
}

# Signing in
desk-sign-in = Sign in to the staff desk
desk-sign-in-proof = Show that it is you
desk-sign-in-what = First your account and its password; what is left to prove is asked on the next page. Nothing about your account changes.
desk-sign-in-or = Or type:
desk-sign-in-on = Go on
desk-sign-in-over = You were signed out, since nothing was asked for a while. Sign in again to go on.
desk-sign-in-other-browser = The password was typed in another browser, so this one cannot go on.
    Nothing was changed; go back to that browser, or begin again at /desk/sign-in here.
desk-sign-in-no-role = You have no role at the staff desk, or your own account is frozen or disabled. Nothing was changed.
page-what-sign-in = { $name }, show in one more way that it is you, and the staff desk opens. Nothing about your account changes.
action-name-sign-in = sign in to the staff desk
desk-sign-out = Sign out
desk-pick = Whom do you want to be?
desk-pick-why = This is the demonstration: pick somebody, and you see the desk as they do.

# What cannot be shown
desk-refused-onward = Back to the desk
desk-refused-400-title = This form makes no sense to us
desk-refused-400 = What arrived was incomplete, and nothing was changed. Please go back and try again.
desk-refused-403-title = This page is not for your role
desk-refused-403 = You are signed in, but your role does not open this page. If your work needs it, ask your helpdesk.
desk-refused-404-title = Nothing here under this number
desk-refused-404 = It may be mistyped, or it belongs to somebody whose matters you do not look after.
desk-refused-409-title = That is no longer possible
desk-refused-409 = Somebody was quicker, or it is over by now. Nothing was changed; please look at it again.

# Lists
desk-filter = Filter
desk-filter-none = Show everything
desk-page = Page { $page }
desk-pages-of = Pages
desk-newer = Newer
desk-older = Older

# The audit trail
desk-audit-actor = Who
desk-audit-subject = About whom
desk-audit-did = What was done
desk-audit-from = From
desk-audit-to = To
desk-audit-number = No.
desk-audit-at = When
desk-audit-details = Details
desk-audit-none = There are no records like that. Ask for less, or show everything.
desk-audit-wrong-day = A day looks like 2026-03-20. It was left out.
desk-audit-broken = This record cannot be read:
desk-audit-check = Check the whole trail
desk-audit-check-what = Looks whether any record was changed, taken out or put in. Nothing is written.
desk-audit-checked = { $ok ->
    [yes] The audit trail holds
   *[no] The audit trail does not hold
}
desk-audit-looked-at = Records looked at: { $count }.
desk-audit-anchored = Record { $number } is also kept outside the database since { $at }.
desk-audit-more = And { $count } more.
desk-audit-what-now = Change nothing now. Tell the people who look after security, and keep a copy of the database and of its keys.
desk-audit-back = Back to the records

# Frozen accounts and links that ended
desk-views = Views
desk-identities-frozen = Frozen
desk-identities-unlinked = Links that ended
desk-identities-none-frozen = No account is frozen.
desk-identities-none-unlinked = No link has ended.
desk-identity-frozen = Frozen since { $since }, until { $until }.
desk-identity-by-people = It is the third within a week, so only people end it sooner.
desk-identity-not-frozen = Not frozen
desk-identity-freeze = Freeze
desk-identity-thaw = End the freeze
desk-identity-did = { $did ->
    [frozen] Frozen. The desk changes nothing about this account for 24 hours, and its owner was told.
    [thawed] The freeze has ended, and the owner of the account was told.
   *[none] No freeze held any more, so nothing was changed.
}
desk-identity-find = Freeze an account
desk-identity-find-what = For 24 hours the desk changes nothing about it, and what was asked for ends. Signing in elsewhere is not touched.
desk-identity-who = Full name or id
desk-identity-look = Look for them
desk-identity-nobody = Among the people you look after there is nobody of this name or id.
desk-identity-linked = linked { $made }, ended { $ended }
