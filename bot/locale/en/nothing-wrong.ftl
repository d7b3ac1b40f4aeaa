# Locked out, they say, or they quote an error, and the account is fine: first that nothing is locked now, then what else it can be
fine-now = I have just looked, and your account looks fine: it is not locked now and not disabled{ $ended ->
        [none] .
       *[other] . The last lock ended { $ended }.
    }
    If the screen still says that it is locked, that may be an old message: reload it, or restart the computer, and try once more.
fine-again = I looked again: the account is still fine and not locked now{ $ended ->
    [none] ,
   *[other] {" "}(the last lock ended { $ended }),
} so it is not the account itself.
fine-which = If it still fails, see which account it asks for.
    { $computer ->
        [yes] The computer takes the TPEAD account ({ $account }) and its password.
            {""}
       *[no] {""}
    }The sign-on platform takes { $stage ->
        [p2] TPEAD.
       *[other] the 員工愛上網 account, or TPEAD if they are bound.
    }
fine-typing = If that is right, it may be the typing.
    Check caps lock and full-width letters, and use "show password".
    Or type it in Notepad, paste it and close Notepad without saving.
    If it still fails, tell me which screen it is and what it says, or call { $hotline }.
fine-in-directory = The computer takes the TPEAD account ({ $account }) and the TPEAD password, not those of 員工愛上網.
    If somebody else's or an old name stands on the screen, choose "Other user" first.
fine-in-portal = { $stage ->
    [p2] 員工愛上網 is retired and no longer signs in; use the TPEAD account ({ $account }).
   *[other] 員工愛上網 takes its own account ({ $portal_account }) and its own password.
        A new TPEAD password does not change that one.
}
fine-in-mailbox = { $mailbox ->
    [none] You have no city mailbox, so no mail sign-in can work.
    [same] Your city mailbox is fine too, and has the same password as TPEAD.
        If you changed that lately, the mail app on your phone still has the old one.
        Put the new one into the app's account settings, or it keeps trying and locks you out.
   *[other] Your city mailbox is fine too; its password is another one, not that of TPEAD.
        If the mail app on your phone has an old one saved, change it in the app's account settings.
}
fine-next = If it still fails, tell me which screen it is (computer, mail or a web page) and what it says.
    I go by that; if it is urgent, call { $hotline }.
