# 各系統一覽的短註
glance-ok = 正常
glance-locked = 鎖定，等管理員解
glance-locked-until = 鎖定到 { $until }
glance-disabled = 停用
glance-missing = 還沒有資料
glance-waiting = 等同步
glance-waiting-until = 等同步，預計 { $until }
glance-unread = 讀不到
glance-not-needed = 沒有，也不用有
glance-no-account = 沒有帳號
glance-old-name = 還是舊的姓名
glance-expired = 使用期限到了
glance-must-change = 要先換密碼
glance-password-expired = 密碼過期了
glance-no-hour = 被設成不能登入
glance-computers-only = 限定電腦登入
# 不屬於哪一個系統的：綁定、憑證
glance-bound = 已綁定
glance-unbound = 還沒綁定
glance-main-unbound = 主要帳號還沒綁定
glance-duplicate = 有 { $count } 個 TPEAD 帳號，要選一個
glance-conflict = 有衝突
glance-system-binds = 還沒綁定，系統會替你綁
glance-nothing-to-bind = 不用綁定
glance-no-certificate = 沒有綁定
glance-certificate-unusable = { $state ->
    [expired] 過期了
    [revoked] 被廢止了
   *[suspended] 被暫停了
}
glance-other-name = 姓名不符
glance-other-holder = 身分證字號不符

# 資料停在哪一段、由誰負責
glance-missing-hop = 還缺的一段是「{ $from ->
    [portal] 員工愛上網
   *[personnel] 人員與組織管理系統
} → { $to ->
    [personnel] 人員與組織管理系統
    [directory] TPEAD
   *[mailbox] 市府信箱
}」。{ $owner ->
    [system] 系統會自己補上，現在不用找人。
    [personnel_admin] 要由管理員補上。
   *[helpdesk] 由客服負責查。
}

# 多久以前
status-ago = { $minutes ->
    [0] 剛剛
   *[other] {" "}{ $minutes } 分鐘前
}

# 停在這裡的
status-stranger = 我還不知道你是誰，所以不能談帳號；常見問題可以照問。
status-out-of-scope = 這個帳號不能在這裡處理。
status-unread = 我現在讀不到{ $portal ->
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
}。
    那部分是好是壞我不知道，也不猜。請過幾分鐘再問我一次。
status-shared-mail = 這是只用來收發信的公用帳號，沒有對應到個人。
    直接到 { $mail_url } 登入信箱就好，不用綁定{ $stage ->
        [p2] ；它不能登入電子認證平臺。
       *[other] 。
    }
status-shared-account = 這是公用帳號，沒有對應到個人{ $stage ->
    [p2] ，現在已經不能登入電子認證平臺。
        請把業務和系統權限轉到承辦人自己的帳號。
   *[other] ，之後會無法登入電子認證平臺。
        請儘早把業務和系統權限轉到承辦人自己的帳號。
}

# 同步
status-sync-pending = { $stage ->
    [p2] 人員與組織管理系統裡還沒有你的資料。
        員工愛上網已經下線，不會再從那裡同步過來。要由人員與組織管理系統的管理員建好，TPEAD 才會跟上。
   *[other] 你的資料{ status-ago }才在員工愛上網建好，還在等同步{ $until ->
            [none] {""}
           *[other] ，預計 { $until } 左右好
        }。
        人員與組織管理系統還沒收到，這是正常的。下一次同步是 { $first }{ $last ->
            [none] {""}
           *[other] （上次同步 { $last }）
        }{ $hops ->
            [two] ，TPEAD 帳號和信箱要再多等一次。
           *[other] 。
        }
        最晚 { $latest }（建好後 { $sync_overdue }），到時還沒有，我會替你報修並告訴你。
}
status-sync-slow = { $stage ->
    [p2] 人員與組織管理系統裡還沒有你的資料。
        員工愛上網已經下線，不會再從那裡同步過來。要由人員與組織管理系統的管理員建好。
   *[other] 你的資料{ status-ago }在員工愛上網建好，同步比平常久，先等到 { $until }。
        人員與組織管理系統還沒收到。到時還沒有，我會替你報修並告訴你。
}
status-sync-overdue = { $stage ->
    [p2] 人員與組織管理系統裡沒有你的資料。
        員工愛上網已經下線，不會再從那裡同步過來。要由人員與組織管理系統的管理員建好你的帳號和資料。
   *[other] 你的資料早就建好了{ $since ->
            [none] {""}
           *[other] （{ $since }）
        }，超過 { $sync_overdue }還沒同步到人員與組織管理系統。
        這不正常，要請服務人員查（{ $hotline }）。
}
status-name-slow = 你的姓名{ status-ago }在員工愛上網改過，同步比平常久，先等到 { $until }。
    人員與組織管理系統還沒跟上。到時還是舊的，我會替你報修並告訴你。
