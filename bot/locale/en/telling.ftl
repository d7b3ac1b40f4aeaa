# Tell me when
tell-when = Tell me when it is done
tell-promised = All right, I'll tell you by myself when it is done. No need to wait here.
tell-already = I have that down already. You will hear from me once, when it is done.
tell-nothing = There is nothing to wait for at the moment.
tell-stopped = All right, I won't notify you. Ask me any time.
tell-none-to-stop = There is nothing I was going to tell you.
tell-waits-for-lock = Waiting for: the lock to open{ $until ->
    [none] {" "}(an admin has to do it).
   *[other] , expected { $until }.
}
tell-waits-for-sync = Waiting for: the sync{ $until ->
    [none] {" "}(overdue, a person has to look at it).
   *[other] , expected { $until }.
}
tell-waits-for-enabling = Waiting for: the account to be enabled{ $until ->
    [none] {" "}(an admin has to do it).
   *[other] , synced by { $until } as expected.
}
tell-waits-for-system = Waiting for: the systems that could not be read.
tell-waits-for-account = Waiting for: your TPEAD account to be created{ $until ->
    [none] .
   *[other] , expected { $until }.
}

# Told by itself
told-lock = What you were waiting for: the lock is open, you can sign in.
told-sync = What you were waiting for: your data have been synced.
told-enabling = What you were waiting for: your account is enabled, you can sign in.
told-system = The system that could not be read is back.
told-account = What you were waiting for: your TPEAD account has been created.
told-but = There is one more thing, though:

# Rating an answer
rated-up = Thank you, good to know that this answer helped.
rated-down = Sorry, that missed the point. Did you mean one of these?
unsolved-first = Let me look again.
unsolved-person = It seems none of my answers helped. Shall I open a ticket so that a person takes care of it?
solved-praise = Great, glad it works again.
