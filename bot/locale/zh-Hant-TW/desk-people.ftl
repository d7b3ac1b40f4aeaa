# 工作台：核准
desk-approvals-title = { $state ->
    [decided] 已決定的申請
   *[waiting] 等你決定的申請
}
desk-approvals-lists = 申請的清單
desk-approvals-tab = { $state ->
    [decided] 已決定
   *[waiting] 等你決定
}
desk-approvals-none = { $state ->
    [decided] 你的機關還沒有決定過的申請。
   *[waiting] 現在沒有等你決定的申請。有新的會通知你，也會出現在這裡。
}
desk-approvals-back = 回到申請清單
desk-approval-row = { $name }：{ action-what }
desk-approval-until = { $until } 以前決定
desk-approval-by = { $admin ->
    [none] 管理員
   *[other] { $admin }
}{ $approved ->
    [yes] 核准了
   *[no] 沒有核准
}，{ $at }
desk-approval-checked = 確認方式：{ $check ->
    [in_person] { secure-choice-in-person }
    [called_back] { secure-choice-called-back }
   *[video] { secure-choice-video }
}
desk-approval-reason = 原因：{ $reason }
desk-approval-state = { $state ->
    [verifying] 申請人還在證明身分，證明好了才會問管理員。
    [awaiting_approval] 還在等管理員決定。
    [ready] 核准之後，等申請人完成最後一步。
    [carrying_out] 服務台正在處理。
    [done] 已完成，申請人已經知道。
    [partly] 完成一部分，服務人員有報修單在處理。
    [not_done] 沒有完成，服務人員有報修單在處理。
    [unclear] 結果不明，服務人員有報修單在處理。
    [refused] 沒有辦，帳號沒有變動。
    [expired] 時間過了，帳號沒有變動。
    [cancelled] 取消了，帳號沒有變動。
   *[handed_over] 轉給服務人員處理。
}
desk-approval-not-yours = { $why ->
    [decide-own] 這是你自己的申請，要由你機關的另一位管理員決定。
    [decide-frozen] 你自己的帳號凍結中，解除以前不能替別人決定。
    [decide-disabled] 你自己的帳號停用中，不能替別人決定。
    [decide-vouched] 這個聊天是你擔保連結的，要由其他管理員決定。
   *[other] 這件申請現在等的是{ $admin ->
        [none] 其他管理員
       *[other] { $admin }
    }，到 { $until }；你只能看。
}
desk-approval-what = 要替{ $name }{ action-what }嗎？
desk-approval-send = { $fresh ->
    [yes] 送出決定
   *[no] 下一步，證明是你
}
desk-approval-proof = 下一頁只要證明是你；這裡填的會帶過去，最後再送出一次。
desk-approval-number-later = 下一頁會再問一次。

# 工作台：人員
desk-people-search = 姓名、編號或帳號
desk-people-find = 尋找
desk-people-hint = { $of ->
    [own] 姓名和編號輸入一部分就可以，帳號要完整。只找得到你負責的機關的人。
   *[all] 姓名和編號輸入一部分就可以，帳號要完整。每看一個人都會留下紀錄。
}
desk-people-found = { $text ->
    [none] 你負責的機關，這一頁 { $count } 位
   *[other] 「{ $text }」，這一頁 { $count } 位
}
desk-people-none = 在你負責的範圍裡找不到「{ $text }」。請確認姓名，或改用完整的帳號。
desk-people-back = 回到人員
desk-person-more = 看{ $name }的其他紀錄
desk-person-id = 編號
desk-person-phone = 登記的電話
desk-person-address = 登記的信箱
desk-person-frozen = 這個帳號凍結中，到 { $until }。{ $by ->
    [people] 只能由資安人員或機關管理員解除。
   *[time] 時間到會自己解除。
}
desk-person-freezes = 凍結與解除
desk-person-state = 帳號現況
desk-person-owners = 可以處理的人
desk-person-owner = { $role ->
    [portal_admin] 員工愛上網管理員
    [personnel_admin] 人員與組織管理系統管理員
    [directory_team] 目錄服務小組
    [sign_on_team] 電子認證平臺小組
    [security] 資安人員
    [operator] 維運人員
   *[helpdesk] 服務人員
}{ $name ->
    [none] {""}
   *[other] ：{ $name }
}{ $phone ->
    [none] {""}
   *[other] （{ $phone }）
}
desk-person-requests = 申請
desk-person-tickets = 報修單
desk-person-ticket = { $number }（{ ticket-category }），{ $at }：{ $state ->
    [open] 待處理
    [answered] 已回覆
    [reopened] 重新處理
   *[closed] 已結案
}
desk-person-no-tickets = 沒有報修單
desk-person-ways = 聊天帳號和確認方式
desk-person-chat = { CHANNEL($channel) }，{ $at } 連結
desk-person-no-chat = 還沒有連結聊天帳號
desk-person-method = { $method ->
    [passkey] 通行密鑰
   *[totp] 驗證器
}，{ $at } 加入{ $spoilt ->
    [yes] ；看到複製品，不再接受
   *[no] { $used ->
        [never] ；還沒有用過
       *[other] ；最近用過 { $used }
    }
}
desk-person-no-method = 還沒有加入通行密鑰或驗證器
desk-person-events = 服務台做過的事
desk-person-did = { $did ->
    [action-opened] 開始一件申請
    [action-approved] 管理員核准
    [action-declined] 管理員沒有核准
    [action-written] 服務台改了帳號
    [action-undone] 改好的又變回去
    [account-locked_again] 解鎖後又鎖住
    [link-made] 連結了一個聊天帳號
    [link-ended] 一個聊天帳號不再連結
    [method-enrolled] 加入一種確認方式
    [method-removed] 移除一種確認方式
    [account-frozen] 凍結帳號
    [account-thawed] 解除凍結
    [access-ended] 登出所有瀏覽器
    [ticket-opened] 開了一張報修單
    [ticket-closed] 一張報修單結案
    [promise-kept] 通知等到的事
   *[incident-told] 說了一件資安的事
}
desk-person-recorded = 你看這一頁已經留下紀錄。
desk-paging = 換頁
