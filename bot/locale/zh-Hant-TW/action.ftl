# 一件事怎麼稱呼
action-name-unlock = 解除鎖定
action-name-bind = 綁定帳號
action-name-rebind = 改綁帳號
action-name-reset-password = 重設密碼
action-name-enable = 啟用帳號
action-name-link = 連結聊天帳號
action-name-decide = 決定同仁的申請
action-name-vouch = 替同仁擔保身分
action-name-account-name = 看自己的完整帳號
action-name-other = 確認是你本人
action-what = { $action ->
    [unlock] { action-name-unlock }
    [bind] { action-name-bind }
    [rebind] { action-name-rebind }
    [reset_password] { action-name-reset-password }
    [enable] { action-name-enable }
   *[other] 這件事
}
action-what-else = { $other ->
    [unlock] { action-name-unlock }
    [bind] { action-name-bind }
    [rebind] { action-name-rebind }
    [reset_password] { action-name-reset-password }
    [enable] { action-name-enable }
   *[other] 別的事
}

# 按鈕
do-unlock = 解除鎖定
do-bind = 現在綁定
do-rebind = 申請改綁
do-enable = 申請啟用
do-reset-password = 重設密碼
do-ticket = 請服務人員處理
action-cancel = 取消這件申請

# 開始
action-open-unlock = { $by ->
    [admin] 好，打開下面的頁面確認是你，我就把申請送給管理員；核准了我馬上解，並通知你。
    [people] 好，打開下面的頁面確認是你。你的機關沒有別人可以決定，所以我會開單交給服務人員，有結果通知你。
   *[self] 好，打開下面的頁面確認是你，我就幫你解。
}
action-open-bind = 好，打開下面的頁面確認是你，再輸入員工愛上網和 TPEAD 的帳號、密碼。兩邊都對，{ $by ->
    [admin] 我就把申請送給管理員，核准後幫你綁。
    [people] 我就開單交給服務人員，因為你的機關沒有別人可以決定。
   *[self] 我就幫你綁好。
}
    密碼只在那一頁輸入，不要寫在這裡。
action-open-rebind = 改綁會換掉現在的綁定，要{ $by ->
    [people] 服務人員先看過
   *[admin] 管理員先看過
}。
    打開下面的頁面確認是你，再輸入你要綁的兩個帳號、密碼，我就替你送申請；核准之前什麼都不會變。
action-open-reset-password = { $by ->
    [admin] { $row ->
        [D21] 你綁了自然人憑證，可以到 { $sign_on_url } 選「忘記密碼」自己設。要在這裡設，得由管理員核准。
       *[other] 這次要請機關的管理員核准。自己走「忘記密碼」要先綁好自然人憑證，你現在沒有可以用的。
    }
    先打開下面的頁面確認是你本人，我就把申請送出去；核准後，新密碼由你自己在網頁上設，我和管理員都看不到。
    [people] 要在這裡設新密碼得有人核准。你的機關沒有別人可以決定，所以會交給服務人員。
        先打開下面的頁面確認是你本人，我就開單。
    [card] 好，打開下面的頁面。用自然人憑證確認，馬上就能自己設新密碼；手邊沒有卡片，就輸入驗證碼，等機關的管理員核准後再設。
        我和管理員都看不到新密碼。
   *[self] 好，打開下面的頁面確認是你本人，就可以自己設新密碼，我和管理員都看不到。
}
action-open-enable = 好，打開下面的頁面確認是你，{ $by ->
    [people] 我就開單交給服務人員
   *[admin] 我就把申請送給管理員
}；有結果馬上通知你。
action-choose-now = 現在可以設新密碼了，請打開下面的頁面，10 分鐘內自己設好。頁面過期了，再跟我說「重設密碼」就好，{ $until } 以前都可以。

# 正在辦
action-then = { $next ->
    [none] 又沒有別的管理員可以問，我就轉給服務人員
   *[other] 我會自動改問下一位
}
action-awaits = 你的「{ action-what }」申請已經送出，正在等{ $admin ->
    [none] 管理員
   *[other] { $admin }
}決定。
    { $until } 以前沒有回覆，{ action-then }。不用再申請一次；要改辦別的事，請先取消這件。
