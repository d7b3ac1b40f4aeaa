# 一件事的一個面向。時間一律給分鐘和鐘點
aspect-clock = { $left ->
    [0] {""}
   *[other] 還有 { $left } 分鐘，
}{ $ends } 解開

# 到什麼時候
aspect-until-lock = { aspect-clock }，不用做什麼。
aspect-until-both-locked = TPEAD { $until ->
    [none] 要由管理員解
   *[other] { $left ->
        [0] {""}
       *[other] 還有 { $left } 分鐘，
    }{ $until } 解開
}；員工愛上網{ $portal_until ->
    [none] 要由管理員解。
   *[other] 是 { $portal_until } 解開。
}
aspect-until-portal-locked = { $ends ->
    [none] 這個鎖不會自己解開，要請員工愛上網管理員解。
   *[other] { aspect-clock }，不用做什麼。
}
aspect-until-held = 這個鎖沒有時間，不會自己解開；管理員同意之後我馬上解。
aspect-until-off = 不會自己好，等再久也一樣（等 { $auto_unlock }會好的是「鎖定」，不是停用）。管理員啟用之後，大約一小時同步完就能登入。
aspect-until-enabling = { $ends ->
    [none] 說不準：之後跑過的同步沒有帶到它。過一會兒再問我，我會再看一次。
   *[other] 預計 { $ends } 左右（下一次同步{ $left ->
        [0] {""}
       *[other] ，約 { $left } 分鐘後
    }），之後再登入。
}
aspect-until-expired = 不會自己好；機關把期限延長之後才能用，延長後大約一小時同步完。
aspect-until-sync = { $ends ->
    [none] { $latest ->
        [none] 現在說不準；讀得到資料的時候我再看一次。
       *[other] 同步每 { $sync_every }跑一次，快慢看資料量，說不準哪一次會到。最晚 { $latest }，到時還沒有，我會替你報修並通知你。
    }
   *[other] 同步每 { $sync_every }跑一次，快慢看資料量。預計 { $ends } 左右{ $late ->
        [none] 。
        [same] ，這也是最晚的時間；到時還沒有，我會替你報修並通知你。
       *[later] ，最晚 { $latest }；到時還沒有，我會替你報修並通知你。
    }
}
aspect-until-overdue = 說不準了：已經超過正常的 { $sync_overdue }，再等不會比較快，要有人處理。
aspect-until-unmade = 說不準，要先有人替你建好帳號和資料。建好之後一到兩次同步（每 { $sync_every }一次）就會到齊。
aspect-until-change = { $ends ->
    [none] 現在讀不到其他系統，說不準；過一會兒再問我。
   *[other] 預計 { $ends } 左右同步過去{ $latest ->
        [none] 。
       *[other] ，最晚 { $latest }；到時還是舊的，我會報修。
    }
}
aspect-until-unread = 它什麼時候恢復我不知道；通常幾分鐘，恢復了我可以馬上通知你。
aspect-until-not-by-itself = 這不是等時間就會好的，要有人處理。
aspect-until-nothing = { $row ->
    [D42] 沒有要等的：帳號這邊沒有鎖、沒有停用，也不用等同步。還是進不去的話，告訴我畫面上寫什麼。
   *[other] 沒有要等的，現在就可以登入。
}
aspect-until-new-name = 不用等：改用{ $row ->
    [D36] 新的單一帳號
   *[other] {" "}TPEAD 帳號
}，現在就可以登入。
aspect-until-card-name = 不會自己好。登記的姓名舊了：管理員改好，再等約一小時同步；憑證舊了：戶政換好新的那一刻。之後就可以綁憑證。
aspect-until-card-unusable = 不會自己好；憑證換發或展延、重新綁定之後馬上可以用。
aspect-until-change-first = 不會自己好；你換好密碼的那一刻就可以登入。
aspect-until-reset = { $row ->
    [D21] 有自然人憑證的話不用等，新密碼設好馬上生效。手邊沒有憑證，就要先等管理員核准。
   *[other] 送出後要看管理員多久回覆，太久沒回，我會改問下一位或轉給服務人員。核准之後，你自己設好新密碼馬上生效。
}
aspect-until-young = { $ends } 以前（約 { $left } 分鐘）有些地方可能還認舊密碼；之後只認新的。
aspect-until-unbound = 沒有要等的：你綁好的那一刻就生效。{ $stage ->
    [p0] 沒綁的人之後系統會統一另外建帳號，所以愈早綁愈好。
   *[other] 愈早綁愈好。
}
aspect-until-directory-only = { $stage ->
    [p2] 現在就可以，用 TPEAD 帳號（{ $account }）登入。
   *[other] 電子認證平臺要等系統上線那天才可以；是哪一天，我這裡沒有日期。開電腦不受影響，照常用。
        等不到那天，只有員工愛上網管理員能先替你建帳號；一直再試也不會通。
}
aspect-until-portal-only = { $stage ->
    [p2] 不會自己好，要由管理員在人員與組織管理系統建好，之後約一小時同步。
   *[other] 由系統統一建立並綁好，你不用等它也能登入；哪一刻輪到你，我不知道。
}
aspect-until-system-binds = { $stage ->
    [p2] 應該早就綁好了，說不準；要請服務人員查。
   *[other] 由系統替你綁，哪一刻輪到你我不知道；綁好之前照常登入。
}

