action-name-reopen-portal = open the portal account again
do-reopen-portal = Open it again
action-open-reopen-portal = Open the page below and type the code, and I'll switch it on again.{ $by ->
    [admin] {" "}An admin looks first.
   *[self] {""}
}
action-portal-is-open = Your portal account is not switched off.
result-reopen-portal-done = Your portal account ({ $portal }) is on again.
result-reopen-portal-already = Your portal account ({ $portal }) was on already.
result-reopen-portal-partly = Only a part of it is on again.
result-reopen-portal-not-done = Your portal account ({ $portal }) is still off.
result-reopen-portal-unclear = I don't know yet whether your portal account is on.
