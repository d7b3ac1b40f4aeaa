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
web-never = 密碼、驗證碼、身分證字號請不要輸入在這裡，我們不需要。
web-lost = 連線中斷了，正在重新連線。寫好的字不會不見，恢復後自動送出。
web-back = 連線恢復了。
web-unsent = 這句還沒送到，會自動再送一次。
web-refused = 這一頁放太久了，請重新整理再送一次；你寫的字還在輸入欄裡。

web-keys = 按 Enter 送出，Shift 加 Enter 換行。
web-slow = 比平常久一點；答案一到就會出現在這裡，不用重新整理。
web-newest = 下面有新訊息
web-sending = 送出中…
web-held = 等連線恢復就會送出
web-hidden = （送出後才顯示）
web-edited = 更新 { $at }
web-thumb-up = 有幫助
web-thumb-down = 沒有幫助

# 附加檔案
web-attach = 附加檔案
web-attach-kinds = 附加檔案：{ $kinds }，一個最多 { $most } MB
web-kinds-separator = 、
web-files = 要一起送出的檔案
web-files-sent = 附上的檔案
web-file-remove = 移除 { $name }
web-file-empty = { $name } 沒有附上：檔案是空的。
web-file-large = { $name } 沒有附上：一個檔案最多 { $most } MB。
web-file-many = { $name } 沒有附上：一次最多 { $count } 個檔案。
web-file-all = { $name } 沒有附上：檔案加起來最多 { $most } MB。

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
web-did-clock-15m = 時間往前撥了 15 分鐘，再問一次看看。
web-did-clock-1h = 時間往前撥了 1 小時，再問一次看看。
web-did-clock-1d = 時間往前撥了 1 天，再問一次看看。
web-did-broken = 系統弄壞了。問問看自己的帳號會怎樣。
web-did-mended = 系統修好了。
web-did-locked = 你的 TPEAD 帳號剛剛被鎖了，問問看要等多久。
web-did-not-locked = 你現在這個人沒有 TPEAD 帳號可以鎖。
web-did-logged-out = 已經登出：這個瀏覽器和服務台的連線結束了。
web-did-over = 全部重來了：人和帳號回到一開始，對話清空。時間不會倒退。

# 示範
web-bar-title = 示範操作
web-bar-short = 示範
web-bar-explained = 人和帳號都是編的，怎麼試都不會動到真的系統。
web-bar-as = 換成別人
web-bar-me = 你現在是{ $name }
web-bar-stranger = 陌生人：服務台還不認識
web-bar-stranger-me = 你現在是陌生人，服務台還不認識你
web-bar-stranger-short = 陌生人
web-bar-more = 這份名單很長，只列前面的人；其他人請在網址後面加 ?as=代號。
web-bar-be = 換人
web-bar-clock = 時間往前
web-bar-now = 現在是
web-bar-step-15m = 15 分鐘
web-bar-step-1h = 1 小時
web-bar-step-1d = 1 天
web-bar-fault = 弄壞一個系統
web-bar-system = 哪一個系統
web-bar-is = 變成怎樣
web-bar-do = 套用
web-bar-broken = { $system }：{ $way }
web-bar-mend = 修好
web-bar-all-well = 各系統都正常。
web-bar-lock = 把我鎖住
web-bar-over = 全部重來
web-way-down = 連不上
web-way-slow = 很慢
web-way-garbled = 回覆亂碼
web-way-well = 正常
web-demo-title = 示範：選一個人來試
web-demo-people = 你想當誰？
web-demo-controls = 時間和系統
web-demo-try-title = 還可以試
web-demo-try-fault = 弄壞一個系統再問：讀不到就說讀不到，不會說成正常。
web-demo-try-stranger = 當陌生人：常見問題照答，帳號的事一句都不說。
web-demo-try-two = 開兩個分頁當兩個人：彼此看不到對方的對話。
web-mail-title = 示範的信件
web-mail-none = 還沒有信。示範的信不會真的寄出去，都放在這一頁。
web-mail-what = 最新的在最上面。信沒有真的寄出去，程式一停就沒了。
web-mail-elsewhere = 這裡設定了郵件伺服器，信會寄到每個人登記的信箱，不會出現在這一頁。
web-mail-to = 寄給 { $address }
web-mail-again = 看看有沒有新信