# 從什麼時候開始
aspect-since-lock = { $began ->
    [none] 從什麼時候鎖的，系統沒有說。
   *[other] 從 { $began } 開始鎖的{ $minutes ->
        [0] {""}
       *[other] （{ $minutes } 分鐘前）
    }{ $ends ->
        [none] 。
       *[other] ，時間就從那一刻算，不是從你問我的時候算。
            { aspect-clock }，中間再問我或重開機都不會重算。
    }
}
aspect-since-off = 系統沒有記是哪一刻停的；要問日期，只有管理員查得到。
aspect-since-expired = 期限到 { $began }，從那時起就不能登入。
aspect-since-sync = { $began ->
    [none] 系統只寫「早就有了」，沒有記是哪一刻。
   *[other] 資料是 { $began } 到的{ $minutes ->
        [0] {""}
       *[other] （{ $minutes } 分鐘前）
    }，等多久就從那一刻算。
}
aspect-since-change = { $began ->
    [none] 哪一刻改的，系統沒有說。
   *[other] 是 { $began } 改的{ $minutes ->
        [0] {""}
       *[other] （{ $minutes } 分鐘前）
    }。
}
aspect-since-password = { $began ->
    [none] 管理端要求你下次登入先換密碼，系統沒有記是哪一刻設的。
   *[other] 從 { $began } 開始。
}
aspect-since-new-name = 哪一天{ $row ->
    [D36] 改名的
   *[other] 下線的
}，我查得到的資料裡沒有記。{ $row ->
    [D36] 改名是分批做的，
   *[other] 下線是整個市府一起的，
}從那一刻起舊的就不能登入了。
aspect-since-unknown = 從什麼時候開始，我查得到的資料裡沒有記。

# 為什麼
aspect-why-lock = 短時間內密碼錯太多次，系統就會先鎖住，免得有人一直試。
    不一定是你：手機收信、網路磁碟機、記住的 Wi-Fi 或另一臺電腦存著舊密碼，也會自己一直登入。
aspect-why-held = 密碼錯太多次（也可能是哪臺裝置存著舊密碼）就會先鎖住。
    一般的鎖時間到會自己開；你這個帳號設定成要管理員同意才解，所以等再久也不會自己開。
aspect-why-off = { aspect-why-only-there }停用多半和離職、調動、留職停薪或約期屆滿有關。是誰、為什麼停的，系統看不到，要由機關管理員確認，也由他決定要不要啟用。
aspect-why-only-there = { $row ->
    [D13] { $portal_account ->
        [none] {""}
       *[other] 員工愛上網和 TPEAD 是分開的兩個帳號。停的不是員工愛上網，它開著也不會自己把 TPEAD 那邊打開。{ "\u000A" }
    }
   *[other] {""}
}
aspect-why-expired = 這個帳號設了使用期限（通常跟著約期），{ $began } 到期，所以不能登入了。
aspect-why-sync = 各系統是分開的，資料每 { $sync_every }才同步一次，所以要等。順序是員工愛上網 → 人員與組織管理系統 → TPEAD 和信箱。
aspect-why-overdue = 正常兩次同步之內就會到，超過就是哪一段卡住了。卡在哪裡、為什麼，要服務人員才查得到。
aspect-why-unmade = 因為還沒有人替你建帳號，所以沒有東西可以同步。
aspect-why-card-name = 因為憑證上的姓名和你登記的姓名不是一模一樣，系統就不能認定是同一個人。改名、罕用字、空格都算不一樣。
aspect-why-card-holder = 因為憑證的身分證字號和你的資料對不起來；為了安全，憑證的功能先不能用。
aspect-why-card-unusable = 因為憑證{ $state ->
    [expired] 過期了
    [revoked] 被廢止了
   *[suspended] 被暫停了
}，這是發證單位的狀態，我和管理員都改不了。
aspect-why-change-first = 要先換一組新密碼才能登入。密碼{ $began ->
    [none] 被設成「下次登入要先換」，剛建立或剛由別人重設過都會這樣
   *[other] 過了有效期限（{ $began }）
}。帳號沒有鎖，也沒有停用。
aspect-why-reset = 密碼系統沒有留底，誰都查不到，所以忘了只能重設。重設會換掉密碼，才要先確認是你本人。
aspect-why-young = 密碼剛換過，新密碼傳到每一臺主機、每一個服務要一點時間。這段時間新舊可能都有人認。
aspect-why-bind = 員工愛上網帳號和 TPEAD 帳號本來是兩套，綁定就是告訴系統這兩個都是你。沒綁，系統就不知道它們是同一個人的。
aspect-why-directory-only = { $stage ->
    [p2] 沒有什麼擋著你：電子認證平臺現在就認你的 TPEAD 帳號（{ $account }）。
   *[other] 系統上線以前，電子認證平臺要員工愛上網帳號才進得去，而你沒有。只有 TPEAD 的話，現在只能開電腦。
        不是密碼的問題，先不要再試，錯太多次會被鎖。
}
aspect-why-duplicate = 因為員工愛上網和 TPEAD 在上線前沒有對起來。系統不知道那個 TPEAD 帳號就是你，可能又建了一個。
aspect-why-conflict = 帳號的綁定對不起來，細節我不能說；這種情況一定要由人查清楚才安全。
aspect-why-retired = 因為員工愛上網已經下線，電子認證平臺只認 TPEAD 帳號了。
aspect-why-renamed = 因為你的 TPEAD 帳號已經改名成單一帳號，舊名就不能再登入。
aspect-why-restricted = 因為這個帳號設了登入的時段或電腦限制，是機關的規定，不是密碼的問題。
aspect-why-application = 因為你還沒有那個系統的權限，電子認證平臺就不會列出來；帳號本身沒有壞。
aspect-why-input = 帳號這邊看不出問題，最可能是輸入的關係。請看大小寫鎖定、全形、是不是輸入成別的帳號，或存著舊密碼。
aspect-why-fine = 帳號這邊沒有問題，所以從帳號看不出原因；可能是輸入、網路或那個系統自己的狀況。
aspect-why-closed = 這一類帳號不在這裡處理，原因我不能在這裡說。
aspect-why-shared = 因為它是公用帳號，不是某一個人的；單一帳號只給個人，一人一號。
aspect-why-unread = 因為有系統現在沒有回應我，我看不到那部分，不敢亂猜。解鎖、綁定、啟用以前，我要先看過你在每個系統都沒有被停用。
    少看一個，就可能開了該停的帳號，所以先不辦。

