secure-label-digit-card = The six digits on your card
page-missing-digit-card = Please type the six digits on your card.
page-digit-card-wrong = These are not the digits on your card.
decide-verified-digit-card = They typed the digits that their card shows.
