page-title = 帳號服務台
page-under = 登不進去、被鎖、停用、忘記密碼，都可以問
page-skip = 跳到對話
page-conversation = 對話
page-welcome =
    你好，這裡是帳號服務台，帳號的問題直接打字問就好。
    我會回答常見問題，也能看你自己的帳號卡在哪裡、幾點會好。
    不會打的話，先點一個試試：
page-example-status = 為什麼我登不進去？
page-example-lock = 帳號被鎖要等多久？
page-example-bind = 怎麼綁定 TPEAD？
page-label = 你的問題
page-placeholder = 例如：帳號被鎖了怎麼辦
page-send = 送出
page-hint = 請不要輸入密碼、驗證碼或身分證字號。按 Enter 送出，Shift＋Enter 換行。
page-busy = 正在查…
page-lost = 連線中斷了，正在重新連線；你打的字還在。
page-back = 連線恢復了。
page-empty = 請先打幾個字。
page-to-chat = 回到對話
page-error-400-title = 看不懂這個請求
page-error-400 = 送來的內容讀不出來，沒有動到任何東西。請回到對話再試一次。
page-error-403-title = 這個表單不能用了
page-error-403 = 可能是頁面放太久，或不是從這裡送出的；沒有動到任何東西。請重新整理對話再送一次。
page-error-404-title = 沒有這一頁
page-error-404 = 網址可能打錯，或這個功能還沒開放。
page-error-405-title = 不能這樣開這一頁
page-error-405 = 請從對話裡操作。
page-error-413-title = 內容太長了
page-error-413 = 請用一兩句話說最要緊的那件事。
page-error-500-title = 剛才出了點狀況
page-error-500 = 沒有動到任何帳號，請稍後再試一次。

bar-title = 示範工具列
bar-explained =
    這是示範環境，人和帳號都是編的。展開上面的工具列，可以換人、把時鐘往前撥、把某個系統弄壞再修好、鎖住自己的帳號，或全部重來。
    開兩個分頁就可以當兩個人。
bar-clock = 現在 { $now }
bar-broken = 有系統故障中
bar-as = 我是
bar-stranger = 沒有人認識的訪客
bar-go = 換人
bar-forward = 時鐘往前
bar-step-15m = 15 分鐘
bar-step-1h = 1 小時
bar-step-1d = 1 天
bar-system = 系統
bar-is = 變成
bar-is-down = 斷線
bar-is-slow = 很慢
bar-is-garbled = 亂碼
bar-is-well = 正常
bar-do = 套用
bar-lock = 鎖住我的帳號
bar-over = 全部重來
bar-mail = 寄出的信
bar-no-mail = 還沒有寄出任何信。這個版本還不會寄信。