# 誰
aspect-who-lock = 是系統自動鎖的，不是哪個人鎖的。急著解可以找：
aspect-who-off = 是誰停的，系統沒有記。要問原因、要恢復，找：
aspect-who-expired = 要延長期限，直接找：
aspect-who-sync = 同步會自己跑，過了該到的時間我會通報；想先問，找：
aspect-who-overdue = 我已經替你報修，在服務人員那裡。要催的話：
aspect-who-password = 記得現在的密碼，你自己就能換，不用找人；忘了要由管理員核准：
aspect-who-nobody = 這件事不用找人。真的有狀況的話：
aspect-who-directory-only = { $stage ->
    [p2] 這件事不用找人。真的有狀況的話：
   *[other] 系統上線以前就要用電子認證平臺的話，要請員工愛上網管理員替你建帳號，這我建不了。他是：
}
aspect-who-renamed = 不是哪個人單獨改你的：TPEAD 帳號照市府的規劃分批改名成單一帳號。改名那天有沒有通知你，我這裡看不到；沒收到的話，抱歉讓你白試。
    要問的話找：
aspect-who-retired = 不是哪個人關的：員工愛上網是市府整個系統下線，由單一帳號接手，大家都一樣。要問的話：
aspect-who-conflict = 對方是誰我不能說，這是為了保護兩邊的人。要查清楚、解開，由兩邊機關的管理員來，你這邊的是下面這位，對方機關的由服務人員去找：
aspect-who-them = 這件事要找：

# 怎麼做
offer-address = { $can ->
    [no_address] { "\u000A" }我解不了：你沒有登記可以收驗證碼的信箱。以後想在這裡自己辦，請{ offer-who-registers }在你的資料上登記一個收得到信的信箱。
    [unproven] { "\u000A" }我解不了，因為在這裡確認不了是你。
   *[other] {""}
}
aspect-how-lock = 等到 { $ends } 它自己解開就好，先不要再試密碼。{ $act ->
    [self] 等不及的話按下面的「{ do-unlock }」，輸入寄到你信箱的驗證碼，我馬上解。
   *[other] 等不及的話請管理員解。{ offer-address }
}
    先把手機收信、網路磁碟機、別臺電腦存的舊密碼換掉，免得又鎖。
aspect-how-locked-again = 有裝置還存著舊密碼，一直自己登入，先把它改掉。手機在收信 App 的帳號設定裡改密碼（改不了就先把那個信箱從手機移除）。
    網路磁碟機和 Wi-Fi 中斷後重新登入，另一臺電腦先登出。{ $ends } 會自動解開；如果都不是你，現在就撥{ $hotline }。
aspect-how-portal-locked = { $ends ->
    [none] 請員工愛上網管理員解。
   *[other] 等到 { $ends } 它自己解開，或請員工愛上網管理員解。
}{ $directory_account ->
    [none] {""}
   *[other] 這段時間可以改用 TPEAD 帳號（{ $directory_account }）登入。
}
aspect-how-held = { $act ->
    [nobody] 這個鎖只有管理員能解，請直接找管理員。{ offer-address }
   *[other] 按下面的「{ do-unlock }」，輸入寄到你信箱的驗證碼，我把申請送給管理員。核准了我馬上解並通知你。
}
aspect-how-off = { $act ->
    [admin] 按下面的「{ do-enable }」，輸入寄到你信箱的驗證碼，我替你把申請送給管理員。核准後再等約一小時同步，就能登入。
   *[other] 請管理員到員工愛上網和 TPEAD 兩邊都看一下並啟用；啟用後等約一小時同步，再登入。{ offer-address }
}
aspect-how-expired = 請你的單位先確認聘期，再請人員與組織管理系統管理員延長帳號期限。要的話我替你開單。
aspect-how-wait = { $row ->
    [D9] 什麼都不用做，等同步就好；有不對的地方，到時再登一次。
    [D12] 什麼都不用做，等同步就好；按「{ tell-when }」，到了我會說。
   *[other] 什麼都不用做，也不要請人手動建帳號，等同步就好。按「{ tell-when }」，到了我會說。
}
aspect-how-overdue = 我已經替你報修了；要催的話撥{ $hotline }。不要請人手動建帳號，會變成兩筆對不起來的資料。
aspect-how-unmade = 請管理員{ $stage ->
    [p2] 在人員與組織管理系統（機關人員職務管理）
   *[other] 在員工愛上網
}建好你的帳號和資料。之後等同步就好。
aspect-how-type = 1. 看清楚帳號（{ $stage ->
    [p2] 要用 TPEAD 帳號
   *[other] 用員工愛上網帳號；綁定過的也可以用 TPEAD 帳號
}）。
    2. 看大小寫鎖定和全形半形。按「顯示密碼」看著輸入，或在記事本輸入好再貼上，貼完不要存檔。
    3. 還是不行，把畫面上那句話傳給我。
