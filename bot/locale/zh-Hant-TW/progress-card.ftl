# 一件申請的進度，每步一行
progress-card-proof = { $mark ->
    [done] 身分已確認
    [stopped] 身分沒有確認
   *[other] 確認是你本人
}
progress-card-approval = { $mark ->
    [done] { $admin ->
        [none] 已核准
       *[other] { $admin }已核准
    }
    [now] 等管理員{ $admin ->
        [none] {""}
       *[other] { $admin }
    }核准，到 { $until }
    [stopped] { $admin ->
        [none] 沒有核准
       *[other] { $admin }沒有核准
    }
   *[other] { $by ->
        [people] 服務人員處理
       *[admin] 管理員核准
    }
}
progress-card-choice = { $mark ->
    [done] 新密碼已設定
    [now] 設定新密碼，{ $until } 以前
   *[other] 設定新密碼
}
progress-card-end = { $state ->
    [done] 已完成
    [already] 原本就好了，沒有變更
    [partly] 完成一部分
    [unclear] 結果還不清楚
    [expired] 未完成
    [cancelled] 已取消
    [handed_over] 已轉給服務人員
    [not_done] 未完成
    [refused] 未完成
   *[other] { $mark ->
        [now] 處理中
       *[other] 完成
    }
}
progress-card-moved = 進度移到下面最新的一則了。
decide-page-over = 這件申請的頁面已經關了。
progress-card-title = 進度
result-still-not = 還是不行
action-opens-itself = 不解也可以等：你的 TPEAD 帳號（{ $account }）{ $until } 會自動解開。
action-gave-way = 先前的「{ action-what }」申請取消了，改辦這一件。
link-over = 這個連結已經不能用了。
status-was = 這是當時的狀況，後來已經處理好了。
link-expired = 這個連結過期了，要的話再跟我說一聲，就給你新的。