status-name-overdue = 你在員工愛上網的姓名早就改了{ $since ->
        [none] {""}
       *[other] （{ $since }）
    }，超過 { $sync_overdue }，人員與組織管理系統還是舊的。
    這不正常，要請服務人員查（{ $hotline }）。
status-arrival-pending = 你的資料{ status-ago }才收到，{ $missing ->
        [both] TPEAD 帳號和信箱
        [directory] TPEAD 帳號
       *[mailbox] 信箱
    }還沒建好{ $until ->
        [none] {""}
       *[other] ，預計 { $until } 左右好
    }。
    人員與組織管理系統已經有你的資料，這是正常的。{ $until ->
        [none] {""}
       *[other] 下一次同步就會建好{ $last ->
            [none] 。
           *[other] （上次同步 { $last }）。
        }
    }
    最晚 { $latest }，到時還沒有，我會替你報修並告訴你。
status-arrival-slow = 你的資料{ status-ago }收到，{ $missing ->
        [both] TPEAD 帳號和信箱
        [directory] TPEAD 帳號
       *[mailbox] 信箱
    }還沒建好，比平常久，先等到 { $until }。
    人員與組織管理系統已經有你的資料。到時還沒有，我會替你報修並告訴你。
status-arrival-overdue = 你的{ $missing ->
        [both] {" "}TPEAD 帳號和信箱
        [directory] {" "}TPEAD 帳號
       *[mailbox] 信箱
    }超過 { $sync_overdue }還沒建好，這不正常。
    人員與組織管理系統早就有你的資料{ $since ->
        [none] {""}
       *[other] （{ $since }）
    }，要請服務人員查（{ $hotline }）。
status-change-pending = 你的資料{ status-ago }改過，其他系統要等{ $until ->
    [none] 同步才會跟上。
        現在讀不到它們，還不能確定跟上了沒有。
   *[other] 下一次同步（{ $until }）才會跟上。
        有不對的地方，到那時再試一次{ $last ->
            [none] 。
           *[other] （上次同步 { $last }）。
        }
}{ $latest ->
    [none] {""}
   *[other] {""}
        最晚 { $latest }，到時還是舊的，我會替你報修並告訴你。
}
status-change-carried = 你的資料{ status-ago }改過，之後已經同步過一次，其他系統都跟上了。
status-arrival-unsure = 人員與組織管理系統{ status-ago }收到你的資料，{ $missing ->
        [both] TPEAD 帳號和信箱
        [directory] TPEAD 帳號
       *[mailbox] 信箱
    }還沒建好。
    現在讀不到員工愛上網，所以說不準什麼時候會好；讀得到了我再看一次。
status-arrival-blocked = 你的{ $missing ->
        [both] {" "}TPEAD 帳號和信箱
        [directory] {" "}TPEAD 帳號
       *[mailbox] 信箱
    }還沒建好：員工愛上網帳號停用期間不會建。
    人員與組織管理系統已經有你的資料。

# 停用
status-disabled-not-aligned = 你的員工愛上網帳號（{ $account }）已停用；其他系統雖然還開著，一樣不能登入。
    停用不會自己恢復，要不要啟用由員工愛上網管理員決定。請他員工愛上網、TPEAD 兩邊都看；啟用後要等約一小時同步。
    { status-sends }
status-disabled-portal = 你的員工愛上網帳號（{ $account }）已停用，不會自己恢復。
    要不要啟用由員工愛上網管理員決定。請他員工愛上網、TPEAD 兩邊都看；啟用後要等約一小時同步。
    { status-sends }
