# 一次性的安全頁面：要做的是什麼
secure-title = { $what ->
    [prove] { $action ->
        [unlock] 解除帳號鎖定
        [reset_password] 重設密碼：先確認是你
        [enable] 申請啟用帳號：先確認是你
       *[other] 先確認是你
    }
    [bind] { $action ->
        [rebind] 改綁帳號
       *[other] 綁定帳號
    }
    [number] 請管理員確認是你
    [choose] 設定新密碼
    [here] 設定新密碼：先確認是你
    [decide] { $action ->
        [unlock] 要核准解除鎖定嗎？
        [bind] 要核准綁定帳號嗎？
        [rebind] 要核准改綁帳號嗎？
        [reset_password] 要核准重設密碼嗎？
        [enable] 要核准啟用帳號嗎？
       *[other] 要核准這件申請嗎？
    }
    [link] 取得連結碼：先確認是你
    [link_code] 取得連結碼
    [not_me] 這是你做的嗎？
    [thaw] 解除凍結
    [accounts] 看完整的帳號：先確認是你
    [enrol] 加入一種確認身分的方式：先確認是你
    [enrol_totp] 加入驗證器
    [enrol_passkey] 加入通行密鑰
    [remove] 移除一種確認身分的方式
    [sign_in] 確認是你，登入工作台
   *[vouch] 替同仁連結對話
}
secure-wrong-title = 請更正：{ $title }
secure-office = 帳號服務台・安全頁面
secure-send = { $what ->
    [prove] { $action ->
        [unlock] 確認解除鎖定
       *[other] 確認，下一步
    }
    [bind] { $action ->
        [rebind] 改綁
       *[other] 綁定
    }
    [number] 記下了，送出申請
    [choose] 設定新密碼
    [decide] 送出決定
    [link_code] 取得連結碼
    [accounts] 看完整的帳號
    [enrol_totp] 加入驗證器
    [remove] 確認移除
    [sign_in] 登入
    [vouch] 取得連結碼
    [not_me] 這不是我，凍結帳號
    [thaw] 解除凍結
   *[other] 確認，下一步
}
secure-address = 輸入前看一下：網址列應該是 { $address }。密碼和驗證碼只輸入在這一頁；服務台和管理員都不會向你要。

# 時間
secure-until = 這一頁可用到 { $until }
secure-left = 還剩 %
secure-more-time = 多給我一點時間
secure-soon = 剩不到 2 分鐘。需要的話，按「多給我一點時間」，輸入的內容都會留著。
secure-over-title = 這一頁的時間到了
secure-over = 什麼都沒有變動，剛才輸入的也沒有送出。請回到對話再說一次，就會拿到新的一頁。
secure-type-again = 為了安全，密碼和驗證碼不會留著，請再輸入一次。
secure-failed = 沒有送到，請檢查網路再按一次。輸入的內容都還在。

# 驗證碼
secure-code-sent = 6 位數，已寄到 { $address }，{ $until } 前有效。
secure-code-due = 驗證碼會在 { $at } 自動寄到 { $address }（上一封才剛寄出）。
secure-code-in = 還有 % 秒
secure-look-again = 再看一次
secure-code-over = 寄出的驗證碼過期了，請再寄一次。
secure-code-none = 驗證碼還沒有寄出。
secure-code-nowhere = 沒有登記可以收驗證碼的信箱；請回到對話說「找真人」。
secure-send-again = { $sent ->
    [yes] 再寄一次驗證碼
   *[no] 寄驗證碼
}
secure-again-at = { $again } 以後可以再寄。
secure-again-in = % 秒後可以再寄。
secure-demo-mail = 示範：到這裡看寄出的驗證碼（另開分頁）

# 欄位
secure-label-code = 信裡的驗證碼
secure-label-portal-account = 員工愛上網帳號
secure-label-portal-password = 員工愛上網密碼
secure-label-directory-account = TPEAD 帳號
secure-label-directory-password = TPEAD 密碼
secure-label-current-password = 你現在的密碼
secure-label-new-password = 新密碼
secure-label-repeat-password = 再輸入一次新密碼
secure-label-decision = 你的決定
secure-label-identity-check = 你怎麼確認是申請人本人
secure-label-reason = 不核准的原因
secure-label-number = 申請人網頁上的兩位數
secure-hint-directory-account = 例如 GEAA-012345
secure-hint-current-password = 你自己的 TPEAD 密碼；還沒有 TPEAD 帳號的話，用員工愛上網的。
secure-hint-identity-check = 核准時要選。只憑對方在訊息裡說的，不算確認。
secure-hint-reason = 不核准時要寫，申請人會看到。
secure-hint-number = 核准時要輸入。請申請人當面或在電話裡告訴你。
secure-vouch-check = 要親自確認過，才可以取得連結碼。
secure-choice-approve = 核准
secure-choice-refuse = 不核准
secure-choice-in-person = 當面看到本人
secure-choice-called-back = 回撥登記的電話確認過
secure-choice-video = 視訊看到本人
secure-show = 顯示
secure-hide = 隱藏
secure-caps = 大寫鎖定（Caps Lock）開著。
secure-rules = 新密碼要符合：
secure-kept = （已符合）
secure-unmet = （還沒符合）
secure-same = 兩次輸入的一樣
secure-differs = 兩次輸入的不一樣
secure-kind-no-upper = 大寫字母
secure-kind-no-lower = 小寫字母
secure-kind-no-digit = 數字
secure-kind-no-symbol = 符號
secure-evidence = 這件申請
secure-evidence-applicant = 申請人
secure-evidence-agency = 機關
secure-evidence-phone = 登記的電話
secure-evidence-action = 要做什麼
secure-evidence-account = 帳號
secure-evidence-proof = 身分怎麼確認的
secure-evidence-state = 帳號現況
secure-evidence-last = 最近三次處理
secure-evidence-rest = 其他內容
secure-look = 先證明是我，看完再決定
secure-evidence-if-approved = 核准後
secure-evidence-if-refused = 不核准

