# 一個動作的說明，什麼都還沒開始
explain-proof = { $proof ->
    [code] 輸入寄到你登記信箱的驗證碼
    [number] 把網頁上的兩位數當面或在電話裡告訴管理員
    [certificate] 用自然人憑證確認
    [two] 用兩種方式確認
   *[none] 不用再確認
}
explain-waits = { $days ->
    [0] 管理員有約 { $minutes } 分鐘可以決定，沒回覆就改問別人
   *[other] 管理員有 { $days } 個工作天可以決定，沒回覆就改問別人
}

# 要不要
explain-need-unlock = { $ends ->
    [none] 要解才進得去：這個鎖不會自己解開，要管理員同意。
   *[other] 不一定要：{ $left ->
        [0] {""}
       *[other] 還有 { $left } 分鐘，
    }{ $ends } 會自己解開；等不及才需要我解。
}
explain-need-bind = 要綁，愈早愈好。不綁的話，系統之後可能另外建一個 TPEAD 帳號給你，到時還得選一個。
explain-need-rebind = 不用。你已經綁好了，再綁一次也不會多出什麼（看不到某個系統是權限，跟綁定無關），只有綁錯了才要改綁。
explain-need-reset-password = { $must ->
    [yes] 密碼要換，但不一定要重設：記得現在的密碼，登入時照畫面換一組就好；忘了才要重設。
   *[no] 不一定：記得密碼就不用重設，真的忘了才走「忘記密碼」（要綁過自然人憑證）。
        帳號停用或還在同步，重設了也進不去；鎖住的話，解開之後原來的密碼照用。
}
explain-need-enable = 要，不啟用就一直進不去；要不要啟用由管理員決定，我可以替你送申請。

explain-by-people = 以你帳號現在的狀況，這件事我不能直接替你辦，要由服務人員看；要的話我替你開單。

# 做了會怎樣
explain-what-unlock = 解鎖只是把鎖拿掉：密碼、信件、資料都不變，解開後用原來的密碼登入。
explain-what-bind = 綁定是把你的員工愛上網帳號和 TPEAD 帳號連在一起。兩邊的密碼、信件、資料、各系統的權限都不變，也不會多出或少掉哪個系統。
    之後也可以用 TPEAD 帳號登入電子認證平臺。
explain-what-rebind = 改綁會取消現在的綁定，換成你選的另一組；帳號都還在，密碼、信件、資料不變。
explain-what-reset-password = 重設之後，TPEAD（電腦、電子認證）用新密碼{ $mailbox ->
    [same] ，同名的市府信箱也是
    [other] ，市府信箱不同名、不會換
   *[none] {""}
}{ $stage ->
    [p2] 。
   *[other] 。員工愛上網的密碼不變。
}
    信件和資料不會動；手機和別臺電腦存的舊密碼要跟著換。
explain-what-enable = 啟用之後等約一小時同步，用原來的帳號和密碼登入；密碼、信件、資料都不變。

# 要什麼、怎麼做
explain-how-unlock = 按「{ do-unlock }」，{ explain-proof }。{ $approval ->
    [yes] 我把申請送給管理員，核准了我馬上解。
   *[no] 我馬上解，不用找管理員。
}
explain-how-bind = 按「{ do-bind }」，{ explain-proof }。再在同一頁輸入兩邊的帳號、密碼，{ $approval ->
    [yes] 管理員核准後就綁好。
   *[no] 馬上就綁好。
}
    密碼只在那一頁輸入，不要寫在這裡。
explain-how-rebind = 按「{ do-rebind }」，{ explain-proof }。在同一頁輸入要綁的兩個帳號、密碼，{ $approval ->
    [yes] 管理員核准之後才會換。
   *[no] 就換過去。
}
explain-how-reset-password = 按「{ do-reset-password }」，{ explain-proof }。
    { $approval ->
    [yes] 我把申請送給管理員。核准之後，
   *[no] 接著
}新密碼由你自己在網頁上設，我和管理員都看不到。
explain-how-enable = 按「{ do-enable }」，{ explain-proof }。{ $approval ->
    [yes] 我把申請送給管理員決定。
   *[no] 我就替你啟用。
}

# 誰
explain-who-unlock = { $approval ->
    [yes] 這個鎖要管理員同意才能解：
   *[no] 你自己就能要我解自己的帳號，不用別人核准；別人的帳號要由本人來說。
}
explain-who-bind = { $approval ->
    [yes] 綁定要管理員核准：
   *[no] 你自己就能綁，不用別人核准；只能綁你本人的兩個帳號。
}
explain-who-rebind = { $approval ->
    [yes] 改綁要管理員核准：
   *[no] 你自己就能改綁。
}
explain-who-reset-password = { $approval ->
    [yes] 記得現在的密碼，你自己換就好，不用別人；忘了重設要管理員核准：
   *[no] 你自己就能重設自己的密碼，別人不能代替你。
}
explain-who-enable = { $approval ->
    [yes] 要不要啟用由管理員決定，不能自己來：
   *[no] 你自己就能要我啟用。
}

# 要多久
explain-until-unlock = { $approval ->
    [yes] { explain-waits }；核准之後一兩分鐘就解開。
   *[no] 驗證碼輸入之後一兩分鐘就解開。
}
explain-until-bind = { $approval ->
    [yes] { explain-waits }；核准之後馬上生效。
   *[no] 兩邊的密碼都對，一兩分鐘就綁好，馬上生效。
}
explain-until-rebind = { $approval ->
    [yes] { explain-waits }；核准之後馬上生效。
   *[no] 一兩分鐘就換好。
}
explain-until-reset-password = { $approval ->
    [yes] { explain-waits }。核准之後你自己設，設好馬上生效，有些地方要到一小時後才完全跟上。
   *[no] 幾分鐘，設好馬上生效；有些地方要到一小時後才完全跟上。
}
explain-until-enable = { $approval ->
    [yes] { explain-waits }；啟用之後再等約一小時同步。
   *[no] 啟用之後等約一小時同步。
}

# 為什麼要這樣
explain-why-unlock = 鎖是為了擋猜密碼的人，所以解之前要先確認是你本人。
explain-why-bind = 綁了系統才知道兩個帳號都是你，之後才能只用一組登入。要兩邊的密碼，是要確認兩個都是你的。
explain-why-rebind = 改綁弄錯會綁到別人身上，所以要管理員先看過。
explain-why-reset-password = 密碼沒有人查得到，忘了只能換新的。能重設的人就能進你的帳號，所以要先確認是你本人{ $approval ->
    [yes] ，再由管理員核准。
   *[no] 。
}
explain-why-enable = 帳號停用通常有人事上的原因，只有你的機關知道該不該開，所以由管理員決定。

# 不要
explain-not-unlock = 好，不解，我什麼都沒有動。{ $ends ->
    [none] {""}
   *[other] 它 { $ends } 會自己解開{ $left ->
        [0] {""}
       *[other] （約 { $left } 分鐘）
    }，之後用原來的密碼登入。
}
explain-not-bind = 好，不綁，我什麼都沒有動；兩個帳號照現在的方式用。之後要綁再跟我說。
explain-not-rebind = 好，不改綁，現在的綁定維持原樣。
explain-not-reset-password = 好，不重設，密碼沒有變。{ $must ->
    [yes] 只是這一組要先換掉才能登入，記得的話登入時照畫面換就好。
   *[no] 用原來的密碼就好。
}
explain-not-enable = 好，不送申請，我什麼都沒有動；要啟用的時候再跟我說。
explain-mail-stays = 不會不見：市府信箱、裡面的信和信箱的密碼都不受影響。
