# How to be linked
link-how = I don't know who you are yet, so I can't talk about anybody's account. General questions are fine.
    To be linked, press "{ link-open }".
    Prove who you are with your password and a code to your registered address.
    Then type here the eight-character link code that you get.
    The password is the one of 員工愛上網, even while TPEAD is locked. Once 員工愛上網 is retired, it's the TPEAD password.
    Or let an admin of your agency who knows you vouch for you. If neither works, call { $hotline }. Never type a password into this chat.
link-open = Link this chat to me
link-open-page = Open the secure page
link-linked = This chat is already linked to you ({ $name }). Just ask "what is wrong with my account".
link-made = Welcome, { $name }: this chat is linked to you. Just ask "what is wrong with my account".
    I have told your registered address and your other chats that there is a new one.
link-code-wrong = This link code is wrong, too old or used already, so nothing was linked.
    Get a new one on the link page and type it here within 10 minutes. If an admin gave it to you, ask for another.
link-too-often = Too many link codes were wrong, so for safety you can try again after { $again }.
    Nothing was linked and no account was touched; I'm asking the helpdesk to look.

# The link page
link-what = This page tells the desk who you are, and then gives you a link code. Your account and password do not change.
link-too-many-here = Too many tries in this browser were wrong, so it can try again after { $again }. Nothing was changed and no account was locked.
    If it is urgent, call { $hotline } or ask an admin of your agency to vouch for you.
link-other-browser = The password was typed in another browser, so this one cannot go on.
    Nothing was changed; go back to that browser, or open the linking page here and begin again.
link-password-wrong = The account or the password is wrong, and nothing was changed. Check caps lock and full-width input and try again.
    After two wrong ones you have to wait a while, so that the account does not lock.
link-no-address = The password is right, but you have no registered address that a code can reach, so you can't be linked this way.
    Let an admin of your agency who knows you vouch for you, or call { $hotline }; your account was not changed.
link-type-it = Type this link code into your chat with the desk, and you are linked. It works once, within 10 minutes; don't give it to anybody.

# Vouching
link-vouch = To vouch for { $name }, open the page below. Confirm it's you, say how you know them, and you get a link code.
    Hand it over in person and let them type it into their chat.
link-not-yours = Among the people you can vouch for I don't find this one.
    Only an admin of their agency can vouch for them, and nobody for themselves.
    If there are several of that name, say it again with the account.

# Who has several portal accounts and wants to bind is first asked which is the main one
main-account-which =
    One TPEAD account ({ $directory }) goes with one 員工愛上網 account only, and it should be the one you mainly use.
    Leave the other to the system, which makes a TPEAD account of its own for it.
    Which one do you mainly use? The number will do:
    { $listed }
main-account-one = { $number }. { $portal }
main-account-right = You chose number { $number }: bind 員工愛上網 { $portal } to TPEAD { $directory }, and leave { $others } as it is. Nothing is done yet. Is that right?
main-account-yes = Yes, bind this one
main-account-go = All right, only 員工愛上網 { $portal } and TPEAD { $directory }. Enter these two accounts on the page; both have to be right.
    I tell you here whether it worked.