aspect-how-nothing = { $stage ->
    [p2] { $row ->
        [D32] 你自己不用做；請服務人員查為什麼還沒綁好。
       *[other] 請人員與組織管理系統管理員替你建 TPEAD 帳號和資料，建好等約一小時。
    }
   *[other] 你什麼都不用做，照現在的方式登入就好。
}
aspect-how-closed = 這裡幫不上這個帳號，請直接打電話給下面的窗口。
aspect-how-shared = 只收發信的，直接到 { $mail_url } 登入就好。用來登入系統的，把業務和權限移到承辦人自己的帳號。
aspect-how-unread = 先不用做什麼，過幾分鐘再問我；急的話撥{ $hotline }。
aspect-how-card-name = 先看哪一邊才是對的。登記的舊了：請管理員改成和憑證一模一樣，等約一小時同步，登入電子認證平臺確認兩邊都改了，再綁一次憑證。
    憑證舊了（改名、結婚以前辦的）：帶身分證到戶政事務所換一張，再綁新的那張。
aspect-how-card-holder = 請撥{ $hotline } 處理；在這之前不要用那張憑證做任何事。
aspect-how-card-unusable = 1. 到發證單位換發或展延。
    2. 登入 { $sign_on_url } 重新綁定。
    這段時間如果忘了密碼，我可以替你向管理員申請重設。
aspect-how-change-first = 到 { $sign_on_url } 用現在的密碼登入，照畫面換一組新的就好。新密碼至少 8 個字，大小寫字母、數字、符號都要有。
    現在的密碼也忘了，就按下面的「{ do-reset-password }」。
aspect-how-reset = { $row ->
    [D21] 你綁過自然人憑證：到 { $sign_on_url } 選「忘記密碼」自己設最快。手邊沒有憑證，就按下面的「{ do-reset-password }」，由管理員核准。
   *[other] 按下面的「{ do-reset-password }」：先在網頁上確認是你本人，我把申請送給管理員。核准之後，新密碼由你自己在網頁上設。
}
aspect-how-young = 用新密碼登入；還不行就等到 { $ends } 再試。手機和別臺電腦存的舊密碼記得換掉，免得被鎖。
aspect-how-unbound = { $act ->
    [self] 按下面的「{ do-bind }」，在網頁上輸入驗證碼和兩邊的帳號、密碼。
        或自己登入 { $sign_on_url }，點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」，依序輸入兩個帳號。
   *[other] { $can ->
        [no_address] 到 { $sign_on_url } 自己登入。點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」，依序輸入兩個帳號。{ offer-address }
        [unproven] 到 { $sign_on_url } 自己登入。點「常用選單 → 電子認證 → 重新綁定 TPEAD 帳號」，依序輸入兩個帳號。{ offer-address }
       *[other] 要由管理員處理，你自己不用綁。
    }
}
aspect-how-directory-only = { $stage ->
    [p2] 直接用 TPEAD 帳號（{ $account }）登入就好，沒有別的要做。
   *[other] 開電腦照舊。電子認證平臺在系統上線以前，只有請員工愛上網管理員替你建帳號這一條路。
        現在就急著用，跟我說開單，寫上要做什麼、什麼時候要。
}
aspect-how-duplicate = 想好以後要用哪一個（例如一直用來開電腦的那個），告訴管理員；另一個由他收掉。要的話我把你的選擇寫進單子。
aspect-how-conflict = 不要自己重綁，撥{ $hotline } 請人查清楚。
aspect-how-retired = 到 { $sign_on_url } 用 TPEAD 帳號（{ $account }）和 TPEAD 的密碼登入。
aspect-how-renamed = 改用新的單一帳號，密碼是同一組。新帳號我不在對話裡寫出來：按下面的「{ account-open }」，確認是你本人就看得到。
aspect-how-restricted = { $computers ->
    [none] 請目錄服務小組調整可以登入的時段。
   *[other] 換到這些電腦登入：{ $computers }；設定不對就請目錄服務小組調整。
}
aspect-how-application = 向資訊局的電子認證平臺申請那個系統的權限，開通後重新登入就看得到。

