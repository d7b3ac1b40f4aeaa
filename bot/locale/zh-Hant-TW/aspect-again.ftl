# 再說一次，短一點
aspect-again-closed = 簡單說：這個帳號不在這裡處理，請打電話找下面的窗口。
aspect-again-shared = 簡單說：這是公用帳號，收信可以，登入系統要改用承辦人自己的帳號。
aspect-again-unread = 簡單說：有系統沒回應，我現在看不到，過幾分鐘再問。
aspect-again-sync = 簡單說：資料在路上，{ $ends ->
    [none] 還沒到齊。
   *[other] { $ends } 左右會到。
}你不用做什麼。
aspect-again-overdue = 簡單說：同步超過時間了，要有人處理。
aspect-again-blocked = 簡單說：員工愛上網停用著，所以其他帳號不會建；要先啟用。
aspect-again-unmade = 簡單說：還沒有人替你建帳號，要請管理員建。
aspect-again-change = 簡單說：改過的資料還在同步{ $ends ->
    [none] 。
   *[other] ，{ $ends } 左右會跟上。
}
aspect-again-carried = 簡單說：改的都已經同步好了。
aspect-again-disabled = 簡單說：帳號停用了，不會自己好，要管理員啟用，再等約一小時。
aspect-again-enabling = 簡單說：已經啟用了，還不能登，從啟用起等約一小時同步{ $ends ->
    [none] 。
   *[other] ，{ $ends } 左右可以登入。
}
aspect-again-expired = 簡單說：帳號的期限到了，要請機關延長。
aspect-again-locked = 簡單說：帳號鎖住了，{ aspect-clock }。先別再試密碼。{ $can ->
    [no_address] 你沒有登記可以收驗證碼的信箱，所以我解不了；急的話找管理員。
    [unproven] 我在這裡確認不了是你，所以解不了；急的話找管理員。
   *[other] {""}
}
aspect-again-both-locked = 簡單說：兩個帳號都鎖住了，TPEAD { $until ->
    [none] 要由管理員解。
   *[other] { $until } 解開。
}
aspect-again-locked-again = 簡單說：又鎖住了，{ aspect-clock }；有地方存著舊密碼。
aspect-again-portal-locked = 簡單說：員工愛上網鎖住了，{ $ends ->
    [none] 要由管理員解。
   *[other] { aspect-clock }。
}
aspect-again-held = 簡單說：帳號鎖住了，要管理員同意才能解。{ $act ->
    [nobody] {""}
   *[other] 要我現在送申請嗎？說「好」我就開始辦。
}
aspect-again-lock-over = 簡單說：鎖已經解開了，現在可以登入。
aspect-again-card-name = 簡單說：憑證和登記的姓名不一樣。登記的舊了，請管理員改；憑證舊了，去戶政換一張。然後再綁憑證。
aspect-again-card-holder = 簡單說：這張憑證和你的資料對不起來，請打電話處理。
aspect-again-card-unusable = 簡單說：憑證不能用了，換一張再綁。
aspect-again-change-first = 簡單說：要先換密碼才能登入；帳號沒有壞。
aspect-again-reset = 簡單說：忘記密碼就重設；確認是你本人之後，新密碼你自己設。
aspect-again-young = 簡單說：用新密碼；{ $ends } 之後到處都認新的。
aspect-again-unbound = 簡單說：兩個帳號還沒綁在一起，{ $act ->
    [self] 在這裡就能綁。
   *[other] 等管理員處理。
}
aspect-again-portal-only = 簡單說：你只有員工愛上網帳號，{ $stage ->
    [p2] 要請管理員建 TPEAD 帳號才能登入。
   *[other] 你不用做什麼。
}
aspect-again-directory-only = 簡單說：你只有 TPEAD 帳號，沒有東西要綁{ $stage ->
    [p2] ，用它就能登入電子認證平臺。
   *[other] 。電子認證平臺要上線後才認它，不是密碼的問題，先別再試；急的話找員工愛上網管理員。
}
aspect-again-duplicate = 簡單說：有不只一個 TPEAD 帳號，選一個告訴管理員。
aspect-again-system-binds = 簡單說：你的機關由系統替你綁{ $stage ->
    [p2] ，但還沒綁好，請打電話問。
   *[other] ，你不用做什麼。
}
aspect-again-conflict = 簡單說：綁定有衝突，不要自己重綁，請打電話。
aspect-again-retired = 簡單說：改用 TPEAD 帳號和 TPEAD 的密碼登入。
aspect-again-renamed = 簡單說：帳號改名了，用新的那個。
aspect-again-restricted = 簡單說：{ $computers ->
    [none] 這個帳號被設定成不能登入的時段，要請人改。
   *[other] 只能在指定的電腦登入。
}
aspect-again-application = 簡單說：是權限，不是帳號壞；去申請那個系統的權限。
aspect-again-input = 簡單說：帳號沒事，看看大小寫、全形和帳號有沒有輸入對。
aspect-again-fine = 簡單說：你的帳號都正常。
