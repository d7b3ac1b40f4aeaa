# 帳號狀況的標題：一眼看懂，原因和時間在下面那句
headline-unread = 有系統現在沒有回應
headline-sync-pending = { $stage ->
    [p2] 人員與組織管理系統還沒有你的資料
   *[other] 你的資料還在同步{ $until ->
        [none] {""}
       *[other] ，預計 { $until } 好
    }
}
headline-sync-slow = { $stage ->
    [p2] 人員與組織管理系統還沒有你的資料
   *[other] 你的資料還在同步，比平常慢
}
headline-sync-overdue = { $stage ->
    [p2] 人員與組織管理系統沒有你的資料
   *[other] 你的資料太久沒同步，要請人查
}
headline-name-slow = 新的姓名還在同步，比平常慢
headline-name-overdue = 新的姓名太久沒同步，要請人查
headline-unmade = { $missing ->
    [both] TPEAD 帳號和信箱
    [directory] TPEAD 帳號
   *[mailbox] 信箱
}
headline-arrival-pending = { headline-unmade }還沒建好{ $until ->
    [none] {""}
   *[other] ，預計 { $until } 好
}
headline-arrival-slow = { headline-unmade }還沒建好，比平常慢
headline-arrival-overdue = { headline-unmade }太久沒建好，要請人查
headline-arrival-unsure = { headline-unmade }還沒建好
headline-arrival-blocked = { headline-unmade }沒有建，因為帳號停用
headline-change-pending = 你的資料剛改過，還在同步
headline-change-carried = 你的資料剛改過，已經同步好了
headline-disabled-not-aligned = 你的員工愛上網帳號停用了
headline-disabled-portal = 你的員工愛上網帳號停用了
headline-enabling-pending = 帳號啟用了，還在同步{ $until ->
    [none] {""}
   *[other] ，預計 { $until } 好
}
headline-disabled-directory = { headline-where }帳號停用了
headline-disabled = { headline-where }帳號停用了
headline-where = { $where ->
    [both] 你的
    [personnel] 你在人員與組織管理系統的
   *[directory] 你的 TPEAD{" "}
}
headline-expired = TPEAD 帳號的使用期限到了
headline-left = { $left ->
    [0] {""}
   *[other] ，還有 { $left } 分鐘
}
headline-locked-until-admin = TPEAD 帳號被鎖住了，要管理員才能解
headline-locked-again = TPEAD 帳號又被鎖住了{ headline-left }
headline-locked-both = 你的兩個帳號都被鎖住了
headline-locked = TPEAD 帳號被鎖住了{ headline-left }
headline-locked-portal = 員工愛上網帳號被鎖住了{ headline-left }
headline-lock-over = 鎖已經解開，現在可以登入
headline-certificate-mismatch = 自然人憑證和你的資料對不起來
headline-certificate-unusable = 你的自然人憑證{ $state ->
    [expired] 過期了
    [revoked] 被廢止了
   *[suspended] 被暫停了
}
headline-certificate-name = 憑證上的姓名和登記的不一樣
headline-password-must-change = TPEAD 要先換密碼才能登入
headline-password-expired = TPEAD 的密碼過期了
headline-binding-conflict = 帳號綁定有衝突
headline-duplicate = { $count ->
    [1] TPEAD 還沒綁定，可能多了一個帳號
   *[other] 你有 { $count } 個 TPEAD 帳號，要選一個
}
headline-bind-main = 主要的帳號還沒綁定
headline-directory-only = 你只有 TPEAD 帳號，不用綁定
headline-portal-only = { $stage ->
    [p0] 你還沒有 TPEAD 帳號，不用做什麼
    [p1] TPEAD 帳號還沒建好，系統會建
   *[p2] 你沒有 TPEAD 帳號，現在不能登入
}
headline-portal-only-late = TPEAD 帳號太久沒建好，要請人查
headline-system-binds = { $stage ->
    [p2] 帳號一直沒綁好，要請人查
   *[other] 帳號還沒綁定，系統會替你綁
}
headline-bind-now = 員工愛上網和 TPEAD 還沒綁定
headline-bind-at-once = 員工愛上網和 TPEAD 還沒綁定，請馬上綁
headline-no-hour = TPEAD 帳號被設成不能登入
headline-computers-only = TPEAD 帳號只能在指定的電腦登入
headline-no-account = 各系統都沒有你的帳號
headline-fine = { $beside ->
    [none] 各系統都正常
   *[other] { $mark ->
        [waiting] 可以照常登入，還有一件在同步
       *[other] { $beside ->
            [mailbox] 帳號正常，但市府信箱{ $mark ->
                [locked] 鎖住了
                [disabled] 停用了
               *[other] 還沒建好
            }
           *[other] 可以照常登入，還有一件要處理
        }
    }
}
headline-bind-first = 要先綁定，才能改密碼
headline-admin-resets = 忘記密碼，可以申請重設
headline-reset-by-certificate = 忘記密碼，可以自己重設
headline-password-young = 密碼剛改過，要等一下才都生效
headline-use-directory = 請改用 TPEAD 帳號登入
headline-renamed = 你的 TPEAD 帳號改名了
headline-application-missing = 看不到的系統，要申請權限
headline-check-input = 帳號正常，可能是打錯

# 卡片：系統以外的事，和都正常的那一行
system-binding = 帳號綁定
system-certificate = 自然人憑證
system-change = 剛改的資料
glance-separator = 、
glance-rest = { $whole ->
    [yes] 都正常：
    [unread] 讀得到的沒有異狀：
   *[no] 其他系統都正常：
}{ $systems }{ $facts ->
    [none] {""}
   *[other] ；{ $facts }也沒問題
}
