# A passkey on a page
passkey-press = { $kind ->
    [create] Add a passkey
   *[get] Use a passkey
}
passkey-hint = { $kind ->
    [create] Your device then knows you here by its PIN, your fingerprint or your face; a security key will do as well. The desk learns none of these.
   *[get] Your fingerprint, your face, your device's PIN or your security key. There is nothing to type.
}
passkey-without = { $kind ->
    [create] This browser cannot make a passkey here, or JavaScript is switched off. Nothing was changed; open this page in another browser, or on your phone.
   *[get] A passkey does not work in this browser, or JavaScript is switched off. Use another way on this page, or open the page in another browser.
}
passkey-waiting = Your browser is asking you now. Please do what it says.
passkey-refused = No passkey was used: you cancelled, it took too long, or it is not on this device. No try was counted. Press the button again, or choose another way.
passkey-already = This device has a passkey for the desk already, so nothing was added. Use another device or a security key, or just use the one that is there.
passkey-failed = Your browser could not do it. Nothing was changed and no try was counted. Press the button again; if that keeps failing, choose another way or another browser.
