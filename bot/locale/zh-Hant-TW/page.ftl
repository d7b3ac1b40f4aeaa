# 驗證碼
code-sent = 驗證碼寄到 { $address } 了：6 位數，10 分鐘內有效，只打在那一頁。
code-held-back = 剛剛才寄過驗證碼，這次先不寄；{ $again } 以後，可以在那一頁請它再寄到 { $address }。
code-owed = 上一封驗證碼寄出還不到一分鐘，所以這一頁的會在 { $again } 自動寄到 { $address }，不用再要一次。
code-not-sent = 驗證碼沒有寄出去，郵件系統沒有回應。你的申請還在，請過一兩分鐘在那一頁再寄一次；一直不行請洽{ $hotline }。
code-subject = 帳號服務台的驗證碼
code-mail =
    { $name }，你好：

    你的驗證碼是 { $code }
    用途：{ $purpose }

    共 6 位數，10 分鐘內有效，只能用一次。只能輸入在網址以 { $address } 開頭的網頁上。服務台的人不會跟你要驗證碼，在電話裡、聊天室裡都不要告訴任何人。

    如果不是你要辦的，不要輸入就好，帳號不會有任何變動；請告訴我們：{ $hotline }。

# 這一頁要做什麼
page-account = { $account ->
    [none] {""}
   *[other] ，帳號 { $account }
}
page-what-prove = { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }。確認是你之後才會開始；不是你要辦的，關掉這一頁就好，什麼都不會變。
page-what-bind = { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }，要把員工愛上網和 TPEAD 連在一起。密碼只用來確認兩個帳號都是你的，不會留下來，也都不會變。
page-what-number = { $name }，這是你在帳號服務台的申請：{ action-what }{ page-account }。你沒有可用的信箱收驗證碼，所以改用這個兩位數：送出之後，當面告訴管理員，或等他回撥你登記的電話時告訴他，別告訴其他人。
page-what-choose = { $name }，請在這一頁設新密碼{ page-account }。
page-what-decide = { $name }，有一件申請等你決定：{ action-what }{ page-account }。
page-what-link = { $name }，請再用一種方式確認是你，就會拿到連結聊天帳號用的連結碼。你的帳號和密碼都不會變。
page-what-vouch = 你要替{ $name ->
    [none] 同仁
   *[other] { $name }
}擔保身分，讓他連結自己的聊天帳號。送出後會出現一組連結碼，請當面交給他。
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
   *[totp] { $name }，最後一步：打開手機上的驗證器 App（沒有就先裝一個，例如 Google Authenticator），掃描圖片，再輸入它顯示的 6 位數。
}
page-enrolled = { $method ->
    [passkey] { $level ->
        [V3] 通行密鑰加好了。以後要確認是你，按「使用通行密鑰」就夠，重設密碼也可以。
       *[other] 通行密鑰加好了。以後要確認是你，按「使用通行密鑰」就好，不用再收驗證碼。只有重設密碼還要管理員核准；想不經管理員，請先用自然人憑證確認，再加一把。
    }
   *[totp] 驗證器加好了。以後可以用它的 6 位數代替信裡的驗證碼。
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
page-other-browser = 這一頁要用你開始申請時的那個瀏覽器打開。密碼還沒有變；如果換不回去，請在對話裡打「取消」，再打「重設密碼」重新申請。

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
page-missing-identity-check = 請選你怎麼確認是本人。
page-missing-number = 請輸入本人網頁上的兩位數。
page-missing-reason = 不核准請寫原因，本人會看到。

# 填得不對
page-code-none = 這一頁的驗證碼還沒有寄出，所以還不能確認。什麼都沒有變動，也不算錯一次；請等信寄到，或按「寄驗證碼」。
page-code-over = 這組驗證碼的 10 分鐘過了，不能再用。什麼都沒有變動，也不算錯一次；請按「再寄一次」，用新的那一組。
page-code-wrong = 驗證碼不對，什麼都沒有變動。請看最新的那封信再輸入一次；錯三次，這一頁就不能用了。
page-password-wrong = 密碼不對，什麼都沒有變動。請看看大小寫和全形再試一次。
page-password-locked = 這個帳號現在鎖著，密碼不能確認。什麼都沒有變動；等鎖解開，或先在對話裡打「解鎖」。
page-password-not-checked = 現在不能確認這個密碼，可能是錯了太多次，或系統沒有回應。什麼都沒有變動，請過 15 分鐘再試；急的話請洽{ $hotline }。
page-accounts-wrong = 帳號或密碼有不對的地方，所以沒有綁定，什麼都沒有變動。請確認兩個都是你自己的帳號，看看大小寫和全形再試一次。
page-number-wrong = 這個數字不對，所以還沒有核准。請再問一次本人網頁上的兩位數。
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
page-more-time = 時間延長到 { $until }，打好的內容都還在。驗證碼不會跟著延長。
page-more-time-elsewhere = 這一頁是在另一個瀏覽器開始的，所以在這裡不能延長時間。請回到那個瀏覽器，或在對話裡再說一次要辦的事。

# 這一頁結束了
page-gone = 這個連結不對，或已經不在了。什麼都沒有變動；請回到對話，打你要辦的事（例如「解鎖」），我會給你新的連結。
page-expired = 這一頁的時間過了。什麼都沒有變動；請回到對話，打你要辦的事（例如「解鎖」），我會給你新的連結。
page-spent = 這一頁已經用過或結束了，不能再用一次。結果在對話裡；還要辦的話，在那裡打你要辦的事（例如「解鎖」）。
page-three-wrong = 三次都不對，為了安全，這一次的頁面不能再用了。什麼都沒有變動；還要辦的話，在對話裡打你要辦的事（例如「解鎖」），我會給你新的連結。
page-too-many-guesses = 最近錯太多次了，為了安全，{ $again } 以後才能再試。什麼都沒有變動；到時請在對話裡打你要辦的事（例如「解鎖」）。如果不是你在試，請馬上洽{ $hotline }。
page-passwords-over = 密碼錯太多次了，先停在這裡，免得你的帳號被鎖。什麼都沒有變動；請過 15 分鐘，在對話裡再打「綁定」，忘記密碼就打「重設密碼」。
page-overtaken = 這件事已經從另一頁送出，或時間過了，所以剛才輸入的密碼沒有用上。請回到對話看結果；還要辦的話，在那裡打「重設密碼」。
page-see-chat = 詳細的結果在對話裡。
page-vouched = 請把這組連結碼當面交給{ $name }，讓他自己打在聊天室裡。10 分鐘內有效，只能用一次。
