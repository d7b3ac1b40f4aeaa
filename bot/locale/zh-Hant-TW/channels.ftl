# 對話平台
input-forwarded = 轉傳的訊息我不會照著做，也不會記下內容。想問什麼，請用你自己的話告訴我。
input-no-command = 沒有這個指令。直接用平常的話跟我說就可以，例如「幫我解鎖」；打 /help 看我會什麼。
input-wordless = 我只看得懂文字。貼圖、位置、聯絡人、投票這些我看不懂，也不會留下來。請把想問的事用文字打給我。
input-file =
    我不會打開附件，圖片和檔案裡寫什麼我看不到。請把畫面上的字或狀況打給我。
    要讓服務人員看，請先開單，再把附件傳一次，我會在單上註明。

# 首頁
home-hello = { $name }，你好。這是你帳號現在的狀況：
home-look = 重新查看我的帳號
home-request = 申請中：{ action-what }，{ $state ->
    [verifying] 等你完成驗證，{ $until } 以前有效
    [awaiting_approval] 等管理員決定，最晚 { $until }
    [ready] 可以繼續辦，{ $until } 以前有效
   *[carrying_out] 正在辦
}。

# Slack
slack-answered-alone = 我在私訊回答你了，這裡只有你看得到這句話。
slack-close = 取消
slack-no-secrets = 不要寫密碼、驗證碼或身分證字號。
slack-reason-title = 不核准
slack-reason-label = 為什麼不核准？申請人會看到這段話。
slack-reason-send = 送出
slack-ticket-title = 請服務人員處理
slack-ticket-label = 發生什麼事？知道多少寫多少，不寫也可以。
slack-ticket-send = 開單
slack-shortcut-account = 看我的帳號
slack-shortcut-account-does = 鎖住沒、停用沒、什麼時候會好
slack-shortcut-ticket = 請服務人員處理
slack-shortcut-ticket-does = 把登入的問題交給服務人員
slack-command-does = 問帳號的事，例如：為什麼我登不進去
slack-command-hint = 想問的話，不寫就看你的帳號
slack-app-name = 帳號服務台
slack-app-does = 登不進去、被鎖、要綁定、忘記密碼，問我就好

# Telegram
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

# 送不到的訊息
delivery-lost = 我在 { $channel ->
    [slack] Slack
    [telegram] Telegram
   *[other] { $channel }
} 傳不到訊息給你，那裡不收我傳給你的訊息。想知道什麼，請在這裡問我。
