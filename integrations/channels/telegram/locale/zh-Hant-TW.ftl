# Telegram
channel-telegram = Telegram
telegram-menu-status = 看我的帳號
telegram-menu-unlock = 幫我解鎖
telegram-menu-bind = 綁定兩個帳號
telegram-menu-reset-password = 重設密碼
telegram-menu-enable = 申請啟用帳號
telegram-menu-ticket = 請服務人員處理
telegram-menu-approvals = 管理員：等我決定的申請
telegram-menu-link = 把這個對話連到我
telegram-menu-cancel = 取消手上的事
telegram-menu-help = 我會做什麼
