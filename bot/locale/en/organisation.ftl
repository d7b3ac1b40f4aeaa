# What the organisation is called
desk-name = { $organisation ->
    [none] the account desk
   *[other] the account desk of { $organisation }
}
desk-title = { $organisation ->
    [none] Account desk
   *[other] { $organisation } account desk
}

# At the foot of pages and mails
organisation-foot = { $organisation } account desk
organisation-phone = Phone: { $phone }
organisation-hours = Hours: { $hours }
organisation-help = Help page: { $url }
organisation-help-page = Help page
organisation-privacy = Privacy
organisation-language = English
organisation-languages = Language
organisation-where = The organisation and its help


# At the head of pages
web-signed-in = Signed in as { $name }
web-not-signed-in = Not signed in
web-sign-in = Link account
