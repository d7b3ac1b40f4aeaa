# Telegram
channel-telegram = Telegram
telegram-menu-status = How is my account
telegram-menu-unlock = Unlock my account
telegram-menu-bind = Bind two accounts
telegram-menu-reset-password = Choose a new password
telegram-menu-enable = Ask to be enabled
telegram-menu-ticket = Ask the helpdesk
telegram-menu-approvals = Admins: what waits for me
telegram-menu-link = Link this chat to me
telegram-menu-cancel = Stop what is under way
telegram-menu-help = What can you do