status-enabling-pending = 你的帳號{ status-ago }已經啟用，但還沒同步過去{ $until ->
        [none] {""}
       *[other] ，預計 { $until } 左右好
    }。
    現在還登不進去，從啟用算起要等約一小時。{ $until ->
        [none] {""}
            之後跑過的同步沒有帶到它。過一會兒再問我；一直這樣的話，要請機關管理員決定。
       *[other] 下一次同步之後再登入。
    }
status-disabled-directory = 你在{ $where ->
        [both] 人員與組織管理系統和 TPEAD{" "}
        [personnel] 人員與組織管理系統
       *[directory] {" "}TPEAD{" "}
    }的帳號{ $account ->
        [none] {""}
       *[other] （{ $account }）
    }還是停用，員工愛上網那邊已啟用。
    這樣不會自己恢復，要不要啟用由機關管理員決定。
    { status-sends }
status-disabled = 你在{ $where ->
        [both] 人員與組織管理系統和 TPEAD{" "}
        [personnel] 人員與組織管理系統
       *[directory] {" "}TPEAD{" "}
    }的帳號{ $account ->
        [none] {""}
       *[other] （{ $account }）
    }已停用。
    要不要啟用由人員與組織管理系統管理員決定（「機關人員職務管理」）。
    { status-sends }
status-expired = 你的 TPEAD 帳號（{ $account }）的使用期限已經到了（{ $since }），例如約期屆滿。機關確認人事資料後可以延長。

# 鎖定
status-lock-lasts = { $left ->
    [0] {""}
   *[other] { $lasts ->
        [0] {""}
       *[other] 鎖一次 { $lasts } 分鐘，從鎖住那一刻算。
    }
}
status-locked-until-admin = 你的 TPEAD 帳號（{ $account }）被鎖定了（{ $since } 起），要管理員同意才能解。
    這個鎖不會自己解開。{ status-sends }
status-sends = { $can ->
    [frozen] 不過帳號凍結中，我現在不送申請。
    [asked] 這件申請已經在辦了。
    [after] 正在辦的那件申請辦完或取消之後，我就能替你送這一件。
    [unread] 不過有系統讀不到，我現在不能替你送申請，請直接找管理員。
    [disabled] 不過帳號停用著，要先啟用。
    [no_address] 你沒有登記可以收驗證碼的信箱，我確認不了是你，不能替你送申請。請直接找管理員。
    [unproven] 我在這裡確認不了是你，所以不能替你送申請，請直接找管理員。
    [refused] 請找管理員。
   *[yes] 我可以替你送申請。
}
status-locked-again = 你的 TPEAD 帳號（{ $account }）又被鎖了，24 小時內{ $by ->
        [lockouts] 第 { $count } 次
       *[unlocks] 已經解過 { $count } 次
    }，{ $until } 會自動解開。
    多半是哪裡還存著舊密碼：手機收信、網路磁碟機、記住的 Wi-Fi、另一臺電腦，請先檢查。
    這一次我不再解：一天最多解 { $most } 次，再多就要由客服看過，免得幫到正在試密碼的人。
    如果都不是你，可能有人在試你的密碼，請馬上洽{ $hotline }。
status-locked-both = 你兩個帳號都被鎖：TPEAD（{ $account }）{ $until ->
        [none] 要由管理員解
       *[other] { $until } 解開
    }，員工愛上網（{ $portal_account }）{ $portal_until ->
        [none] 要由管理員解
       *[other] { $portal_until } 解開
    }。
    { $can ->
        [frozen] 帳號凍結中，我現在不解鎖。
        [asked] TPEAD 的解鎖已經在辦了。
        [after] 正在辦的那件申請辦完或取消之後，我才能解 TPEAD 的鎖。
        [unread] 有系統讀不到，看不出你在那裡有沒有被停用，所以 TPEAD 的鎖我現在不能解。
        [disabled] 帳號停用著，解了也進不去，所以我不解。
        [no_address] TPEAD 的鎖我解不了：你沒有登記可以收驗證碼的信箱，我確認不了是你。急的話找管理員。
        [unproven] TPEAD 的鎖我解不了，因為我在這裡確認不了是你。急的話找管理員。
        [refused] TPEAD 的鎖，急的話找管理員。
       *[yes] TPEAD 的鎖我現在可以幫你解。
    }員工愛上網的鎖，急的話請管理員解。
