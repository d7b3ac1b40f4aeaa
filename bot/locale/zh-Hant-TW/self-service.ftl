# 我的安全設定：/me 這一頁
me-title = 我的安全設定
me-open = 我的設定
me-stranger =
    這個瀏覽器還沒有和任何人連結，所以這裡沒有你的資料可以看。
    請打開連結頁證明是你，把拿到的 8 位連結碼輸入到這個瀏覽器的對話裡，再回到這一頁。
me-signed-in = 目前登入的是
me-ways = 確認身分的方式
me-ways-why = 要辦事情之前，服務台會先確認是你。多加一種，收不到信時也能辦。
me-given = 不用加入就有的
me-given-what = { $address ->
    [none] 你現在的密碼。你沒有登記可以收驗證碼的信箱。
   *[other] 寄到 { $address } 的驗證碼，和你現在的密碼。
}{ $certificate ->
    [yes] 綁定過的自然人憑證也可以。
   *[no] {""}
}
me-method = { $method ->
    [passkey] 通行密鑰
   *[totp] 驗證器
}{ $label ->
    [none] {""}
   *[other] ：{ passkey-label }
}
me-method-worth = { $worth ->
    [V3] 一種就夠，和自然人憑證一樣有力。
    [V2] 用它一種就抵兩種（例如驗證碼加密碼）。
   *[V1] 算一種確認；再加上信裡的驗證碼或密碼，就是兩種。
}
me-method-since = { $at } 加入
me-method-used = 最近一次使用：{ $at }
me-method-unused = 還沒有用過
me-method-spoilt = 從 { $at } 起不再接受，因為看到了它的複製品。請移除它；還要用的話，再加入一個新的。
me-add = { $method ->
    [passkey] 加入通行密鑰
   *[totp] 加入驗證器
}
me-can-add = 可以加入的
me-add-why = { $method ->
    [passkey] 用手機或電腦的指紋、臉部或 PIN 碼確認，不用打字，假網頁也騙不走。
   *[totp] 手機上的 App，例如 Google Authenticator，每半分鐘換一組 6 位數。
}
me-add-what =
    加入和移除之前，會先請你用兩種方式確認是你，例如信裡的驗證碼和現在的密碼。
    之後會通知你登記的信箱和所有聊天帳號。
me-frozen-no-adding = 你的帳號凍結中，{ $until } 以前不能加入新的方式；移除可以。
me-remove = 移除
me-no-proof = { $level ->
    [V3] 這一種是確認過自然人憑證或通行密鑰之後加入的，移除之前也要同樣確認，現在沒辦法。
        什麼都沒有變動；東西不見了或被偷，請洽{ $hotline }。
   *[V2] 這要用兩種方式確認是你，例如登記信箱的驗證碼，加上能確認的密碼。
        現在湊不齊：可能是沒有登記信箱，或帳號被鎖、停用。
        什麼都沒有變動；請等帳號恢復再試，急的話請洽{ $hotline }。
}
me-not-there = 這一項已經不在了，或不能這樣變更。什麼都沒有變動，這一頁寫的是現在的狀況。

# 連結的聊天帳號
me-chats = 連結的聊天帳號
me-chats-why = 從這些聊天帳號可以看你的帳號、替你申請。看到不認得的，請解除連結，並凍結帳號。
me-chats-none = 還沒有聊天帳號和你連結。
me-chat = { CHANNEL($channel) }
me-chat-here = 就是這裡
me-chat-since = { $at } 連結
me-chat-fixed = 示範裡一說話就自動連結，不能解除。
me-unlink = 解除連結
me-unlinked = { CHANNEL($channel) }的聊天帳號不再和你連結，從那裡看不到你的帳號，也不能替你申請。已經通知你登記的信箱和所有聊天帳號。
me-last-title = 這是最後一個連結，確定要解除嗎？
me-last =
    還沒有解除。解除{ CHANNEL($channel) }之後，沒有任何聊天帳號和你連結。
    服務台不知道你是誰，不能看你的帳號，也不能替你解鎖或重設密碼；通知只會寄到登記信箱。
    已經加入的確認方式會留著。之後要再連結，請打開連結頁，或請認得你的機關管理員擔保。
me-keep = 不解除，回到安全設定

# 凍結
me-freeze = 凍結帳號
me-freeze-what =
    懷疑有人用你的名義辦事，就按這個。
    24 小時內服務台不會對你的帳號做任何變更，進行中的申請會取消。
    你自己登入、看狀態、問問題、報修都照常。
me-frozen = 你的帳號凍結中，到 { $until } 為止。

# 在對話裡的同一份
me-button = 我的安全設定
me-list = { $count ->
    [0] 你還沒有加入確認身分的方式；現在用的是{ $address ->
        [none] 密碼
       *[other] 寄到 { $address } 的驗證碼和密碼
    }。
   *[other] 你加入的確認身分的方式有 { $count } 種：
}
me-list-one = ・{ me-method }：{ $at } 加入，{ $used ->
    [never] 還沒有用過
   *[other] 最近一次使用是 { $used }
}
me-list-spoilt = ・{ me-method }：{ $at } 起不再接受，因為看到了它的複製品；請移除它。
me-list-add = 要加入或移除，請按下面的按鈕；我會給你一個只有你能用的頁面，先確認是你。
me-remove-one = 移除{ me-method }（{ $at }）
me-add-page = 請打開下面的頁面：先用兩種方式確認是你，再加入{ $method ->
    [passkey] 通行密鑰
   *[totp] 驗證器
}。連結只給你用，10 分鐘內有效；不是你要加的，不要打開就好。
me-remove-page = 請打開下面的頁面，確認是你，就會移除{ $method ->
    [passkey] 通行密鑰
   *[totp] 驗證器
}。連結只給你用，10 分鐘內有效；還沒完成以前，什麼都不會變。

# 加入驗證器
page-totp-wrong-first =
    這 6 位數和這一頁的金鑰對不起來，還沒有加入。
    請確認掃的是這一頁的圖片、手機的時間是自動校正的，等驗證器換成新的數字再輸入。

# 移除的頁面
action-name-enrol = 加入一種確認身分的方式
action-name-remove-method = 移除一種確認身分的方式
page-what-remove = { $name }，你要移除 { $at } 加入的{ me-method }。不是你要辦的，關掉這一頁就好，什麼都不會變。
page-remove-left = 移除之後它就不能再用了；其他的方式都會留著。
page-remove-last =
    這是你加入的最後一種。移除之後，確認身分就只剩信裡的驗證碼和密碼。
    兩樣都用不到的時候（例如帳號被鎖又收不到信），就要請機關的管理員確認是你。
page-removed = { $method ->
    [passkey] 通行密鑰
   *[totp] 驗證器
}移除了，不能再用來確認身分。手機或裝置裡的那一份可以自己刪掉。
page-removed-already = 這一種方式已經不在了，什麼都沒有變動。

# 通知
notice-method-removed =
    { $at }，你確認身分的方式少了一種：{ me-method }。
    如果是你移除的，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
notice-unlinked =
    { $at }，{ CHANNEL($channel) }的聊天帳號和你解除連結了，從那裡不能再看你的帳號或替你申請。
    如果是你，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