# 有問題的時候
secure-problems = { $count ->
    [1] 有一個地方要更正
   *[other] 有 { $count } 個地方要更正
}
secure-tries-left = 還可以試 { $count } 次。
secure-number-is = 你的號碼

# 結果
secure-done = 辦好了
secure-not-done = 這次沒有辦成
secure-state = { $state ->
    [done] 已完成
    [under-way] 處理中
   *[not-done] 未完成
}
secure-details = 詳細結果
secure-tell-number = 把這個號碼告訴管理員
secure-link-code = 你的連結碼
secure-copy = 複製
secure-copied = 已複製
secure-close = 這一頁可以關掉了。
secure-keep = 離開這一頁就看不到了，請先記下來。
secure-gone = 這一頁不能用了
secure-open-chat = 在 { $platform } 開啟並連結

# 確認身分的方式
secure-ways = 確認是你，下面任何一種就夠：
secure-ways-link = 有下面的東西，就不用輸入帳號和密碼：
secure-proven = { $method ->
    [sign_on] ✓ 已登入確認
    [certificate] ✓ 自然人憑證已確認
    [passkey] ✓ 通行密鑰已確認
    [passkey_v2] ✓ 通行密鑰已確認
    [portal_password] ✓ 密碼已確認
    [password] ✓ 密碼已確認
   *[other] ✓ 第一種已確認
}
secure-silent = { $method ->
    [certificate] 現在沒有辦法檢查自然人憑證，請用別的方式。
    [sign_on] 登入平臺現在沒有回應，請用別的方式。
   *[other] 有一種方式現在不能用。
}
secure-way-certificate = 使用自然人憑證
secure-hint-certificate = 要有卡片、讀卡機和 PIN 碼。會打開另一頁，先把卡片插好。
secure-way-sign-on = 用機關的登入平臺登入
secure-hint-sign-on = { $then ->
    [more] 登入後會回到這裡，再用一種方式確認。
   *[none] 登入後會回到這裡。
}
secure-typed = { $how ->
    [link] { $after ->
        [buttons] 沒有的話，輸入帳號和密碼；對了就寄驗證碼到你登記的信箱。
       *[nothing] 輸入帳號和密碼；對了就寄驗證碼到你登記的信箱。
    }
    [one] 或輸入：
    [all] 或輸入下面這兩項：
    [any-one] { $after ->
        [buttons] 或輸入下面其中一項：
       *[nothing] 確認是你，輸入下面其中一項：
    }
    [any-two] { $after ->
        [buttons] 或輸入下面任何兩項：
       *[nothing] 確認是你，輸入下面任何兩項：
    }
   *[list] { $after ->
        [buttons] 或輸入其中一組：
       *[nothing] 確認是你，輸入其中一組：
    }
}
secure-none-works = { $what ->
    [link] 都不行？請認識你的機關管理員替你擔保，或洽{ $hotline }。
   *[other] 都不行？回到對話輸入「找真人」，或洽{ $hotline }。
}
secure-combination = { $second ->
    [none] { secure-named }
   *[other] { secure-named }和{ secure-named-second }
}
secure-named = { $first ->
    [totp] 驗證器的 6 位數
    [code] 信裡的驗證碼
   *[current_password] 你現在的密碼
}
secure-named-second = { $second ->
    [totp] 驗證器的 6 位數
    [code] 信裡的驗證碼
   *[current_password] 你現在的密碼
}
secure-other-way = 改用這個方式
secure-totp-picture = 給驗證器掃描的 QR code，內容和下面的金鑰一樣
secure-totp-key = 不能掃描的話，在 App 裡選「輸入金鑰」，輸入：
secure-label-totp = 驗證器的 6 位數
secure-hint-totp = 你手機上驗證器 App 現在顯示的數字；每半分鐘換一組，每組只能用一次。
