# Somebody else's account
colleague-refused = I only talk about your own account. Colleagues can ask me themselves, or their agency's admin can look.
colleague-nobody = { $as ->
    [helpdesk] I find nobody of that name whom I can talk about here. The helpdesk sees only people with an open ticket; please check the name or the account.
   *[admin] In your agency I find nobody of that name whose account can be handled here. People outside the agencies that you administer I neither look up nor touch: their own admins can, or they write to me themselves; a lock usually ends by itself after { $auto_unlock }. If it is somebody of yours, please check the name or the account.
}
colleague-refused-again = Not that account either: its owner can ask me, or the admin of their agency can look.
colleague-nobody-again = { $as ->
    [helpdesk] I find nobody there either whom I can talk about; for the helpdesk I look only at people with an open ticket.
   *[admin] In your agency I find nobody by that name or account either; other agencies have their own admins.
}
colleague-which = There is more than one person of that name. Whom do you mean?
colleague-more = There are others of that name whom I have not listed. If it is none of these, please ask by the account.
colleague-one = { $name } ({ $agency }, { $account })
colleague-about = This is what { $name } ({ $agency }) would read; "you" means that person:
colleague-you = The admin to take care of this { $role ->
    [portal_admin] in the portal (員工愛上網)
   *[personnel_admin] in the personnel system
} is you.
colleague-cannot-watch = When it is done I tell only the account's owner; just ask me again whenever you like.