action-under-way = 「{ action-what }」正在辦，還沒有結果；好了我會通知你，不用再按一次。
action-progress = 「{ action-what }」{ $state ->
    [verifying] 等你確認。
    [awaiting_approval] 已確認，等管理員決定。
    [ready] 可以繼續辦。
    [carrying_out] 已確認，處理中。
    [done] 的結果在另一則訊息。
    [already] 不用辦了：動手前再看了一次，已經是你要的樣子，服務台沒有改任何東西。
    [partly] 只完成一部分，說明在另一則訊息。
    [not_done] 未完成，說明在另一則訊息。
    [unclear] 結果還不清楚，說明在另一則訊息。
    [refused] 未辦理，原因在另一則訊息。
    [expired] 沒有完成，帳號沒有變動；還要辦請再跟我說一次。
    [cancelled] 這件申請不辦了。
   *[handed_over] 已轉給服務人員處理。
}
action-one-at-a-time = 你的「{ action-what }」還沒辦完，我一次只辦一件。先把它辦完，或按取消，再跟我說要「{ action-what-else }」。
action-admin-asked = 驗證碼沒問題，申請已經送給你機關的管理員{ $admin ->
    [none] {""}
   *[other] { $admin }
}。
    { $until } 以前沒有回覆，{ action-then }。有結果我在對話裡告訴你，可以先去忙。
action-admin-asked-numbered = 申請已經送給你機關的管理員{ $admin ->
    [none] {""}
   *[other] { $admin }
}。
    請當面，或在管理員回撥你登記的電話時，把網頁上的兩位數說出來，別告訴其他人。
    { $until } 以前沒有回覆，{ action-then }。
action-approved = { $admin }核准了你的「{ action-what }」申請。{ $action ->
    [reset_password] {""}
   *[other] 我現在就辦，好了通知你。
}
action-declined =
    { $admin }沒有核准你的「{ action-what }」申請，原因：「{ $reason }」
    你的帳號沒有任何變動；覺得有誤會，可以直接問管理員，或按下面找真人。
action-waits-for-system = 有系統沒有回應，「{ action-what }」還沒辦好。我會自己再試，有結果會通知你，不用重新申請。
action-cancelled = 好，「{ action-what }」取消了，你的帳號沒有任何變動。之後要辦隨時跟我說。
action-too-late-to-cancel = 來不及取消了，「{ action-what }」已經在辦；好了我馬上通知你。
action-ran-out = 時間過了，「{ action-what }」還沒完成，先前的核准已經失效。你的帳號沒有任何變動；還要辦的話，再跟我說一次。
action-nobody-decides = 你的機關現在沒有人可以決定「{ action-what }」的申請。我把它交給服務人員處理，你不用重來。你的帳號目前沒有任何變動。

# 沒有辦，和為什麼
action-refused-again = 動手之前我又看了一次，現在不能辦，所以我沒有動你的帳號。
action-paused = 服務台目前暫停所有變更，我只能看、不能動。{ $ticket ->
    [opened] {""}
   *[offered] 等不及的話，可以請服務人員先處理。
}
action-by-hand = 這件事在這裡不能由我直接辦，我把它交給服務人員，由他們替你處理。你的帳號目前沒有任何變動。
action-by-hand-waits = 管理員已經核准，會親自替你啟用，因為這裡不能由我直接啟用。我會一直看到 { $until }，啟用好了馬上通知你，不用重新申請。
action-no-longer-approved = 這件事要有管理員核准，而先前的核准現在不算數了。請再跟我說一次，我重新替你送申請。
action-changed = 申請之後，你的帳號有了變化，和當初申請的不一樣了。請再跟我說一次，我照現在的狀況辦。
action-other-name = 你的姓名在員工愛上網和人員與組織管理系統裡不一樣，所以現在不能綁。請員工愛上網管理員改成一致，等一小時同步後再來綁。
action-nothing-to-rebind = 你的帳號還沒有綁定，所以沒有可以改的；直接綁定就好。
action-nothing-to-choose = 以你現有的帳號，沒有別的組合可以改綁。如果真的綁錯了，要由人來查，我請服務人員看。
action-nothing-to-bind = 我看了你的資料，沒有兩個可以綁在一起的帳號，你不用做什麼。
action-cooling = 重設密碼和申請啟用要等到 { $until } 以後。這個聊天是不到 24 小時前才連結的，用的是兩種較弱的證明。
    你的帳號沒有任何變動；等不及就按下面，請服務人員處理。
action-busy-target = 這個帳號今天提出的申請太多了，我先不再收新的。帳號沒有任何變動，正在辦的照常進行。
    請在 { $until } 以後再說一次，或撥{ $hotline }。
