# 終端機：開場與離開
terminal-hello = { desk-title } · 你是 { $who }
terminal-hello-how = 直接輸入問題，選項輸入編號。
    這是示範：/advance 16m 讓時間往前走，/help 看其他指令，Ctrl-D 離開。
terminal-hello-web = 同一個服務台的網頁
terminal-you = 你
terminal-opening = { $who }：
terminal-called = { $name }（{ $id }）
terminal-bye = 再見，祝順利。

# 訊息的樣子
terminal-desk = 服務台
terminal-to = 服務台 → { $who }
terminal-to-group = 服務台 → 群組 { $group }
terminal-mail-to = 郵件 → { $who }
terminal-replaces = （更新前面的訊息）
terminal-stopped-here = 資料停在這裡
terminal-more = 還有，按空白鍵看下一頁，按 q 略過
terminal-their-choices = 對方可以選：{ $labels }

# 按鈕
terminal-rating = 有幫到你嗎？
terminal-pressed = 選了「{ $label }」
terminal-number-gone = 現在沒有 { $number } 號選項。請看最近的訊息，或直接輸入文字。
terminal-number-old = { $number } 號是前面訊息的選項，編號已經換了。還要選的話，請輸入它的文字：{ $label }

# 等待
terminal-working = 查詢中…
terminal-not-waiting = 好，先不等。有答案會自己出現在這裡。

# 示範的指令
terminal-help =
    直接輸入文字發問；輸入編號或選項的字就是按下它；讚或倒讚輸入 + 或 -。
    • /advance 16m — 服務台的時間往前走（15m、1h30m、2d）
    • /fault directory down — 弄壞一個系統；down、slow、garbled，修好用 well
    • /lock GEAA-012686 — 鎖住一個 TPEAD 帳號
    • /as wang.admin — 換成另一個人；陌生人用 stranger:名字
    • /help — 這份說明　/quit — 離開
    上下鍵找輸入過的話，Ctrl-C 清掉這一行，Ctrl-D 離開。
terminal-advanced = 服務台的時間往前走了 { $span }，現在是 { $moment }。
terminal-broken = { $how ->
    [down] { $system } 現在連不上。
    [slow] { $system } 現在很慢。
    [garbled] { $system } 現在回的是亂碼。
   *[well] { $system } 修好了。
}
terminal-locked = { $account } 剛剛被鎖了。
terminal-now = 現在你是 { $who }
terminal-unknown = 沒有 { $command } 這個指令；輸入 /help 看有哪些。
terminal-how-advance = 要往前走多久？寫成 15m、1h30m 或 2d，例如：/advance 16m
terminal-how-fault =
    請寫哪個系統、變成怎樣，例如：/fault directory down
    系統：portal、personnel、directory、mailbox、sso、helpdesk、mail；變成：down、slow、garbled、well
terminal-how-lock = 找不到這個 TPEAD 帳號。請寫完整的帳號，例如：/lock GEAA-012686
terminal-how-as = 這裡沒有這個人。請寫 people list 裡的代號，例如：/as wang.admin；陌生人用 stranger:名字。
