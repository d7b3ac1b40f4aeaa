# 帳號狀況，說給管理員、服務人員聽：不說「你」，也不說「他」
third-out-of-scope = { decide-state-untold }
third-shared-mail = 這是只用來收發信的公用帳號，沒有對應到個人，不用綁定。
third-shared-account = 這是公用帳號，沒有對應到個人{ $stage ->
    [p2] ，現在不能登入電子認證平臺。業務和權限要轉到承辦人自己的帳號。
   *[other] ，之後不能登入電子認證平臺。業務和權限要早點轉到承辦人自己的帳號。
}
third-unread = 現在讀不到{ third-systems }。
    那部分是好是壞還不知道，請過幾分鐘再看一次。
third-systems = { $portal ->
    [first] 員工愛上網
    [more] 、員工愛上網
   *[no] {""}
}{ $personnel ->
    [first] 人員與組織管理系統
    [more] 、人員與組織管理系統
   *[no] {""}
}{ $directory ->
    [first] {" "}TPEAD
    [more] 、TPEAD
   *[no] {""}
}{ $mailbox ->
    [first] 市府信箱
    [more] 、市府信箱
   *[no] {""}
}{ $sso ->
    [first] 電子認證平臺
    [more] 、電子認證平臺
   *[no] {""}
}
third-until = { $until ->
    [none] {""}
   *[other] ，預計 { $until } 左右好
}
third-sync-pending = { $stage ->
    [p2] 人員與組織管理系統還沒有這個人的資料，要由管理員建好。
   *[other] 資料在員工愛上網建好了，還在等同步{ third-until }。
}
third-sync-slow = { $stage ->
    [p2] 人員與組織管理系統還沒有這個人的資料，要由管理員建好。
   *[other] 資料在員工愛上網建好了，同步比平常慢，先等到 { $until }。
}
third-sync-overdue = { $stage ->
    [p2] 人員與組織管理系統沒有這個人的資料，要由管理員建好。
   *[other] 資料超過 { $sync_overdue }還沒同步到人員與組織管理系統，要請服務人員查。
}
third-name-slow = 姓名在員工愛上網改過，同步比平常慢，先等到 { $until }。
third-name-overdue = 姓名在員工愛上網改過，超過 { $sync_overdue }人員與組織管理系統還是舊的，要請服務人員查。
third-unmade = { $missing ->
    [both] TPEAD 帳號和信箱
    [directory] TPEAD 帳號
   *[mailbox] 信箱
}
third-arrival-pending = { third-unmade }還沒建好{ third-until }。
third-arrival-slow = { third-unmade }還沒建好，比平常慢，先等到 { $until }。
third-arrival-overdue = { third-unmade }超過 { $sync_overdue }還沒建好，要請服務人員查。
third-arrival-unsure = { third-unmade }還沒建好；有系統讀不到，還不能確定要等多久。
third-arrival-blocked = { third-unmade }沒有建，因為帳號停用。
third-change-pending = 資料剛改過，其他系統還在等同步{ third-until }。
third-change-carried = 資料剛改過，其他系統都跟上了。
third-disabled-not-aligned = 員工愛上網帳號（{ $account }）已停用；其他系統還開著，一樣不能登入。
third-disabled-portal = 員工愛上網帳號（{ $account }）已停用，不會自己恢復。
third-enabling-pending = 帳號已經啟用，還在同步{ third-until }。
third-disabled-directory = { third-where }已停用，不會自己恢復。
third-disabled = { third-where }已停用，不會自己恢復。
third-where = { $where ->
    [both] 人員與組織管理系統和 TPEAD 的帳號
    [personnel] 人員與組織管理系統的帳號
   *[directory] TPEAD 帳號
}
third-expired = TPEAD 帳號（{ $account }）的使用期限已經到了，機關確認人事資料後可以延長。
third-left = { $left ->
    [0] {""}
   *[other] （還有 { $left } 分鐘）
}
third-locked-until-admin = TPEAD 帳號（{ $account }）鎖住了，不會自己解開，要管理員同意才能解。
third-locked-again = TPEAD 帳號（{ $account }）又鎖住了，24 小時內{ $by ->
    [lockouts] 第 { $count } 次
   *[unlocks] 已經解過 { $count } 次
}，{ $until } 會自動解開。
    多半是哪裡還存著舊密碼，也可能有人在試密碼。
