# A passkey on a page
passkey-press = { $kind ->
    [create] Add a passkey
   *[get] Use a passkey
}
passkey-hint = { $kind ->
    [create] The browser asks for your fingerprint, your face or your PIN; a security key will do as well.
        All of that stays on your device, and the desk learns none of it.
   *[get] The one that you added here: your fingerprint, your face, your device's PIN or your security key. There is nothing to type.
}
passkey-without = { $kind ->
    [create] This browser cannot make a passkey here, or JavaScript is switched off.
        Nothing was changed; open this page in another browser, or on your phone.
   *[get] A passkey does not work in this browser, or JavaScript is switched off.
        Use another way on this page, or open the page in another browser.
}
passkey-waiting = Your browser is asking you now. Please do what it says.
passkey-refused =
    No passkey was used: you cancelled, it took too long, or it is not on this device.
    No try was counted. Press the button again, or choose another way.
passkey-already =
    This device has a passkey for the desk already, so nothing was added.
    Use another device or a security key, or just use the one that is there.
passkey-failed =
    Your browser could not do it. Nothing was changed and no try was counted.
    Press the button again; if that keeps failing, choose another way or another browser.

# What is wrong with one
page-passkey-cloned =
    This passkey was used with a copy of its key, so it is no longer accepted here, and nothing was changed.
    Use another way, and call { $hotline }; your chats and your registered address were told.
page-passkey-too-low =
    This passkey was added after a code and a password, and this page asks for more. Nothing was changed.
    Use one that you added after your citizen certificate, or another way.
page-passkey-unverified =
    Your device did not check that it is you, and nothing was changed. Press the button again and give your fingerprint, face or PIN.
    A security key needs a PIN of its own, which its maker's program sets.
page-passkey-old =
    Your device answered for an earlier version of this page, so it could not be checked.
    Nothing was changed; press "Use a passkey" again.
page-passkey-not-made =
    The passkey could not be added, and nothing was changed.
    Press the button again; if that keeps failing, use another browser or another device.
link-passkey-no-address =
    The passkey is right, but you have no registered address now that a code could go to.
    It was added after a code and a password, so a code is needed beside it. Nothing was changed.
    Let an admin of your agency who knows you vouch for you, or call { $hotline }.

# Telling of one
passkey-label = { $label ->
    [device] on a computer or phone
    [synced] copied between your devices
    [phone] on a phone
    [key] on a security key
    [other] on another device
   *[none] { $label }
}
notice-passkey-cloned =
    Your passkey ({ passkey-label }) was used with a copy of its key: { $at }.
    That should be impossible, so the desk no longer accepts it. Nothing of yours was changed.
    Remove it on your page /me and add another one, on another device.
    If you did not use it just then, press "This wasn't me" below at once, or call { $hotline } if you see no button.
