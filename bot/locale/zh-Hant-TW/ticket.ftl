# 開單
ticket-opened = 已經替你開單，單號 { $number }{ $category ->
    [other] {""}
   *[any] （{ ticket-category }）
}。服務人員看得到你的狀況和我們剛才的對話，不用再說一次；有回覆我會在這裡通知你。
ticket-write-more = 想補充什麼，直接寫給我就好。
ticket-reported = 我已經替你報修，單號 { $number }。服務人員看得到你的狀況，有回覆我會在這裡通知你。
ticket-noted = 客服系統現在連不上，我先把這件事記下來。連上後會自動送出，並通知你單號，你不用再報一次。
ticket-already-noted = 這件事我記著了，客服系統一連上就會送出，並通知你單號。
ticket-filed = 剛才先記下的事已經送出，單號 { $number }。服務人員有回覆，我會在這裡通知你。
ticket-too-many = 你今天開的單比較多，我先不再開新的，免得漏看。請直接撥{ $hotline }，會比較快。
ticket-busy-agency = 這一小時你們機關開的單太多，我先不再開新的，免得漏看。你寫的都還留在這裡。
    請在 { $minutes } 分鐘後再送一次；不能等的話請撥{ $hotline }。
ticket-busy-strangers = 這一小時還沒連結身分的人開的單太多，我先不再開新的，免得漏看。你寫的都還留在這裡。
    請在 { $minutes } 分鐘後再送一次；不能等的話請撥{ $hotline }。

# 補充
ticket-added = 好，{ $number ->
    [none] 已經記下，會跟單子一起送出。
   *[other] 已經加到單號 { $number }，服務人員看得到。
}
ticket-ask-more = 請說，我會加到{ $number ->
    [none] 要送出的單裡
   *[other] 單號 { $number }
}。
ticket-full = { $number ->
    [none] 這張單
   *[other] 單號 { $number }
} 已經補充很多了，再寫怕服務人員漏看。請直接撥{ $hotline }，報上單號就好。

# 進度
ticket-last-answer =
    最近的回覆（{ $at }）：
    { $text }
ticket-none = 你目前沒有處理中的單。要開一張嗎？
ticket-not-yours = 我找不到你的單號 { $number }。

# 選哪一張
ticket-named = { $number ->
    [none] 等著送出的單
   *[other] 單號 { $number }
}（{ ticket-category }）
ticket-which-add = 要補充到哪一張？

# 回覆與結案
ticket-answered =
    服務人員回覆單號 { $number }：
    { $text }
ticket-closed = 單號 { $number } 已結案。問題解決了嗎？
ticket-closed-by-you = 好，{ $number ->
    [none] 那張單
   *[other] 單號 { $number }
} 已結案。要是又不行，按下面或跟我說一聲，就重新處理。
ticket-closed-already = { $number ->
    [none] 那張單
   *[other] 單號 { $number }
} 已經結案了。
ticket-solved-thanks = 太好了，那就這樣。有需要再叫我。
ticket-reopened = 好，{ $number ->
    [none] 那張單會照樣送出。
   *[other] 單號 { $number } 重新處理，我已經通知服務人員。
}

# 按鈕
ticket-do-open = 開一張單
ticket-do-add = 我要補充
ticket-do-solved = 解決了
ticket-do-reopen = 重新打開
ticket-at-desk = 到工作台處理
ticket-do-show = 看完整經過

# 給服務人員
ticket-notice = { $priority ->
    [urgent] 🔴 緊急
    [high] 🟠 優先
   *[normal] ⚪ 一般
} 新的單，單號 { $number }：{ $name ->
    [none] 還沒連結身分的人
   *[other] { $name }
}{ $agency ->
    [none] {""}
   *[other] ，{ $agency }
}{ $phone ->
    [none] {""}
   *[other] ，{ $name ->
        [none] 聯絡方式（未驗證）：
       *[other] 分機
    } { $phone }
}。類別：{ ticket-category }。
ticket-notice-said = 當事人說：{ $text }
ticket-notice-row = { ticket-row }
ticket-notice-added =
    { $name ->
    [none] 當事人
   *[other] { $name }
} 補充了單號 { $number }：
    { $text }
ticket-notice-closed = { $name ->
    [none] 當事人
   *[other] { $name }
} 說解決了，單號 { $number } 已結案。
ticket-notice-reopened = { $name ->
    [none] 當事人
   *[other] { $name }
} 說單號 { $number } 還沒解決，已重新處理。{ $text ->
    [none] {""}
   *[other] 當事人說：{ $text }
}
ticket-story = 單號 { $number }（{ $state ->
    [answered] 已回覆
    [reopened] 重新處理
    [closed] 已結案
   *[open] 處理中
}，{ $priority ->
    [urgent] 緊急
    [high] 優先
   *[normal] 一般
}），{ $opened } 開單：{ $name ->
    [none] 還沒連結身分的人
   *[other] { $name }
}{ $agency ->
    [none] {""}
   *[other] ，{ $agency }
}{ $phone ->
    [none] {""}
   *[other] ，{ $name ->
        [none] 聯絡方式（未驗證）：
       *[other] 分機
    } { $phone }
}。
ticket-story-diagnosis =
    診斷：
    { $text }
ticket-story-tried =
    試過的：
    { $text }
ticket-story-transcript =
    對話（▸ 當事人，◂ 服務台）：
    { $text }
ticket-story-note = { $at } { $by ->
    [helpdesk] 服務人員
   *[person] 當事人
}{ $event ->
    [answered] 回覆
    [closed] 結案
    [withdrawn] 撤回
    [reopened] 重開
   *[added] 補充
}{ $text ->
    [none] 。
   *[other] ：{ $text }
}
ticket-tried-answer = 已回答：{ $question }
ticket-tried-look = { $at } 查過各系統的帳號狀態

# 決策表各列的名稱
ticket-diagnosis-line = { $name }：{ $text }
ticket-row = { $row ->
    [D2] 受保護或非個人帳號
    [D3] 有系統讀不到
    [D4] 公用帳號
    [D5] 等待同步
    [D6] 同步較慢
    [D7] 同步逾時
    [D8] TPEAD 或信箱還沒建立
    [D9] 變更還在同步
    [D10] 員工愛上網已停用
    [D11] 停用狀態不一致
    [D12] 已啟用，等待同步
    [D13] 人員系統或 TPEAD 已停用
    [D14] 已停用
    [D15] TPEAD 鎖定中
    [D16] 鎖定已解開
    [D17] 員工愛上網鎖定中
    [D18] 兩邊都鎖定
    [D19] 一天內反覆鎖定
    [D20] 鎖定到管理員解開
    [D23] 憑證姓名不符
    [D24] 憑證持有人不符
    [D25] 憑證過期或停用
    [D27] 只有員工愛上網帳號
    [D28] 只有 TPEAD 帳號
    [D29] 尚未綁定
    [D30] 尚未綁定，可能有重複帳號
    [D31] 重複帳號，要擇一
    [D32] 由系統綁定
    [D33] 兩個愛上網帳號，主要帳號未綁
    [D34] 綁定衝突
    [D38] 要先變更密碼
    [D39] 帳號到期
    [D40] 登入時間或電腦受限
   *[other] 其他
}
