# 給服務台人員、機關管理員、資安與維運人員的頁面：框架
desk-pages = 帳號工作台
desk-pages-tagline = 報修單、核准與人員
desk-sections = 工作台的項目
desk-line-lost = 連線中斷了。恢復後會自動顯示新的內容，你輸入的字不會不見。
desk-news = 有新的內容，按這裡顯示
desk-waiting = 件待處理
desk-be-another = 換一個人
desk-nav-tickets = 報修單
desk-nav-approvals = 核准
desk-nav-people = 人員
desk-nav-identities = 身分
desk-nav-canned = 常用回覆
desk-nav-audit = 稽核紀錄
desk-role = { $role ->
    [helpdesk] 服務台人員
    [portal_admin] 愛上網管理員
    [personnel_admin] 人事系統管理員
    [security] 資安人員
    [operator] 維運人員
   *[other] 同仁
}

# 登入
desk-sign-in = 登入帳號工作台
desk-sign-in-proof = 證明是你本人
desk-sign-in-what = 先輸入帳號和密碼，其餘的在下一頁證明。你的帳號不會有任何變動。
desk-sign-in-or = 或輸入：
desk-sign-in-on = 繼續
desk-sign-in-over = 一段時間沒有動作，已經替你登出。請重新登入再繼續。
desk-sign-in-other-browser = 密碼是在另一個瀏覽器輸入的，所以不能在這裡繼續。什麼都沒有變動；請回到那個瀏覽器，或在這裡從 /desk/sign-in 重新開始。
desk-sign-in-no-role = 你在帳號工作台沒有角色，或是你自己的帳號被凍結或停用。什麼都沒有變動。
page-what-sign-in = { $name }，再用一種方式證明是你本人，就會打開帳號工作台。你的帳號不會有任何變動。
action-name-sign-in = 登入帳號工作台
desk-sign-out = 登出
desk-pick = 你想當哪一位？
desk-pick-why = 這裡是示範環境：選一個人，看到的就是那個人的工作台。

# 不能顯示的頁面
desk-refused-onward = 回到工作台
desk-refused-400-title = 這份表單看不懂
desk-refused-400 = 送來的內容不完整，什麼都沒有變動。請回上一頁再試一次。
desk-refused-403-title = 你的角色不能開這一頁
desk-refused-403 = 你已經登入，但你的角色不包含這一頁。工作上需要的話，請找服務台。
desk-refused-404-title = 這裡沒有這筆資料
desk-refused-404 = 可能是輸入錯了，或是不在你負責的範圍。
desk-refused-409-title = 現在已經不能這樣做
desk-refused-409 = 有人先處理了，或是已經結束。什麼都沒有變動，請重新看一次。

# 清單
desk-filter = 篩選
desk-filter-none = 全部顯示
desk-page = 第 { $page } 頁
desk-pages-of = 頁次
desk-newer = 較新的
desk-older = 較舊的

# 稽核紀錄
desk-audit-actor = 誰做的
desk-audit-subject = 對象
desk-audit-did = 做了什麼
desk-audit-from = 從
desk-audit-to = 到
desk-audit-number = 編號
desk-audit-at = 時間
desk-audit-details = 細節
desk-audit-none = 沒有這樣的紀錄。條件少一點，或全部顯示。
desk-audit-wrong-day = 日期要寫成 2026-03-20 這樣，寫錯的沒有算進條件。
desk-audit-broken = 這筆紀錄讀不出來：
desk-audit-check = 檢查整份紀錄
desk-audit-check-what = 看看有沒有紀錄被改過、拿掉或加進來，不會寫入任何東西。
desk-audit-checked = { $ok ->
    [yes] 稽核紀錄完整
   *[no] 稽核紀錄不完整
}
desk-audit-looked-at = 檢查了 { $count } 筆紀錄。
desk-audit-anchored = 第 { $number } 筆在 { $at } 也存在資料庫以外的地方。
desk-audit-more = 還有 { $count } 項。
desk-audit-what-now = 現在請什麼都不要改，通知資安人員，並留一份資料庫和金鑰的副本。
desk-audit-back = 回到紀錄

# 凍結的帳號與結束的連結
desk-views = 檢視
desk-identities-frozen = 凍結中
desk-identities-unlinked = 已結束的連結
desk-identities-none-frozen = 目前沒有凍結的帳號。
desk-identities-none-unlinked = 還沒有連結結束過。
desk-identity-frozen = { $since } 起凍結，到 { $until } 為止。
desk-identity-by-people = 這是七天內的第三次，只能由人提早解除。
desk-identity-not-frozen = 沒有凍結
desk-identity-freeze = 凍結
desk-identity-thaw = 解除凍結
desk-identity-did = { $did ->
    [frozen] 已凍結。24 小時內服務台不會對這個帳號做任何變更，也已經通知本人。
    [thawed] 凍結解除了，也已經通知本人。
   *[none] 已經沒有凍結，所以什麼都沒有變動。
}
desk-identity-find = 凍結一個帳號
desk-identity-find-what = 24 小時內服務台不會對它做任何變更，申請中的也會結束。在其他地方登入不受影響。
desk-identity-who = 全名或代號
desk-identity-look = 找這個人
desk-identity-nobody = 在你負責的範圍裡，沒有這個姓名或代號的人。
desk-identity-linked = { $made } 連結，{ $ended } 結束
