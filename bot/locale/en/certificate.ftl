# The page of the citizen certificate: whose is wanted, and what for
certificate-title = { $what ->
    [link] Link a chat with your citizen certificate
   *[other] Show with your citizen certificate that it is you
}
certificate-what = A request at the account desk: { action-what }{ page-account }, for { $name }. It was asked for in { CHANNEL($channel) } at { $at }.
certificate-what-page = A page of the account desk asks { $name } to confirm that it is really them.
    This is to { $purpose ->
    [thaw] { action-name-thaw }; with your certificate it is ended at once
    [remove_method] { action-name-remove-method }; with your certificate it is removed at once
    [enrol] { action-name-enrol }
    [decide] { action-name-decide }
    [vouch] { action-name-vouch }
    [sign_in] { action-name-sign-in }
    [account_name] show your own account names
   *[other] go on with what was asked for there
}.
    The page was opened from { CHANNEL($channel) } at { $at }.
certificate-what-link = Your certificate shows the desk who you are, and you get a link code for your chat. Your account and password do not change.
certificate-not-asked =
    If you did not ask for this, close this page: nothing happens.
    Then tell the desk in your chat "that wasn't me" and press the button that comes.
    It stops every change to your account for a day.
certificate-how =
    Put your card into the reader, press the button, choose your certificate and type its PIN if the browser asks.
    Nothing counts before you press.
certificate-present = A certificate was presented by this browser. It is examined once you press the button.
certificate-another =
    Your browser remembers which certificate you chose.
    To choose another one, close all its windows first, put the card in, and open the page again.
certificate-go = Use my certificate
certificate-ways-back = To prove it in another way, go back to the page from which you came; if you closed it, open it from the chat again.
certificate-address =
    Before you press, look at the address bar: it should begin with { $address }.
    The desk never asks for your PIN; only the card's own window does.

# What was presented proves nothing
certificate-none =
    This browser presented no certificate, and no try was counted.
    Put the card in, then choose the certificate when you are asked for it.
certificate-unreadable =
    What this browser presented cannot be read, and nothing was changed.
    Take the card out and put it in again.
    If it stays like this, try another browser, or go back and prove it in another way.
certificate-forged =
    This certificate was not issued by the authority for citizen certificates, so it proves nothing here.
    Nothing was changed; put in your 自然人憑證 and try again.
certificate-wrong-purpose = This certificate is not meant for signing on. Nothing was changed; choose the other certificate of your card.
certificate-not-yet-valid =
    This certificate does not hold yet.
    Nothing was changed; see that the date of this computer is right, or use it from its first day on.
certificate-expired =
    This certificate has expired, and nothing was changed.
    Renew it at a household registration office and bind it again; until then go back and prove it in another way.
certificate-revoked =
    This certificate was revoked, so it proves nothing any more.
    Nothing was changed; if you have a newer card, put that in, else go back and prove it in another way.
certificate-suspended =
    This certificate is suspended, so it proves nothing at present.
    Nothing was changed; have it restored where you had it suspended, or go back and prove it in another way.
certificate-unchecked =
    Citizen certificates cannot be checked at the moment, so none is accepted.
    Nothing was changed and no try was counted; go back and prove it in another way, or try again in an hour.
certificate-other-person =
    This certificate is not the one that is bound to this account, so it does not count here.
    Nothing was changed; put in your own card.
    If you have a new one, bind it first, and meanwhile prove it in another way.
certificate-unfit =
    This is the certificate that is bound, but its name, its id or its state is not as it should be.
    So it cannot be used now, and nothing was changed.
    Ask in the chat "what is wrong with my certificate", and prove it in another way.
certificate-unknown =
    This certificate is bound to nobody here, so nobody could be found by it.
    Nothing was changed; bind it at the sign-on first, or link your chat with your password and a code.
certificate-silent =
    The system that knows whose certificate is bound does not answer.
    Nothing was changed and no try was counted; try again in a minute or two, or link your chat with your password and a code.

# Somebody writes the proxy's headers themselves
certificate-forbidden-title = Certificates are not taken here
certificate-forbidden =
    This request did not come by the way on which certificates are checked, so it was not looked at.
    Nothing was changed. Open the page from the chat again; certificates are asked for at { $address }.

# The demonstration's card reader
certificate-reader = Card reader of the demonstration
certificate-reader-says = Here you would put in your own card. In the demonstration choose one; it is examined like a real one.
certificate-card-mine = { $name }'s own card
certificate-card-expired = { $name }'s card before this one, expired yesterday
certificate-card-revoked = a card that { $name } lost and reported
certificate-card-other = { $name ->
    [none] the card of somebody in the demonstration
   *[other] somebody else's card
}
certificate-insert = Insert the card and go on
certificate-missing-card = Choose a card first.