third-locked-both = 兩個帳號都鎖住了：TPEAD（{ $account }）{ $until ->
    [none] 要由管理員解
   *[other] { $until } 解開
}，員工愛上網（{ $portal_account }）{ $portal_until ->
    [none] 要由管理員解
   *[other] { $portal_until } 解開
}。
third-locked = TPEAD 帳號（{ $account }）鎖住了，{ $until } 會自動解開{ third-left }。
third-locked-portal = 員工愛上網帳號（{ $account }）鎖住了，{ $until ->
    [none] 要由管理員解。
   *[other] { $until } 會自動解開{ third-left }。
}
third-lock-over = TPEAD 帳號（{ $account }）先前鎖住過，現在已經解開，可以登入。
third-certificate-mismatch = 綁定的自然人憑證，身分證字號和資料對不起來。
    可能是別人的卡，什麼都不能用它辦。
third-certificate-unusable = 綁定的自然人憑證{ $state ->
    [expired] 過期了
    [revoked] 被廢止了
   *[suspended] 被暫停了
}，要換發或展延再重新綁定。
third-certificate-name = 自然人憑證上的姓名和{ $stage ->
    [p2] 人員資料
   *[other] 員工愛上網資料
}不一樣，要先看哪一邊才對。
third-password-must-change = TPEAD 帳號（{ $account }）下次登入必須先換密碼。
third-password-expired = TPEAD 帳號（{ $account }）的密碼過期了，登入時要先換。
third-binding-conflict = 帳號綁定和別人的有衝突，查清楚以前不要綁定或改綁。
third-duplicate = { $count ->
    [1] TPEAD 帳號（{ $accounts }）還沒綁定，系統可能另外建了一個。要和管理員確認用哪一個。
   *[other] 有 { $count } 個 TPEAD 帳號（{ $accounts }），本人要選一個，其他的由管理員收掉。
}
third-bind-main = 有兩個員工愛上網帳號（{ $portal_accounts }），主要的那個還沒和 TPEAD（{ $account }）綁定。
third-directory-only = 只有 TPEAD 帳號（{ $account }），沒有東西要綁。
third-portal-only = 只有員工愛上網帳號（{ $account }），{ $stage ->
    [p0] 現在不用做什麼。
    [p1] TPEAD 帳號還沒建好，系統會建。
   *[p2] 沒有 TPEAD 帳號，現在不能登入電子認證平臺。要由管理員建好。
}
third-portal-only-late = 只有員工愛上網帳號（{ $account }），TPEAD 帳號太久沒建好，要請服務人員查。
third-system-binds = { $stage ->
    [p2] 系統上線了，帳號卻還沒綁好，要請服務人員查。
   *[other] 帳號還沒綁定，由系統代綁，本人不用做什麼。
}
third-bind-now = 員工愛上網（{ $portal_account }）和 TPEAD（{ $account }）還沒綁定。
third-bind-at-once = 員工愛上網（{ $portal_account }）和 TPEAD（{ $account }）還沒綁定，要馬上綁。
    系統可能已經多建一個 TPEAD 帳號。
third-no-hour = TPEAD 帳號（{ $account }）被設成任何時段都不能登入。
third-computers-only = TPEAD 帳號（{ $account }）只能在這些電腦登入：{ $computers }。
third-no-account = 各系統都沒有這個人的帳號，要先由管理員建好。
third-fine = { $account ->
    [none] 讀得到的資料都正常。
   *[other] 帳號（{ $account }）在各系統都正常，沒有鎖定，也沒有停用。
}
