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

# 送不到的訊息
delivery-lost = 我在 { CHANNEL($channel) } 傳不到訊息給你，那裡不收我傳給你的訊息。想知道什麼，請在這裡問我。

# 服務台怎麼稱呼自己的管道；各平臺自己帶名稱
channel-web = 網頁對話
channel-console = 終端機