status-locked = 你的 TPEAD 帳號（{ $account }）{ $minutes ->
        [0] 剛剛
       *[other] { $minutes } 分鐘前
    }被鎖定，{ $until } 會自動解開。{ status-lock-lasts }
    { $can ->
        [frozen] 帳號凍結中，我現在不解鎖。
        [asked] 提早解鎖的申請已經在辦了。
        [after] 正在辦的那件申請辦完或取消之後，我才能提早幫你解。
        [unread] 有系統讀不到，看不出你在那裡有沒有被停用，所以我現在不能解；急的話找管理員。
        [disabled] 帳號停用著，解了也進不去，所以我不解。
        [no_address] 我這裡解不了：你沒有登記可以收驗證碼的信箱，我確認不了是你。急的話找管理員。
        [unproven] 我這裡解不了，因為確認不了是你。急的話找管理員。
        [refused] 急的話找管理員。
       *[yes] 急的話我現在可以幫你解，也可以找管理員。
    }解開之前請先不要再試密碼。{ $beside ->
        [none] {""}
       *[other] {""}
            員工愛上網（{ $beside }）是另一個帳號，沒有鎖{ $computer ->
                [yes] ；開電腦用的是 TPEAD 這一個。
               *[no] 。
            }
    }
status-locked-portal = 你的員工愛上網帳號（{ $account }）被鎖定，{ $until ->
    [none] 要由管理員解。
   *[other] { $until } 會自動解開。{ status-lock-lasts }
        這個鎖我解不了，急的話請管理員解。
}{ $directory_account ->
    [none] {""}
   *[other] {""}
        你的 TPEAD 帳號（{ $directory_account }）沒有鎖，現在就可以改用它登入。
}
status-lock-over = 你的 TPEAD 帳號（{ $account }）先前的鎖定已經解開（{ $ended }），現在可以再試。登入前看一下大小寫鎖定和輸入法。

# 憑證
status-certificate-mismatch = 綁定的自然人憑證，身分證字號和你的資料對不起來，不能用它做任何事。請馬上洽{ $hotline }。
status-certificate-unusable = 你綁定的自然人憑證{ $state ->
        [expired] 過期了
        [revoked] 被廢止了
       *[suspended] 被暫停了
    }，不能用來重設密碼。
    請先換發或展延再重新綁定；這段時間忘記密碼，我可以替你向機關管理員申請重設。
status-certificate-name = 自然人憑證上的姓名和你的{ $stage ->
        [p2] 人員資料
       *[other] 員工愛上網資料
    }不一樣。
    { $differs ->
        [marks] 只差在中間的點、空格或全形半形：看起來一樣，其實不是同一個符號，系統要一模一樣才算。
            不用再跑戶政：請管理員照憑證上的寫法改登記的那一邊，等一小時同步，確認兩邊都對了再綁定憑證。
       *[name] 看哪一邊才對。憑證對、資料舊了：請管理員改好姓名，等一小時同步，確認兩邊都對了再綁定憑證。
            資料對、憑證還是舊名字（例如改名、結婚以前辦的）：帶身分證到戶政事務所換一張，再綁新的。
    }

# 密碼
status-password-must-change = 你的 TPEAD 帳號（{ $account }）下次登入必須先換密碼。
    請到 { $sign_on_url } 登入，照畫面換一組新的。
    忘記密碼的話，可以用綁定的自然人憑證重設；沒綁過，我可以替你向機關管理員申請，核准後由你自己在網頁上設。
status-password-expired = 你的 TPEAD 帳號（{ $account }）密碼已經過期（{ $since }）。
    請到 { $sign_on_url } 登入，照畫面換一組新的。
    忘記密碼的話，可以用綁定的自然人憑證重設；沒綁過，我可以替你向機關管理員申請，核准後由你自己在網頁上設。

