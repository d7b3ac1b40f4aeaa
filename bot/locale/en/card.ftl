# The name on the certificate is not the one on record: which is changed, by whom, and when it can be bound
card-which-card = The household registration office changes the card, and the record stays: it already has the name on your ID.
    Take your ID there and have a new citizen certificate issued; you can bind it as soon as you have it.
card-which-record = The record is changed: the name on the certificate is right.
    An admin makes the name in { $stage ->
        [p2] the personnel system
       *[other] 員工愛上網
    } exactly the same. You can't do it yourself, and neither can I.
    The service line can't do it for you either; tell the one below, no form is needed.
    Then wait about one hour for the sync, check that both have the new name, and bind the certificate.
card-until-card = There is nothing to wait for: the record does not change, so you can bind the new card as soon as you have it.
    Sign in at { $sign_on_url } and bind it there.
card-until-record = About one hour after the change, once the next sync has run.
    Sign in at { $sign_on_url }; when you see the new name in both, you can bind the certificate at once.
card-new = A new card has to be bound once more by you, the system does not swap it by itself.
    Sign in at { $sign_on_url } and bind the new card; there is nothing to wait for.
    If it still says that the names do not match, the record has the old name.
    Have the one below change it, wait about one hour, and bind it again.
card-again-record = Right: you ask the admin, and can't do it yourself.
    Count about one hour from the change until the sync has run; check that both have the new name, and bind the certificate.
card-again-new = In steps:
    1. Sign in at { $sign_on_url } with your account and password.
    2. There, bind your citizen certificate with the new card in the reader; the old one is replaced.
    3. If it does not go through, call { $hotline } and say what the screen says.
card-again-card = At once, as soon as you have the card: no hour, no sync. If the name on it is the one on record, it binds.
