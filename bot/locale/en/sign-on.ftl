# Signing on at the organisation's own provider, as a proof
page-sign-on-failed = { $why ->
    [other_person] Somebody signed on there with an account that does not belong to this page.
        Nothing was changed; sign on with your own account, or use another way below.
    [not_in_use] You signed on with an account that is not in use now: an earlier name, disabled or locked.
        Nothing was changed; sign on with your present account, or use another way below.
    [same_password] You signed on with the account whose password you typed before, so it is no second proof.
        Nothing was changed; sign on with your TPEAD account, or use another way below.
    [weaker] That sign-on was made in a weaker way than this page needs.
        Nothing was changed; sign on again in the stronger way that is offered there, or use another way below.
    [not_fresh] That sign-on was made before this page was opened.
        Nothing was changed; sign on again and type your password there, even if you are signed on already.
    [out_of_time] That sign-on is no longer valid.
        Nothing was changed; sign on again. If this keeps happening, use another way below and call { $hotline }.
    [code_refused] That sign-on was used already, or took too long.
        Nothing was changed; sign on again.
    [no_account] You are signed on, but the sign-on page does not say with which account, so it proves nothing here.
        Nothing was changed; use another way below, and tell { $hotline }.
   *[other] What came from the sign-on page cannot be trusted, so it was not used.
        Nothing was changed; use another way below. If it comes again, call { $hotline }.
}
    After three failed tries this page ends.
page-sign-on-left = You came back without signing on. Nothing was changed and no try was counted; sign on again, or use another way below.
page-sign-on-unread =
    You are signed on, but one of the account systems does not answer, so it can't be checked whose account that is.
    Nothing was changed and no try was counted; try again in a minute or two, or use another way below.
page-sign-on-elsewhere =
    This sign-on belongs to another browser or to an earlier try, so it was not used.
    Nothing was changed; go back to the page you came from and sign on there again.