# 綁定
status-binding-conflict = 你的帳號綁定有衝突：其中一邊已經和別的帳號綁在一起。
    要由兩邊機關的管理員查清楚，對方是誰我不能說。在查清楚之前不要自己重綁；急的話洽{ $hotline }。
status-duplicate = { $count ->
    [1] 你的 TPEAD 帳號（{ $accounts }）還沒和員工愛上網帳號綁定，系統可能另外建了一個給你。
        請和管理員確認要用哪一個；不用的由管理員收掉。
   *[other] 你有 { $count } 個 TPEAD 帳號（{ $accounts }）。
        請決定以後用哪一個並告訴管理員；其他的由管理員收掉。
}
status-bind-main = 你有兩個員工愛上網帳號（{ $portal_accounts }），TPEAD 只有一個（{ $account }），主要的那個還沒綁。
    { $stage ->
        [p2] 員工愛上網已經下線，不用也不能再自己綁；要用哪一個 TPEAD 帳號，請洽{ $hotline }。
       *[other] { status-binds-here }
            也可以登入 { $sign_on_url }，點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」。
            另一個，系統會另外建 TPEAD 帳號給它。
    }
status-directory-only = 你只有 TPEAD 帳號（{ $account }），沒有員工愛上網帳號，所以沒有東西要綁。
    { $stage ->
        [p2] 直接用它登入電子認證平臺就可以。
       *[other] 系統上線之後就能用它登入電子認證平臺；現在就需要登入的話請找管理員。
    }
status-portal-only = 你只有員工愛上網帳號（{ $account }），{ $stage ->
    [p0] 現在什麼都不用做。
        { $joins ->
            [no] 像你們這樣沒加入市府目錄服務的機關（多數學校也是），大多數人都沒有 TPEAD 帳號，由系統代建代綁。
           *[yes] TPEAD 帳號系統會建好並綁定。
        }
        在那之前它算「未綁定」，不影響你登入。
    [p1] 還沒有 TPEAD 帳號。
        系統會建好並綁定，請稍等。
   *[p2] 沒有 TPEAD 帳號，所以現在不能登入電子認證平臺。
        請找管理員在人員與組織管理系統幫你建帳號和資料。
}
status-portal-only-late = 你只有員工愛上網帳號（{ $account }），TPEAD 帳號還沒建好。
    統一建立的作業已經超過 { $sync_overdue }，請洽{ $hotline }。
status-system-binds = 你的機關不用自己綁定：員工愛上網和 TPEAD 帳號由系統替你綁{ $stage ->
    [p2] 。
        現在系統已經上線，你的卻還沒綁好，請洽{ $hotline }。
   *[other] ，你什麼都不用做。
        綁好之前它算「未綁定」，不影響你登入。
}
status-binds-here = { $can ->
    [frozen] 帳號凍結中，這裡現在不能綁。
    [asked] 你的綁定已經在辦了。
    [after] 正在辦的那件申請辦完或取消之後，在這裡就能綁。
    [unread] 有系統讀不到，這裡現在不能綁，過幾分鐘再問我。
    [disabled] 帳號停用著，要先啟用才能綁。
    [no_address] 我這裡不能綁：你沒有登記可以收驗證碼的信箱，我確認不了是你。
    [unproven] 我這裡不能綁，因為確認不了是你。
    [refused] 這裡現在不能幫你綁。
   *[yes] 在這裡就能綁：我給你一頁，輸入驗證碼和兩邊的帳號密碼。
}
status-bind-now = 你的員工愛上網（{ $portal_account }）和 TPEAD（{ $account }）還沒有綁定。
    { status-binds-here }
    也可以登入 { $sign_on_url }，點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」，依序輸入兩個帳號。
status-bind-at-once = 你的員工愛上網（{ $portal_account }）和 TPEAD（{ $account }）還沒有綁定，請馬上綁。
    統一建立帳號的日子已經過了，系統可能已經多建一個 TPEAD 帳號給你。
    { status-binds-here }
    也可以登入 { $sign_on_url }，點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」，依序輸入兩個帳號。