# 是不是
aspect-password-locked = 不一定：鎖住的時候密碼對也進不去，所以現在看不出密碼對不對。你的密碼沒有被改，解開後再用它試一次。
aspect-young-elsewhere = { $mailbox ->
    [other] { "\u000A" }市府信箱不同名，一直是它自己那一組，不會跟著變。
   *[same] {""}
}{ $stage ->
    [p2] {""}
   *[other] { "\u000A" }員工愛上網也一直是舊的那組，不會變。
}
aspect-is-it-the-password = { $group ->
    [locked] { $row ->
        [D17] 不一定一樣：兩個帳號各有各的密碼，用哪個帳號登入就輸入那個的密碼。鎖住的只有員工愛上網，密碼都沒有被改。
       *[other] { aspect-password-locked }
    }
    [disabled] 不是，和密碼無關：帳號停用了，密碼對也進不去，換密碼也沒有用。
    [sync] 不是，和密碼無關：資料還沒同步到，密碼對也進不去。
    [password] { $row ->
        [D21] { aspect-whether-reset }
        [D22] { aspect-whether-reset }
        [D37] 密碼已經換好了：TPEAD 用新的；{ $ends } 以前有些地方可能還認舊的，之後只認新的。{ aspect-young-elsewhere }
       *[other] 是的，是密碼的關係：要先換成新的。
    }
    [binding] { $act ->
        [self] 密碼不用給我看，也不會變：綁定時兩邊的密碼只在安全頁面上輸入，對了就好。綁完各用各的。
       *[other] 不是，綁不綁定不影響密碼對不對；兩邊的密碼各是各的。
    }
    [access] { $row ->
        [D36] 不用換：改名只換帳號，密碼還是原來那一組，新帳號就用它登入。
        [D35] 要輸入 TPEAD 的密碼{ $computer ->
            [yes] ，就是開電腦的那一組
           *[no] {""}
        }；員工愛上網的密碼已經不能用了。
       *[other] 看情況：我看不到密碼本身，只看得到帳號的狀態；從狀態看，問題不在密碼。
    }
    [fine] 有可能：帳號本身沒有問題，沒有鎖、沒有停用，剩下最常見的就是密碼或帳號打錯。
   *[other] 看情況：我看不到密碼本身，只看得到帳號的狀態；從狀態看，問題不在密碼。
}
aspect-whether-lock = 還不行：TPEAD 帳號（{ $account }）還鎖著，{ aspect-clock }。
    { $computer ->
    [yes] 電腦和其他用它登入的地方現在都進不去，
   *[no] 用它登入的地方現在都進不去，
}密碼對也一樣；時間從 { $began } 鎖住那時起算，密碼本身沒有被改，解開後照用。{ $meanwhile ->
    [none] {""}
   *[other] { "\u000A" }這段時間可以先用員工愛上網帳號（{ $meanwhile }）登入電子認證平臺。
}
aspect-whether-both-locked = 還不行：TPEAD（{ $account }）和員工愛上網（{ $portal_account }）兩個都鎖著，所以現在兩邊都進不去。密碼沒有被改，解開後照用。
aspect-whether-portal-locked = 看情況：鎖住的只有員工愛上網帳號，TPEAD 沒有鎖。{ $ends ->
    [none] 這個鎖要由管理員解。
   *[other] { aspect-clock }。
}密碼沒有被改。{ $directory_account ->
    [none] {""}
   *[other] { "\u000A" }TPEAD 帳號（{ $directory_account }）現在就能用，輸入 TPEAD 自己的密碼；兩組密碼是分開的，不一定一樣。
}
aspect-whether-held = 還不行：TPEAD 帳號（{ $account }）還鎖著，不會自己解開，要管理員同意；密碼沒有被改。
aspect-whether-off = 還不行：現在帳號還是停用的，用它登入的地方都進不去。等再久也不會自己好（等 { $auto_unlock }會好的是「鎖定」）。密碼和資料都沒有被動。
aspect-whether-expired = 還不行：期限已經到了，現在不能登入；延長之後原來的帳號和密碼照用。
aspect-whether-sync = 還不行：資料還在路上，{ $ends ->
    [none] 還沒到齊；
   *[other] 預計 { $ends } 左右到。
}這是等同步，不是你打錯，也不是帳號壞掉。
aspect-whether-overdue = 還不行：到現在還沒同步過來，已經比正常的 { $sync_overdue }久，要有人處理；不是你打錯。
aspect-whether-unmade = 還不行：目前各系統都還沒有你的帳號，所以輸入什麼都進不去；建好之後就可以。
aspect-whether-change = 還不一定：改的東西還在同步，{ $ends ->
    [none] 還不能確定到了沒有。
   *[other] 預計 { $ends } 左右其他系統才會跟上。
}
aspect-whether-closed = 不能說是或不是，這個帳號不在這裡處理。
aspect-whether-shared = 看情況：公用帳號可以繼續收發信，但不能當成個人的單一帳號。也不會替它建 TPEAD 帳號。
aspect-whether-unread = 還不一定：有系統沒有回應我，看不到就不猜。
aspect-whether-card-name = 憑證還不行：它的姓名和登記的還不一樣，改好、等約一小時同步之後再綁。帳號本身可以照常登入。
aspect-whether-card-holder = 憑證不行：它和你的資料對不起來，先不要用它做任何事。帳號本身可以照常登入。
aspect-whether-card-unusable = 憑證不行：它{ $state ->
    [expired] 過期了
    [revoked] 被廢止了
   *[suspended] 被暫停了
}，換發、重新綁定之前不能用來確認身分或重設密碼。帳號本身可以照常登入。
aspect-whether-change-first = 還不行：要先把現在的密碼換掉才能登入，帳號沒有鎖也沒有停用。信件和資料都不會不見。
aspect-whether-reset = { $row ->
    [D21] 可以自己來：你綁了自然人憑證，到 { $sign_on_url } 選「忘記密碼」自己設，不用找誰同意。
        在這裡辦，用憑證確認的話也不用，只用驗證碼就要機關管理員核准。
   *[other] 看情況：記得密碼就不用重設；真的忘了才要，由機關管理員核准，新密碼你自己設。
}
    重設之後 TPEAD 用新密碼{ $mailbox ->
    [same] ，同名的市府信箱也一起換。
    [other] ，市府信箱不同名、不會跟著換。
   *[none] 。
}
aspect-whether-young = 可以，密碼已經換好了；{ $ends } 以前有些地方可能還只認舊的，是正常的。{ aspect-young-elsewhere }
aspect-whether-unbound = 還沒有，兩邊還沒綁定。兩個帳號各自都沒有壞；綁好之後就連在一起，密碼不會變。
aspect-signs-in-by = 現在照樣用員工愛上網帳號登入電子認證平臺。
    它下線之後只能用 TPEAD 帳號，那個系統會替你準備好。
