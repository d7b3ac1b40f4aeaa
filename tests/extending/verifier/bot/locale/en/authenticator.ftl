secure-label-authenticator = The six digits on your device
page-missing-authenticator = Please type the six digits on your device.
page-authenticator-wrong = These are not the digits on your device.
decide-verified-authenticator = They typed the digits that their device shows.