# 示範：可以當誰
web-attempt-unlock = 試試解鎖
web-attempt-reset = 試試重設密碼
web-attempt-bind = 試試綁定帳號
web-attempt-wait = 等一下就會好
web-attempt-ask = 要找人幫忙
web-attempt-decide = 當管理員或客服
web-left = { $left ->
    [0] {""}
   *[other] ，還有 { $left } 分鐘
}
web-ready = { $left ->
    [0] {""}
   *[other] ，約 { $left } 分鐘後好
}
web-problem = { $what ->
    [fine] 一切正常
    [locked] TPEAD 鎖住了{ web-left }
    [locked-both] TPEAD 和員工愛上網都鎖住了{ web-left }
    [locked-portal] 員工愛上網鎖住了{ web-left }
    [locked-until-admin] 鎖住了，要管理員同意才能解
    [locked-again] 一天鎖了好幾次，多半哪裡存著舊密碼
    [lock-over] 之前的鎖已經解開
    [password-must-change] 下次登入要先換密碼
    [password-expired] 密碼過期
    [bind-now] 兩個帳號沒綁定
    [bind-at-once] 兩個帳號沒綁定，日子已經過了
    [bind-main] 有兩個員工愛上網帳號，主要的沒綁定
    [binding-conflict] 綁定和別人的衝突
    [duplicate] 多了一個 TPEAD 帳號
    [directory-only] 只有 TPEAD 帳號
    [portal-only] 只有員工愛上網帳號
    [portal-only-late] TPEAD 帳號早該建好，還沒有
    [system-binds] 由系統代綁，還沒綁好
    [sync-pending] 到職新人，帳號還沒同步{ web-ready }
    [sync-slow] 到職新人，同步比平常慢
    [sync-overdue] 到職新人，等太久都沒同步
    [name-slow] 改了名字，同步比平常慢
    [name-overdue] 改了名字，等太久都沒同步
    [arrival-pending] 到職新人，帳號還在建{ web-ready }
    [arrival-slow] 到職新人，帳號建得比平常慢
    [arrival-overdue] 到職新人，等太久帳號都沒建好
    [arrival-unsure] 到職新人，帳號還沒建好
    [arrival-blocked] 帳號停用中，所以沒建 TPEAD
    [change-pending] 剛改了資料，還沒同步{ web-ready }
    [change-carried] 剛改了資料，已經同步
    [enabling-pending] 剛啟用，還沒同步{ web-ready }
    [disabled] 帳號停用了（離職、調職）
    [disabled-portal] 員工愛上網停用了（例如留職停薪）
    [disabled-directory] 只有 TPEAD 那邊還停用
    [disabled-not-aligned] 員工愛上網停用了，其他還開著
    [expired] 約期到了，帳號到期
    [certificate-mismatch] 綁到別人的自然人憑證
    [certificate-unusable] 自然人憑證{ $state ->
        [expired] 過期
        [revoked] 被廢止
        [suspended] 被暫停
       *[none] 不能用
    }
    [certificate-name] 憑證上的姓名不一樣
    [no-hour] 任何時段都不能登入
    [computers-only] 只能在指定的電腦登入
    [out-of-scope] 受保護的系統管理帳號
    [shared-mail] 公用信箱
    [shared-account] 公用帳號
    [no-account] 還沒有任何帳號
   *[other] 帳號有狀況
}{ $mail ->
    [none] ，沒有登記信箱
    [same] ，登記的是市府信箱
   *[yes] {""}
}
web-task = { $task ->
    [portal_admin] 員工愛上網管理員
    [personnel_admin] 人事管理員
    [both] 機關管理員
    [away] 管理員，這幾天有人代理
    [helpdesk] 客服
    [security] 資安
   *[operator] 系統維運
}{ $waiting ->
    [0] {""}
   *[other] ，有 { $waiting } 件要核准
}

# 示範：第一次來
web-greeting-demo = 這是示範，人都是編的。先點一個試試：
web-try-unlock = 被鎖了，請服務台解鎖
web-try-unlock-words = 我的帳號被鎖了，幫我解鎖
web-try-reset = 忘記密碼，請管理員核准
web-try-reset-words = 我忘記密碼了，幫我重設
web-try-newcomer = 剛到職，還登不進去
web-try-newcomer-words = 我剛到職，為什麼登不進去？
web-try-as = 當{ $name }說「{ $words }」
web-try-others = 想當別人：看所有的人和狀況

# 示範：輪到誰，以及欄位旁邊的密碼和驗證碼
web-turn-decide = 以{ $name }（{ $role ->
    [portal_admin] 員工愛上網管理員
   *[personnel_admin] 人事管理員
}）的身分看這件申請
web-turn-back = 回到{ $name }（申請人）
web-proof-password = { $system ->
    [portal] 員工愛上網
   *[directory] TPEAD
} { $account } 的密碼
web-proof-code = { $name }收到的驗證碼
web-proof-title = 示範


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
web-error-413 =
    內容太多，我沒有收下。
    請用一兩句話說最要緊的那件事；檔案請挑小一點的，或分幾次傳。
web-error-500-title = 我們這邊出了點狀況
web-error-500 = 沒有動到任何帳號。請過一下再試一次。
web-error-503-title = 現在連不上資料
web-error-503 = 有系統沒有回應，沒有動到任何帳號。請過一下再試一次。
web-error-help = 急的話，請洽{ $hotline }。