aspect-whether-bind-not = { $stage ->
    [p2] { $row ->
        [D27] 還不行：現在登入只看 TPEAD 帳號，你還沒有，要請管理員先建。
       *[other] 不用你自己綁。現在登入只看 TPEAD 帳號。
    }
   *[other] 不用擔心進不去，也不用你自己綁。
        { aspect-signs-in-by }{ $row ->
        [D32] { "\u000A" }綁好之前報表上算「未綁定」，是正常的，不用追。
       *[other] {""}
    }
}
aspect-whether-directory-only = { $stage ->
    [p2] 可以：電子認證平臺認你的 TPEAD 帳號（{ $account }），也沒有東西要綁。
   *[other] 還不行：電子認證平臺要等系統上線，才能只用 TPEAD 帳號登入；開電腦可以。
        你沒有東西要綁，也不是密碼的問題。
}
aspect-whether-duplicate = 看情況：帳號都在，只是還沒決定用哪一個；決定之前先用你一直在用的那個。
aspect-whether-conflict = 還不一定：綁定有衝突，要由人查清楚，先不要自己重綁。
aspect-whether-retired = 不行，員工愛上網的帳號密碼不能再登入；TPEAD 帳號（{ $account }）可以。
aspect-whether-renamed = 不行，舊名不能用了，要用新的單一帳號；密碼是同一組，電腦和電子認證都一樣。
aspect-whether-restricted = 看情況：帳號和密碼都沒有壞，{ $computers ->
    [none] 只是設定成任何時段都不能登入。
   *[other] 在這些電腦可以登入：{ $computers }；別臺不行。
}
aspect-whether-application = 不是，帳號沒有壞，是那個系統的權限還沒開；重新綁定、改密碼都不會讓它出現。
aspect-whether-fine = 可以，現在沒有問題：我剛看過，帳號沒有鎖、沒有停用，也不用等同步。還是進不去的話，告訴我是哪個畫面、上面寫什麼。

# 然後呢、一定要嗎
aspect-after-lock = 不用換密碼，也不用跟誰說：解開之後用原來的密碼登入就好。很快又鎖的話，是有裝置存著舊密碼。
    只有真的忘記密碼才要重設（綁過自然人憑證的可以自己來，沒綁的由機關管理員核准）。
aspect-after-off = 要，只有一件：請管理員啟用。之後等約一小時同步，再用原來的帳號和密碼登入，密碼不用換。
aspect-after-sync = 不用，你什麼都不用做。資料到齊之後，用報到時拿到的帳號登入就好；在那之前不要請人手動再建一個。
aspect-after-change = 不用做什麼；同步完，其他系統就是新的資料，密碼不用換。
aspect-after-enabling = 不用做什麼，已經啟用了；同步完，用原來的帳號和密碼登入，密碼不用換。
aspect-after-expired = 要請你的單位確認聘期，再由管理員延長。延長之後用原來的帳號和密碼登入，密碼不用換。
aspect-after-unmade = 要請管理員先替你建帳號和資料；建好、同步完，就可以登入。
aspect-after-directory-only = { $stage ->
    [p2] 不用，用 TPEAD 帳號（{ $account }）登入就好。
   *[other] 不用，沒有東西要綁，密碼也不用換。系統上線之後，電子認證平臺才認你的 TPEAD 帳號；在那之前進不去。
}
aspect-after-duplicate = 要你先決定以後用哪一個，再告訴管理員；不用的由他收掉，密碼不用換。{ $mailbox ->
    [none] {""}
   *[other] { "\u000A" }市府信箱是另外的系統，不是 TPEAD 帳號的一部分。
}要留的信和檔案，收掉之前先跟管理員講。
aspect-after-shared = 要把用它做的業務和權限，移到承辦人自己的帳號；只收發信的話，什麼都不用做。
aspect-after-application = 要你去申請那個系統的權限；開通後重新登入就看得到，帳號和密碼都不用動。
aspect-after-overdue = 不用做什麼，我已經替你報修；好了之後用報到時拿到的帳號登入。在那之前不要請人手動再建一個。
aspect-after-change-first = 要，不換就一直進不去。換好之後，電腦和電子認證都用新密碼{ $mailbox ->
    [same] ，同名的市府信箱也是
   *[other] {""}
}；手機裡存的舊密碼記得一起換。信件和資料都不會動。
aspect-after-reset = 看情況：記得密碼就不用，忘了才要。重設之後，TPEAD { $mailbox ->
    [same] 和同名的市府信箱都用新密碼
   *[other] 用新密碼，市府信箱的密碼不變
}{ $stage ->
    [p2] 。
   *[other] ，員工愛上網的密碼不變。
}
    手機和別臺電腦存的舊密碼要換掉，免得一直試錯被鎖。
