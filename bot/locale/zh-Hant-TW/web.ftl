# 網頁：框架
web-title = 帳號服務台
web-tagline = 登不進去、被鎖、停用、忘記密碼，都可以問
web-skip = 跳到內容
web-skip-to-input = 跳到輸入欄
web-to-chat = 回到對話

# 對話
web-conversation = 和帳號服務台的對話
web-greeting-title = 帳號有問題？直接問就好
web-greeting =
    像傳訊息給同事那樣，一句話說發生什麼事。
    常見問題我馬上回答，也能看你自己的帳號卡在哪裡、幾點會好。
    不知道怎麼問，可以先點一個：
web-example-status = 為什麼我登不進去？
web-example-lock = 帳號被鎖要等多久？
web-example-bind = 怎麼綁定 TPEAD？
web-you-said = 你說：
web-desk-said = 服務台說：
web-pressed = （按了一個按鈕）
web-no-words = （沒有文字）
web-stopped-here = 停在這裡
web-under-way = 還在路上
web-typing = 服務台正在看…
web-look-again = 還沒有回覆？重新看一次
web-label = 你的問題
web-placeholder = 例如：我的帳號被鎖了
web-send = 送出
web-never = 密碼、驗證碼、身分證字號請不要打在這裡，我們不需要。
web-lost = 連線中斷了，正在重新連線。打好的字不會不見，恢復後自動送出。
web-back = 連線恢復了。
web-unsent = 這句還沒送到，會自動再送一次。
web-refused = 這一頁放太久了，請重新整理再送一次；剛打的字還在輸入欄裡。

web-keys = 按 Enter 送出，Shift 加 Enter 換行。
web-slow = 比平常久一點；答案一到就會出現在這裡，不用重新整理。
web-newest = 下面有新訊息
web-sending = 送出中…
web-held = 等連線恢復就會送出
web-hidden = （送出後才顯示）
web-edited = 已更新
web-thumb-up = 有幫助
web-thumb-down = 沒有幫助

# 紙本：狀態卡的一份
web-sheet-title = 我的帳號狀態
web-sheet-open = 列印這份狀態
web-sheet-print = 列印
web-sheet-by-hand = 要列印，請用瀏覽器的列印功能（Ctrl+P）。
web-sheet-taken = 查詢時間
web-sheet-account = 帳號
web-sheet-number = 編號
web-sheet-help-title = 還需要幫忙
web-sheet-help =
    電話：{ $hotline }
    報修：{ $report }
web-sheet-note = 這張只寫查詢當時的狀況，之後可能已經不同。帳號只印一部分，可以拿給協助你的人看。

# 表單送出之後
web-did-empty = 還沒打字呢，用一句話告訴我發生什麼事就好。
web-did-clock-15m = 服務台的時鐘往前撥了 15 分鐘。
web-did-clock-1h = 服務台的時鐘往前撥了 1 小時。
web-did-clock-1d = 服務台的時鐘往前撥了 1 天。
web-did-broken = 系統弄壞了，問問看自己的帳號會怎樣。
web-did-mended = 系統修好了。
web-did-locked = 你的 TPEAD 帳號剛剛被鎖了，問問看要等多久。
web-did-not-locked = 現在這個身分沒有 TPEAD 帳號可以鎖。
web-did-logged-out = 已經登出：這個瀏覽器和服務台的連線結束了。
web-did-over = 全部重來了：人和帳號回到一開始，對話清空；時鐘不倒轉。

# 示範
web-bar-title = 示範操作
web-bar-short = 示範
web-bar-explained = 這裡的人和帳號都是虛構的，怎麼試都不會影響真的系統。
web-bar-as = 我現在是
web-bar-stranger = 陌生人（沒有連結帳號）
web-bar-stranger-short = 陌生人
web-bar-be = 換人
web-bar-clock = 服務台的時間
web-bar-step-15m = +15 分鐘
web-bar-step-1h = +1 小時
web-bar-step-1d = +1 天
web-bar-fault = 弄壞或修好系統
web-bar-system = 哪一個系統
web-bar-is = 變成怎樣
web-bar-do = 套用
web-bar-broken = { $system }：{ $way }
web-bar-all-well = 現在全部正常。
web-bar-lock = 鎖住我的帳號
web-bar-over = 全部重來
web-way-down = 連不上
web-way-slow = 很慢
web-way-garbled = 回覆亂碼
web-way-well = 正常
web-demo-title = 示範：可以試什麼
web-demo-try-title = 試試看
web-demo-try-lock = 按「鎖住我的帳號」，再回到對話問「為什麼我登不進去」。
web-demo-try-clock = 時鐘往前 15 分鐘再問一次：鎖應該自己解開了。
web-demo-try-fault = 把一個系統弄壞再問：讀不到的會說讀不到，不會當成正常。
web-demo-try-stranger = 換成陌生人：常見問題照樣回答，帳號的事一句都不會說。
web-demo-try-two = 開兩個分頁、選不同的人，彼此看不到對方的對話。
web-mail-title = 示範的信件
web-mail-none = 還沒有任何信件。示範裡寄給大家的信不會真的寄出去，會出現在這裡。
web-mail-what = 示範裡寄給大家的信，最新的在最上面。這些信沒有真的寄出去，程式一停就沒了。
web-mail-elsewhere = 這裡設定了郵件伺服器，信會寄到每個人登記的信箱，不會出現在這一頁。
web-mail-to = 寄給 { $address }
web-mail-again = 看看有沒有新信

# 出錯
web-log-out = 登出
web-error-400-title = 這個表單讀不懂
web-error-400 = 送來的內容不完整，什麼都沒有變動。請回到對話再試一次。
web-error-403-title = 這個表單不能用了
web-error-403 = 可能是頁面放太久，或不是從這裡送出的；什麼都沒有變動。請回到對話再送一次。
web-error-404-title = 沒有這一頁
web-error-404 = 可能網址打錯了，或這個功能還沒有開放。帳號的問題，回到對話問就可以。
web-error-405-title = 這一頁不能這樣開
web-error-405 = 請回到對話，從那裡操作。
web-error-408-title = 送得太慢了
web-error-408 = 等太久了，我沒有收到完整的內容，什麼都沒有變動。請檢查網路，再送一次。
web-error-413-title = 這段太長了
web-error-413 = 內容太多，我沒有收下。請用一兩句話說最要緊的那件事。
web-error-500-title = 我們這邊出了點狀況
web-error-500 = 沒有動到任何帳號。請過一下再試一次。
web-error-503-title = 現在連不上資料
web-error-503 = 有系統沒有回應，沒有動到任何帳號。請過一下再試一次。
web-error-help = 急的話，請洽{ $hotline }。
