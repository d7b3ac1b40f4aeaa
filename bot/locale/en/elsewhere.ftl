# What is not ours (C19). The answers themselves are in bot/elsewhere/content/topics.yaml and in the organisation's own file.
# $reach is what is known of whose it is: phone, url, a name that holds its number, several of them, or none.
elsewhere-owner = { $reach ->
    [phone] { $name }: { $phone }
    [url] { $name }: { $url }
    [phone-url] { $name }: { $phone }, { $url }
    [name] Call { $name }.
    [phone-name] { $name }: { $phone }
    [url-name] { $name }: { $url }
    [phone-url-name] { $name }: { $phone }, { $url }
   *[none] I have no number for them here; your agency's switchboard puts you through.
}
elsewhere-ticket = Pass it on as a ticket
# The same topic once more: how to reach them first.
elsewhere-again = { $reach ->
    [phone] { $name }, number { $phone }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [url] { $name }, to be reached at { $url }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [phone-url] { $name }, number { $phone }, or { $url }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [name] It stays { $name }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [phone-name] { $name }, number { $phone }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [url-name] { $name }, to be reached at { $url }. If they send you on, ask them to name the section and extension, so that the next call is the last.
    [phone-url-name] { $name }, number { $phone }, or { $url }. If they send you on, ask them to name the section and extension, so that the next call is the last.
   *[none] It stays { $name }, and I have no extension of theirs; only your agency's switchboard has it. If they send you on, ask them for the name of whoever does it and give that to the switchboard.
}
elsewhere-still = I know no more than this: { $name }. When calls lead in circles, the quickest way is to walk over, or to let your manager make the call.
# Nothing that the list names.
elsewhere-unknown = That is not about an account, so it is not ours, and I do not know whose it is. Your agency's IT staff or its switchboard can tell you; say which system or device it is and what it shows.
elsewhere-unknown-again = I really do not know who looks after that. Ask your agency's switchboard for "whoever runs this system", or somebody in your section who uses it too. If it has to do with signing in after all, tell me what the screen says.