aspect-after-young = 不用再改一次。一律用新密碼，把手機、網路磁碟機裡存的舊密碼換掉就好。
aspect-after-unbound = { $act ->
    [self] 要綁，而且愈早愈好。不綁的話，系統之後可能另外建一個 TPEAD 帳號給你，到時得再選一個。
        綁好之後兩邊密碼都不變，也可以用 TPEAD 帳號登入電子認證平臺。
   *[other] 不用自己綁，等管理員處理好就可以；在那之前照原來的方式登入。
}
aspect-after-bind-not = 不用，{ $stage ->
    [p2] 用 TPEAD 帳號登入就好；沒有 TPEAD 帳號的話要請管理員建。
   *[other] 什麼都不用做。{ aspect-signs-in-by }
}
aspect-after-card = 不用換密碼，帳號照常用。憑證弄好之後重新綁一次，下次忘記密碼就能自己處理。
aspect-after-new-name = 不用換密碼，只是之後都用{ $row ->
    [D36] 新的單一帳號
   *[other] {" "}TPEAD 帳號
}登入；手機和瀏覽器裡存的舊帳號記得改掉。
aspect-after-fine = 不用做什麼，也不用換密碼，直接登入就好。
aspect-after-people = 不用再做別的；等負責的人處理，要我幫忙盯的話可以開單。
aspect-after-unread = 不用做什麼；系統恢復之後再看一次就知道。

# 可不可以
aspect-rule-lock = 可以重開機、可以再問我，時間不會重算。但鎖住的時候先不要再試密碼，也不要借別人的帳號。{ $meanwhile ->
    [none] {""}
   *[other] { "\u000A" }這段時間可以先用員工愛上網帳號（{ $meanwhile }）登入電子認證平臺。
}不用換密碼。急著解的話：
aspect-rule-off = 不行，自己不能啟用，要由你機關的管理員決定；可以請他看，也可以由我替你送申請。借別人的帳號不行。
aspect-rule-expired = 不行，期限我不能改，你自己也不能改。機關確認聘期之後，由人員與組織管理系統管理員延長。這段時間也不要借別人的帳號。要找：
aspect-rule-sync = 不可以手動在人員與組織管理系統另外建一個，也不要借同事的帳號。等同步，或過了時間報修。
aspect-rule-password = 看情況：新密碼至少 8 個字，大小寫字母、數字、符號都要有，也不能是好猜的。密碼不能給別人，也不要寫在聊天室。
aspect-rule-reset = { $row ->
    [D21] 可以：你綁過自然人憑證，到 { $sign_on_url } 選「忘記密碼」就能自己設。
        在這裡按「{ do-reset-password }」也行，頁面上能用憑證就用憑證，不能用就輸入驗證碼、由管理員核准。
   *[other] 不行，這次不能用憑證：忘記密碼要「先綁過」才能用憑證重設，而綁憑證要先登入。所以這次由管理員核准，登入之後再綁，下次就能自己來。
}
    不能由別人代設，也不會把新密碼傳到任何地方，一律由你自己在網頁上設。
aspect-rule-card = 看情況：憑證只能用你本人的，姓名要和登記的一模一樣；別人的憑證不能代替。
aspect-rule-bind = 看情況：一個員工愛上網帳號只能綁一個 TPEAD 帳號，而且兩個都要是你本人的。不能替別人綁，也不能拿自己的證號綁公用帳號。
aspect-rule-other = 看情況，這要看負責單位的規定，我不替他們決定；可以直接問下面的窗口。

# 換了密碼，哪裡跟著變
aspect-new-password-portal = 不會，員工愛上網的密碼不會跟著變。
aspect-new-password-directory = 會，換的就是 TPEAD 的密碼，開電腦也用新的。
aspect-new-password-signon = 會，電子認證平臺用 TPEAD 帳號登入的話，就是用新密碼。
aspect-new-password-mailbox = { $mailbox ->
    [same] 會，你的市府信箱和員工愛上網同名，密碼一起換。
    [other] 不會，你的市府信箱不同名，密碼是另外的。
   *[none] 你沒有市府信箱，所以沒有這個問題。
}

# 是哪一個
aspect-which-account = { $system ->
    [portal] 說的是你的員工愛上網帳號（{ $portal_account }），密碼也是員工愛上網的那一組。
   *[directory] 說的是你的 TPEAD 帳號（{ $account }）{ $computer ->
        [yes] ，也就是開電腦用的那個
       *[no] {""}
    }，密碼也是 TPEAD 的那一組。
}
aspect-which-portal-locked = { $directory_account ->
    [none] 鎖住的是你的員工愛上網帳號（{ $portal_account }）。
   *[other] 現在能用的是 TPEAD 帳號（{ $directory_account }）{ $computer ->
        [yes] ，就是開電腦的那個
       *[no] {""}
    }，輸入 TPEAD 的密碼。
    鎖住的是員工愛上網帳號（{ $portal_account }），它的密碼是另外一組，不一定一樣。
}
aspect-which-record = 說的是你的資料從一個系統到下一個系統的那一段。順序是員工愛上網 → 人員與組織管理系統 → TPEAD 和信箱。不是你打錯哪一組密碼。
aspect-which-card = 說的是電子認證平臺上綁的自然人憑證，不是哪一個帳號。
aspect-which-none = 我看的是你在每個系統的資料，不是其中哪一個。有員工愛上網、人員與組織管理系統、TPEAD、市府信箱和電子認證平臺。
aspect-which-both-locked = 兩個都鎖了：TPEAD（{ $account }）和員工愛上網（{ $portal_account }），時間各算各的。
aspect-which-unbound = 要綁在一起的是：員工愛上網（{ $portal_account }）和 TPEAD（{ $account }）。
aspect-which-duplicate = 是這些 TPEAD 帳號：{ $account }。要留哪一個由你決定，通常留一直用來開電腦的那個。
aspect-which-retired = 用 TPEAD 帳號（{ $account }）和 TPEAD 的密碼，就是開電腦用的那一組，密碼也是。員工愛上網的那組不能用了。
aspect-which-renamed = 用新的單一帳號；舊名（{ $former }）不能再用。新的我不在對話裡寫出來，按下面的「{ account-open }」就看得到。

