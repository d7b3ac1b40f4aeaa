# 驗證碼
code-sent = 驗證碼寄到 { $address } 了：6 位數，10 分鐘內有效，只輸入在那一頁。
code-held-back = 剛剛才寄過驗證碼，這次先不寄；{ $again } 以後，可以在那一頁請它再寄到 { $address }。
code-owed =
    這一頁的驗證碼會在 { $again } 自動寄到 { $address }，不用再要一次。
    上一封寄出還不到一分鐘，所以要稍等一下。
code-not-sent = 驗證碼沒有寄出去，郵件系統沒有回應。你的申請還在，請過一兩分鐘在那一頁再寄一次；一直不行請洽{ $hotline }。
code-subject = 帳號服務台的驗證碼
code-mail =
    { $name }，你好：

    你的驗證碼是 { $code }
    用途：{ $purpose }

    共 6 位數，10 分鐘內有效，只能用一次。
    只能輸入在網址以 { $address } 開頭的網頁上。
    服務台的人不會跟你要驗證碼，在電話裡、聊天室裡都不要告訴任何人。

    如果不是你要辦的，不要輸入就好，帳號不會有任何變動；請告訴我們：{ $hotline }。

# 這一頁要做什麼
page-account = { $account ->
    [none] {""}
   *[other] ，帳號 { $account }
}
page-what-prove =
    { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }。
    確認是你之後才會開始；不是你要辦的，關掉這一頁就好，什麼都不會變。
page-what-bind =
    { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }。
    之後員工愛上網和 TPEAD 就連在一起。
    密碼只用來確認兩個帳號都是你的，不會留下來，也都不會變。
page-what-number =
    { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }。
    你沒有可用的信箱收驗證碼，所以改用這個兩位數。
    送出之後，當面告訴管理員，或等管理員回撥你登記的電話時說，別告訴其他人。
page-what-choose = { $name }，請在這一頁設新密碼{ page-account }。
page-what-decide = { $name }，有一件申請等你決定。
page-proven-lately = 你剛才確認過身分，這次不用再輸入。
page-what-link = { $name }，請再用一種方式確認是你，就會拿到連結聊天帳號用的連結碼。你的帳號和密碼都不會變。
page-what-vouch = 你要替{ $name ->
    [none] 同仁
   *[other] { $name }
}擔保身分，讓對方連結自己的聊天帳號。送出後會出現一組連結碼，請當面交給對方。
page-what-accounts = { $name }，確認是你之後，這一頁就會寫出你自己的完整帳號。只是看，什麼都不會變；不是你要看的，關掉就好。
page-will-change = { $mailbox ->
    [same] 會變的：TPEAD 和同名的市府信箱的密碼。{ $portal ->
        [none] {""}
       *[kept] 不會變的：員工愛上網的密碼。
    }
   *[none] 會變的：TPEAD 的密碼。不會變的：{ $portal ->
        [none] 市府信箱的密碼。
       *[kept] 員工愛上網和市府信箱的密碼。
    }
}
page-proof-in-other-browser = 你換了一個瀏覽器，所以要先再確認一次是你，再設新密碼。
page-what-enrol = { $name }，你要新增一種確認身分的方式。先用現有的方式確認是你，再加入新的；不是你要辦的，關掉這一頁就好，什麼都不會變。
page-what-enrol-now = { $method ->
    [passkey] { $name }，最後一步：在這台裝置上加入通行密鑰。
   *[totp] { $name }，最後一步：打開手機上的驗證器 App，掃描圖片，再輸入它顯示的 6 位數。
        還沒有 App 就先裝一個，例如 Google Authenticator。
}
page-enrolled = { $method ->
    [passkey] { $level ->
        [V3] 以後要確認是你，按「使用通行密鑰」就夠，重設密碼也可以。
       *[other] 以後要確認是你，按「使用通行密鑰」就好，不用再收驗證碼。只有重設密碼還要管理員核准；想不經管理員，請先用自然人憑證確認，再加一把。
    }
   *[totp] 以後可以用它的 6 位數代替信裡的驗證碼。
}
page-enrol-full = 你已經有 { $most } 種方式，這次沒有加入。請先移除不用的，再加這一種。
page-enrol-known = 這一把之前就加過了，所以沒有變動。
page-method-silent = { $method ->
    [certificate] 現在沒有辦法檢查憑證
    [sign_on] 登入平臺現在沒有回應
   *[other] 現在沒有辦法檢查
}，不算錯一次，也沒有變動。{ $others ->
    [some] 請改用下面的方式。
   *[none] 請過一兩分鐘再試；一直不行請洽{ $hotline }。
}
page-other-way = { $by ->
    [admin] 現在沒辦法？{ $proof ->
        [number] 把一個兩位數告訴機關的管理員，由管理員核准。
       *[code] 輸入信裡的驗證碼，改由機關的管理員核准：
    }
   *[self] 現在沒辦法？改輸入信裡的驗證碼：
}
page-missing-proof = 請用這一頁上的任何一種方式確認是你。
page-missing-totp = 請輸入驗證器顯示的 6 位數。
page-missing-passkey = 請按「使用通行密鑰」，再照裝置的指示做。
page-totp-wrong = 這 6 位數不對，或已經用過了，什麼都沒有變動。請等驗證器換成新的數字再輸入。
page-passkey-wrong = 這把通行密鑰不是這裡的，什麼都沒有變動。請用你在服務台加入的那一把。
page-other-browser = 這一頁要用你開始申請時的那個瀏覽器打開。密碼還沒有變；如果換不回去，請在對話裡輸入「取消」，再輸入「重設密碼」重新申請。