action-busy-agency = 你們機關現在的申請太多，管理員會處理不過來，我先不再收新的。你的帳號沒有任何變動，正在辦的照常進行。
    請在 { $minutes } 分鐘後再說一次，或撥{ $hotline }。
action-busy-channel = 現在從這裡提出申請的人太多，我先不再收新的。你的帳號沒有任何變動，正在辦的照常進行。
    請在 { $minutes } 分鐘後再說一次，或撥{ $hotline }。
action-no-proof = { $missing ->
    [address] 我沒有辦法確認是你本人，所以不能動你的帳號：你沒有可以收驗證碼的登記信箱。
        請找管理員處理。以後想在這裡自己辦，請{ offer-who-registers }在你的資料上登記一個收得到信的信箱。
    [other_address] 我沒有辦法確認是你本人，所以不能動你的帳號。你登記的信箱就是要改密碼的那一個，寄到那裡的驗證碼不算證明。
        請找管理員處理。以後想在這裡自己辦，請{ offer-who-registers }在你的資料上登記另一個收得到信的信箱。
   *[stronger] 這件事要比驗證碼更強的證明，例如綁定的自然人憑證。你現在沒有，我沒有辦法確認是你本人，所以不能動你的帳號。
        請找管理員處理。
}
    要的話我替你開單，請服務人員用別的方式確認。
offer-who-registers = { $stage ->
    [p2] 人員與組織管理系統管理員
   *[other] 員工愛上網管理員
}
action-no-password-here = 你的密碼不能在這裡改，我請服務人員看該怎麼處理。現在的密碼沒有變。
action-several-accounts = 你有不只一個 TPEAD 帳號，我不敢猜要改哪一個的密碼。先和管理員決定留下哪一個；我也請服務人員看。

# 結果
result-unlock-done = 解開了，你的 TPEAD 帳號（{ $account }）現在可以登入。
    請慢慢輸入正確的密碼；如果很快又被鎖，多半是手機或別臺電腦還存著舊密碼，先把那裡的換掉。
result-unlock-by-itself = 鎖的時間到了，已經自己解開，服務台什麼都沒有改。你的 TPEAD 帳號（{ $account }）現在可以登入。
    請慢慢輸入正確的密碼；如果很快又被鎖，多半是手機或別臺電腦還存著舊密碼。
result-unlock-already = 你的 TPEAD 帳號（{ $account }）已經沒有鎖著，現在可以登入。動手前我再看了一次：是別人先解開的，服務台什麼都沒有改。
result-bind-already = 員工愛上網（{ $portal }）和 TPEAD（{ $account }）已經綁在一起了。動手前我再看了一次：不是服務台綁的，這次什麼都沒有改。
    如果你和管理員都沒有綁過，請洽{ $hotline }。
result-rebind-already = 員工愛上網（{ $portal }）已經綁 TPEAD（{ $account }）了。動手前我再看了一次：不是服務台改的，這次什麼都沒有改。
    如果你和管理員都沒有改過，請洽{ $hotline }。