# 又鎖；走之前還鎖著
aspect-why-locked-again = 一天鎖這麼多次，多半不是你打錯，是有裝置存著舊密碼一直自己登入。最常見的是手機收信，再來是網路磁碟機、記住的 Wi-Fi、另一臺電腦。
    把那裡的密碼改成現在的（或先把信箱從手機移除），就不會再鎖；都不是的話，可能有人在試你的密碼，請撥{ $hotline }。
aspect-after-locked-again = 要：先把還存著舊密碼的裝置改掉（最常見是手機收信），不然解開之後還會再鎖。密碼本身不用換，解開之後用原來的登入。
aspect-still-locked = 提醒一下，你的帳號現在還鎖著：{ $ends ->
    [none] 要管理員同意才會解開。
   *[other] { aspect-clock }。在那之前先不要再試密碼。
}

# 改好的名字和憑證還是不一樣；辦好之後，密碼還是原來的
aspect-name-still-differs = { $told ->
    [yes] 光等同步還不夠。憑證那邊照我剛才說的，{ $differs ->
        [marks] 請管理員照憑證上的寫法再改一次登記的那一邊。
       *[name] 兩邊的姓名要改成一模一樣才能綁。
    }
   *[no] { aspect-name-differs-how }
}
aspect-name-differs-how = 光等同步還不夠：改好的姓名和憑證上的還是不一樣。{ $differs ->
    [marks] 只差在中間的點、空格或全形半形：看起來一樣，系統要一模一樣才算，同步完也還是不符。
        不用再跑戶政：請管理員照憑證上的寫法再改一次登記的那一邊，同步之後確認兩邊都對，再綁憑證。帳號照常登入。
   *[name] 同步完也還是不符。
        登記的對，就到戶政換憑證；憑證的對，請管理員照憑證改登記的那一邊。
        同步之後確認兩邊都對，再綁憑證。帳號照常登入。
}

# 用自己的帳號登入：上線以後，和鎖住的這段時間
ways-go-live = { $how ->
    [made] 進得去。上線之前系統會替你建好 TPEAD 帳號並綁定，上線後就用那個登入；在那之前照舊用員工愛上網（{ $portal }），你什麼都不用做。
        到上線那時還沒有的話，再請機關的人員與組織管理系統管理員建。
    [directory] 進得去。上線後就用 TPEAD 帳號（{ $directory }）登入電子認證平臺；在那之前電子認證平臺還不認它，現在就要用的話找管理員。
    [bind] 進得去，上線後用 TPEAD 帳號（{ $directory }）登入。上線之前要先綁好：沒綁的話，系統可能另外再建一個 TPEAD 帳號，到時要你選一個。
    [main] 進得去，上線後用 TPEAD 帳號（{ $directory }）登入。主要的員工愛上網帳號先綁好；另一個沒綁的，系統會替它另建 TPEAD 帳號。
    [choose] 進得去，不過上線後只認 TPEAD 帳號（{ $directory }）。先決定留哪一個並告訴管理員；在那之前照舊登入。
    [system] 進得去。上線之前系統會替你綁好，上線後用 TPEAD 帳號（{ $directory }）登入；在那之前照舊登入就好。
    [conflict] 還不一定：你的綁定有衝突，要先由管理員查清楚；在那之前不要自己重綁。
    [arriving] 進得去。你的資料還在同步，TPEAD 帳號建好之後，上線後就用它登入。
   *[bound] 進得去。上線後用 TPEAD 帳號（{ $directory }）和它的密碼登入，員工愛上網的帳號和密碼就不能再用；在那之前兩個都可以。
}{ $off ->
    [yes] { "\u000A" }不過帳號現在停用著，上線也不會自己恢復，要先請管理員啟用。
   *[no] {""}
}
ways-portal = { $state ->
    [usable] 可以：你的員工愛上網帳號現在還能登入（{ $account }），它是另一個帳號，沒有鎖。
        用它自己的密碼登入電子認證平臺，你原本有權限的系統（例如公文）照樣進得去。
        { $computer ->
            [yes] 開電腦還是要等 TPEAD 解開；
           *[no] {""}
        }員工愛上網下線後只能用 TPEAD。
    [locked] 不行：員工愛上網（{ $account }）現在也鎖著。
    [off] 不行：帳號停用著，要先請管理員啟用。
    [none] 不行：你沒有員工愛上網帳號。
   *[retired] 不行：員工愛上網已經下線，只能用 TPEAD 帳號。
}

# 沒有登記信箱
offer-where = 要登記信箱，請{ offer-who-registers }加到你的資料上，要是你收得到信的。
    登記好之前我確認不了是你，急的話找管理員，或說「找真人」開單。
offer-no-code = 驗證碼寄不到你那裡：你沒有登記可以收驗證碼的信箱。請{ offer-who-registers }在你的資料上登記一個收得到信的信箱。
    在那之前，急的事直接找管理員，或按下面開單。