# 少填了
page-missing-code = 請輸入信裡的 6 位數驗證碼。
page-missing-current-password = 請輸入你現在的密碼。
page-missing-portal-account = 請輸入員工愛上網的帳號。
page-missing-portal-password = 請輸入員工愛上網的密碼。
page-missing-directory-account = 請輸入 TPEAD 的帳號。
page-missing-directory-password = 請輸入 TPEAD 的密碼。
page-missing-new-password = 請輸入新密碼。
page-missing-repeat-password = 請再輸入一次新密碼。
page-missing-decision = 請選「核准」或「不核准」。
page-missing-identity-check = 請選你怎麼確認是申請人本人。
page-missing-number = 請輸入申請人網頁上的兩位數。
page-missing-reason = 不核准請寫原因，申請人會看到。

# 填得不對
page-code-none = 這一頁的驗證碼還沒有寄出，請按「寄驗證碼」。這不算錯一次。
page-code-coming = 驗證碼 { $at } 才會寄出，請等信寄到再輸入。這不算錯一次。
page-code-over = 這組驗證碼的 10 分鐘過了，請按「再寄一次驗證碼」，用新的那一組。這不算錯一次。
page-code-wrong = 驗證碼不對。請看最新的那封信，再輸入一次。
page-password-wrong = 密碼不對。請看看大小寫和全形，再輸入一次。
page-password-locked = 這個帳號現在鎖著，密碼不能確認。什麼都沒有變動；等鎖解開，或先在對話裡輸入「解鎖」。
page-password-not-checked = 現在不能確認這個密碼，可能是錯了太多次，或系統沒有回應。什麼都沒有變動，請過 15 分鐘再試；急的話請洽{ $hotline }。
page-accounts-wrong = 帳號或密碼有不對的地方，所以沒有綁定。兩個都要是你自己的帳號。
page-portal-password-wrong = 員工愛上網的密碼不對，所以沒有綁定。請看看大小寫和全形，再輸入一次。
page-directory-password-wrong = TPEAD 的密碼不對，所以沒有綁定。請看看大小寫和全形，再輸入一次。
page-number-wrong = 這個數字不對，所以還沒有核准。請再問一次申請人網頁上的兩位數。
page-not-the-same = 兩次輸入的新密碼不一樣，密碼還沒有變。請再輸入一次。
page-not-accepted = { $rule ->
    [history] 這個密碼以前用過，TPEAD 不接受。
    [length] 這個密碼的長度不合 TPEAD 的規定。
   *[policy] 這個密碼不合 TPEAD 的規定，可能和以前的太像或太容易猜。
}密碼還沒有變，請換一個再試。
page-system-silent = 系統現在沒有回應，密碼還沒有變。請過一兩分鐘再送一次；一直不行請洽{ $hotline }。

# 驗證碼再寄一次、多一點時間
page-code-sent = 新的驗證碼寄到 { $address } 了，之前的那一組不能用了。
page-code-owed = 上一封寄出還不到一分鐘；新的驗證碼會在 { $again } 自動寄出，不用再按。
page-code-held-back = 剛剛才寄過，{ $again } 以後才能再寄。請先看看收件匣和垃圾郵件。
page-mail-silent = 郵件系統沒有回應，驗證碼沒有寄出去。這一頁還可以用，請過一兩分鐘再寄一次。
page-more-time = 時間延長到 { $until }，輸入的內容都還在。驗證碼不會跟著延長。
page-more-time-elsewhere = 這一頁是在另一個瀏覽器開始的，所以在這裡不能延長時間。請回到那個瀏覽器，或在對話裡再說一次要辦的事。