result-enable-already = 帳號已經啟用了。動手前我再看了一次：是別人先啟用的，服務台什麼都沒有改。通常下一次同步（每 { $sync_every }一次）之後就能登入。
result-reset-password-already = 你的 TPEAD 帳號（{ $account }）剛剛換過密碼，但不是從這一頁換的。這一頁輸入的密碼沒有用上。如果不是你換的，請馬上洽{ $hotline }。
result-unlock-partly = 只解開了一部分，你的 TPEAD 帳號（{ $account }）可能還有地方鎖著。服務人員會接手，你不用再申請。
result-unlock-not-done = 沒有解開，你的 TPEAD 帳號（{ $account }）還鎖著，其他都沒有變。服務人員會接手，請先不要再試密碼。
result-unlock-unclear = 解鎖已經送出，但系統沒有回應。我不確定你的 TPEAD 帳號（{ $account }）解開了沒有。可以登入一次看看；服務人員也會去查。
result-bind-done = 綁好了：員工愛上網（{ $portal }）和 TPEAD（{ $account }）從現在起連在一起了。兩邊的密碼都沒有變，現在也可以用 TPEAD 帳號登入電子認證平臺。
result-bind-partly = 綁定只完成了一部分：員工愛上網（{ $portal }）和 TPEAD（{ $account }）。服務人員會接手，你的密碼沒有變，先照原來的方式登入。
result-bind-not-done = 沒有綁成，員工愛上網（{ $portal }）和 TPEAD（{ $account }）還是分開的，密碼也沒有變。服務人員會接手，你不用再試。
result-bind-unclear = 綁定已經送出，但系統沒有回應。我不確定員工愛上網（{ $portal }）和 TPEAD（{ $account }）綁好了沒有。服務人員會去查，先照原來的方式登入就好。
result-rebind-done = 改綁好了：員工愛上網（{ $portal }）現在綁的是 TPEAD（{ $account }），原來的綁定已經取消。兩邊的密碼都沒有變。
result-rebind-partly = 改綁只完成了一部分：員工愛上網（{ $portal }）和 TPEAD（{ $account }）。服務人員會接手，你的密碼沒有變。
result-rebind-not-done = 沒有改綁成功，原來的綁定還在，密碼也沒有變。服務人員會接手，你不用再試。
result-rebind-unclear = 改綁已經送出，但系統沒有回應。我不確定現在綁的是哪一組。服務人員會去查，密碼沒有變。
result-reset-password-done = 新密碼設好了，你的 TPEAD 帳號（{ $account }）現在用新密碼登入。一小時內有些電腦可能還認舊密碼，是正常的；手機和別臺電腦存的舊密碼記得換掉。
result-reset-password-partly = 你的 TPEAD 帳號（{ $account }）已經換成新密碼，但信箱那邊還沒處理好，服務人員會接手。一小時內有些電腦可能還認舊密碼，是正常的。
result-reset-password-not-done = 新密碼沒有設成，你的 TPEAD 帳號（{ $account }）還是用原來的密碼。服務人員會接手。
result-reset-password-unclear = 新密碼已經送出，但系統沒有回應。我不確定你的 TPEAD 帳號（{ $account }）換了沒有。先用新密碼試一次，不行再用舊的試一次，別一直試，以免被鎖。
    服務人員會去查。
result-enable-done = 帳號已經啟用了，通常下一次同步（每 { $sync_every }一次）之後就能登入。還要等的話，好了我會主動通知你。
result-enable-partly = 帳號只啟用了一部分，還有系統是停用的，所以可能還不能登入。服務人員會接手，你不用再申請。
result-enable-not-done = 帳號沒有啟用成功，還是停用的，其他都沒有變。服務人員會接手，你不用再申請。
result-enable-unclear = 啟用已經送出，但系統沒有回應。我不確定成功了沒有。服務人員會去查，有結果我通知你。
result-mailbox = { $effect ->
    [done] 同名的市府信箱也一起換成新密碼了。
    [not_done] 市府信箱沒有換成功，還是用舊密碼。
    [none] 市府信箱的密碼沒有動。
   *[unclear] 市府信箱換了沒有，我還不確定：先用新密碼，不行再用舊的。
}
result-portal-unchanged = 員工愛上網的密碼沒有變。
result-sessions = 服務台這邊，其他用你的身分登入的瀏覽器都登出了，開著的頁面和驗證碼也都失效。
    我結束不了的是：已經登入的電腦還會照舊用幾個小時（Kerberos），請到那裡登出或重新開機。
action-locked-again = { $action ->
    [reset_password] 新密碼設好了，不過你的 TPEAD 帳號（{ $account }）後來又被鎖住了。
   *[unlock] 剛才幫你解開的 TPEAD 帳號（{ $account }）又被鎖住了。
}多半是哪裡還存著舊密碼，一直在試；先把那裡改掉，再登入。
action-old-passwords =
    - 手機收信：在收信 App 的帳號設定改成現在的密碼，改不了就先把帳號從手機移除。
    - 網路磁碟機：先中斷連線，再用現在的密碼連一次。
    - Wi-Fi：先「忘記」這個網路，再重新連線。
    - 另一臺電腦、遠端桌面：到那裡登出。
action-none-of-them = 如果都不是你，可能有人在試你的密碼，請馬上洽{ $hotline }。
action-unlocked-before = { $action ->
    [reset_password] { $at } 才設了新密碼，後來又被鎖住了。
   *[unlock] { $at } 才幫你解開，後來又被鎖住了。
}多半是哪裡還存著舊密碼，一直在試；那裡沒改掉，解開了也撐不久。
action-binding-gone = 剛才綁好的員工愛上網（{ $portal }）和 TPEAD（{ $account }）已經變了。是有人改過，或是同步改的。
    你的密碼都沒有變，你不用做什麼；如果是你自己改的，跟服務人員說一聲就好。
