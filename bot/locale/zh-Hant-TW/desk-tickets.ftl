# 待辦清單
desk-queue-views = 清單
desk-queue-live = 未結案
desk-queue-mine = 我的
desk-queue-nobody = 沒人接
desk-queue-late = 逾時
desk-queue-closed = 已結案
desk-queue-caption = 單子，最急的在前
desk-queue-empty = 沒有等著處理的單。有新的會自己出現在這裡。
desk-queue-nothing = 沒有符合的單。少輸入幾個字，或換一個清單看看。
desk-search = 搜尋單子
desk-search-what = 單號、姓名、帳號或內容
desk-do-search = 搜尋
desk-filters = 更多條件
desk-filter-any = 不限
desk-filter-state = 狀態
desk-filter-whose = 處理人
desk-filter-category = 事項
desk-filter-priority = 急迫程度
desk-filter-agency = 機關
desk-found = 共 { $count } 張{ $pages ->
    [1] {""}
   *[other] ，第 { $page }／{ $pages } 頁
}
desk-pager = 分頁
desk-page-before = 上一頁
desk-page-after = 下一頁
desk-col-ticket = 單號
desk-col-words = 誰、怎麼說
desk-col-state = 狀態
desk-col-due = 回覆期限
desk-col-whose = 處理人
desk-stranger = 尚未連結的人
desk-nobodys = 沒人接
desk-talking = 對話中
desk-ticket-state = { $state ->
    [live] 未結案
    [open] 處理中
    [answered] 已回覆
    [reopened] 重新處理
    [closed] 已結案
   *[all] 全部
}
desk-priority = { $priority ->
    [urgent] 緊急
    [high] 優先
   *[normal] 一般
}
desk-due-by = { $at } 前
desk-due-late = { $at } 已逾時
desk-due-paused = 等對方回覆
desk-due-over = { $at } 結案

# 一張單
desk-ticket-of = 單號 { $number }・{ $name }
desk-is-of = { $name } 處理
desk-is-nobodys = 還沒有人接
desk-reach-at = 分機 { $phone }
desk-reach-unverified = 未驗證的聯絡方式：{ $phone }
desk-open-there = 在客服系統開啟
desk-next-ticket = 下一張：{ $number }
desk-to-queue = 回清單
desk-persons-words = 本人的話
desk-no-words = 本人沒有寫字，是系統依查到的狀況報修。
desk-latest = 最近的往來
desk-new = 新
desk-internal = 內部
desk-the-helpdesk = 服務人員
desk-the-desk = 系統
desk-entry = { $event ->
    [added] 補充
    [answered] 回覆
    [closed] 結案
    [reopened] 重新開啟
    [withdrawn] 撤回
    [noted] 備註
    [assigned] { $to ->
        [none] 放回沒人接
        [oneself] 接下這張單
       *[other] 交給 { $to }
    }
    [handed_over] 開始在聊天裡對話
   *[given_back] 結束聊天裡的對話
}
desk-talks = { $name } 正在聊天裡跟對方對話。你的回覆會馬上出現在那裡，系統不出聲。
desk-answers-there = 這張單要到客服系統裡回覆。在這裡可以寫備註，或在聊天裡對話。
desk-your-answer = 你的回覆
desk-your-note = 你的備註
desk-do-answer = 回覆
desk-do-answer-close = 回覆並結案
desk-do-note = 內部備註
desk-pick-canned = 常用回覆……
desk-do-insert = 插入
desk-do-hand-over = 在聊天裡對話
desk-do-give-back = 換回系統回答
desk-story = 經過
desk-files = 檔案
desk-file-size = { $size } KB，{ $at } 傳來
desk-story-empty = 開單以後還沒有往來。
desk-story-above = 都在回覆欄上面。
desk-before = 開單前的對話
desk-now = 現在的狀況
desk-concerns = 這張單說的不是本人的帳號。下面是寫單的人自己的狀況。
desk-now-changed = 跟開單時不一樣了。
desk-now-fine = 沒有異常。
desk-now-stranger = 這個聊天沒有連結到任何人，查不到帳號。處理前請先確認對方身分。
desk-now-gone = 人員資料裡已經沒有這個人。
desk-now-unread = 不明：各系統沒有回應。重新整理頁面可以再查一次。
desk-now-out-of-scope = 受保護的帳號，這裡什麼都不顯示。
desk-to-person = 看這個人的更多資訊
desk-then = 開單時查到的
desk-then-nothing = 這張單沒有查過帳號。
desk-tried = 試過的
desk-whose = 誰處理
desk-do-take = 我來處理
desk-do-leave = 放回沒人接
desk-do-close = 直接結案
desk-do-reopen = 重新開啟
desk-give-to = 交給
desk-do-give = 交出
desk-others = 同一人的其他單
desk-act-refused = { $why ->
    [no_text] 還沒有寫字。請寫下要給對方或同事看的話。
    [secret] 內容像是密碼或驗證碼。這種字不能寫進單子，請拿掉。
    [no_such_clerk] 沒有這個人可以處理這張單，請另選一位。
    [closed] 這張單剛剛結案了。你寫的還在這裡，重新開啟後就能送出。
    [not_closed] 這張單本來就開著。
    [answered_there] 這張單要到客服系統裡回覆。
    [answered_meanwhile] 同事剛剛先回覆了，標示「新」的就是。你的還沒送出，還需要就再送一次。
    [taken] 同事剛剛接走了，沒有任何變更。
    [same_open] 同一件事已經有另一張開著的單，請到那張處理。
    [handed_already] 已經有人在聊天裡跟這個人對話。
   *[not_handed] 現在就是系統在回答這個人。
}

# 快速鍵
desk-keys = 快速鍵
desk-keys-queue = j、k 往下、往上移動，Enter 開啟。
desk-keys-on = 使用 j、k
desk-keys-ticket = Ctrl+Enter 回覆，Ctrl+Shift+Enter 回覆並結案；結案後按 Enter 開下一張。

# 常用回覆
desk-canned-about = 這些可以在單子的頁面插入回覆欄。{"{name}"}、{"{number}"} 會換成對方的姓名和單號。
desk-canned-own = 自訂