# 這一頁結束了
page-gone =
    這個連結不對，或已經不在了。
    什麼都沒有變動；請回到對話，輸入你要辦的事（例如「解鎖」），我會給你新的連結。
page-expired =
    這一頁的時間過了。
    什麼都沒有變動；請回到對話，輸入你要辦的事（例如「解鎖」），我會給你新的連結。
page-spent =
    這一頁已經用過或結束了，不能再用一次。
    結果在對話裡；還要辦的話，在那裡輸入你要辦的事（例如「解鎖」）。
page-three-wrong =
    三次都不對，為了安全，這一次的頁面不能再用了。
    什麼都沒有變動；還要辦的話，在對話裡輸入你要辦的事（例如「解鎖」），我會給你新的連結。
page-too-many-guesses =
    最近錯太多次了，為了安全，{ $again } 以後才能再試。
    什麼都沒有變動；到時請在對話裡輸入你要辦的事（例如「解鎖」）。
    如果不是你在試，請馬上洽{ $hotline }。
page-passwords-over =
    密碼錯太多次了，先停在這裡，免得你的帳號被鎖。
    什麼都沒有變動；請過 15 分鐘，在對話裡再輸入「綁定」，忘記密碼就輸入「重設密碼」。
page-overtaken = 這件事已經從另一頁送出，或時間過了，所以剛才輸入的密碼沒有用上。請回到對話看結果；還要辦的話，在那裡輸入「重設密碼」。
page-see-chat = 詳細的結果在對話裡。

# 結果：發生了什麼，接下來呢
page-result-unlock = { $state ->
    [done] TPEAD 帳號解鎖了
    [untouched] TPEAD 帳號已經沒有鎖
    [partly] 只解開了一部分
    [live] 正在解除鎖定
    [unclear] 還不確定解開了沒有
   *[other] TPEAD 帳號沒有解鎖
}
page-result-bind = { $state ->
    [done] 兩個帳號綁好了
    [untouched] 兩個帳號已經綁在一起
    [partly] 只綁好了一部分
    [live] 正在綁定帳號
    [unclear] 還不確定綁好了沒有
   *[other] 帳號沒有綁定
}
page-result-rebind = { $state ->
    [done] 帳號改綁好了
    [untouched] 已經是這樣綁的
    [partly] 只改綁了一部分
    [live] 正在改綁帳號
    [unclear] 還不確定改綁了沒有
   *[other] 帳號沒有改綁
}
page-result-reset-password = { $state ->
    [done] 新密碼設好了
    [untouched] 密碼剛剛從別處換過了
    [partly] TPEAD 的新密碼設好了，信箱還沒有
    [live] 正在設定新密碼
    [unclear] 還不確定新密碼設好了沒有
   *[other] 新密碼沒有設成
}
page-result-enable = { $state ->
    [done] 帳號啟用了
    [untouched] 帳號已經是啟用的
    [partly] 帳號只啟用了一部分
    [live] 正在啟用帳號
    [unclear] 還不確定啟用了沒有
   *[other] 帳號沒有啟用
}
page-result-next = { $state ->
    [done] { $action ->
        [unlock] 現在可以登入；請慢慢輸入正確的密碼。
        [reset_password] 現在就用新密碼登入；手機和別臺電腦存的舊密碼記得換掉。
        [enable] 下一次同步（每 { $sync_every }一次）之後就能登入。
       *[other] 密碼都沒有變，照常登入就好。
    }
    [untouched] 服務台什麼都沒有改。
    [live] 結果會傳到你的對話，不用再送一次。
   *[other] 服務人員會接手，你不用再申請。
}
page-result-waits = 申請已送出，等管理員{ $admin ->
    [none] {""}
   *[other] { $admin }
}核准
page-result-helpdesk = 申請已轉給服務人員
page-result-decided = { $what ->
    [approved] 你核准了這件申請
    [declined] 你沒有核准這件申請
   *[over] 這次的決定沒有作用
}
page-result-enrolled = { $method ->
    [passkey] 通行密鑰加好了
   *[totp] 驗證器加好了
}
page-result-removed = 這種確認方式移除了
page-result-frozen = 帳號凍結了
page-result-thawed = 凍結解除了
page-result-accounts = 你的完整帳號
page-vouched = 請把這組連結碼當面交給{ $name }，由對方自己輸入在聊天室裡。10 分鐘內有效，只能用一次。