# 登入限制
status-no-hour = 你的 TPEAD 帳號（{ $account }）被設定成任何時段都不能登入。
status-computers-only = 你的 TPEAD 帳號（{ $account }）只能在這些電腦登入：{ $computers }。
    換到那些電腦試試；設定不對的話請目錄服務小組調整。

# 沒事
status-no-account = 我在各系統都沒有找到你的帳號。{ $stage ->
    [p2] 請管理員在人員與組織管理系統建好你的帳號和資料。
   *[other] 請管理員在員工愛上網建好你的帳號，之後等同步就好。
}
status-fine = { $account ->
    [none] 我看了你在各系統的資料，都正常。
   *[other] 你的帳號（{ $account }）在各系統都正常，沒有鎖定，也沒有停用{ $bound ->
        [yes] ，和員工愛上網也綁好了。
       *[no] 。
    }
}

# 針對想做的事
advice-bind-first = 你的員工愛上網和 TPEAD（{ $account }）還沒綁定，現在改密碼改不到 TPEAD。
    { $by ->
        [system] 你的機關由系統代為綁定，還沒綁好之前急著要改密碼，請找人員與組織管理系統管理員。
        [admin] 要先由你和管理員決定用哪一個 TPEAD 帳號。
       *[self] 請先綁定，在這裡就能綁，兩邊的密碼都要；TPEAD 的密碼忘了的話，請機關管理員幫忙。
    }
advice-admin-resets = 忘記密碼，我可以替你向機關管理員申請；核准後由你自己在網頁上設，別人都看不到。
    改的是 TPEAD（{ $account }）的密碼{ $mailbox ->
        [same] ，同名的市府信箱也會一起改
        [other] ，市府信箱不同名、不會改
       *[none] {""}
    }{ $stage ->
        [p2] 。
       *[other] ，員工愛上網的密碼不會變。
    }
    之後記得綁定自然人憑證，下次就能自己來。
advice-reset-by-certificate = 你綁了自然人憑證，可以到 { $sign_on_url } 選「忘記密碼」自己設。
    也可以在這裡按「重設密碼」，確認是你本人之後，由你自己在網頁上設。
    改的是 TPEAD（{ $account }）的密碼{ $mailbox ->
        [same] ，同名的市府信箱也會一起改
        [other] ，市府信箱不同名、不會改
       *[none] {""}
    }{ $stage ->
        [p2] 。
       *[other] ，員工愛上網的密碼不會變。
    }
advice-password-young = 你的 TPEAD（{ $account }）密碼剛改過（{ $since }），{ $until } 之前不一定到處都認。
    有些地方可能還認舊密碼，或還不認新密碼：請用新密碼，等一下再試{ $mailbox ->
        [other] ；市府信箱不同名，密碼沒有變
       *[same] {""}
    }{ $stage ->
        [p2] 。
       *[other] ；員工愛上網的密碼沒有變。
    }
advice-use-directory = 員工愛上網已經下線，它的帳號密碼不能再用來登入。請改用 TPEAD 帳號（{ $account }）和 TPEAD 的密碼。
advice-renamed = 你的 TPEAD 帳號改過名了，舊名（{ $former }）不能再登入，請改用新的單一帳號。
    新帳號我不在聊天室裡寫出來：按下面的按鈕、確認是你本人就看得到，也可以問管理員。
    如果用的就是新帳號，看看大小寫鎖定和全形輸入；還是不行就洽{ $hotline }。
advice-application-missing = 在電子認證平臺看不到某個系統，是權限的關係：請向資訊局的電子認證平臺申請開通。
advice-check-input = 你的帳號看起來都正常，可能是打錯。
    看看大小寫鎖定、全形，還有輸入的是不是別的帳號{ $stage ->
        [p2] （要用 TPEAD 帳號{ $account ->
            [none] {""}
           *[other] ：{ $account }
        }）
       *[other] （用員工愛上網帳號，綁過的也可以用 TPEAD 帳號）
    }。
    按「顯示密碼」看著輸入，或輸入在記事本、看清楚再貼上，貼完不要存檔。
    還是不行，把畫面上那句話傳給我，或洽{ $hotline }。
