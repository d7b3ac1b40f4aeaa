# 給管理員的卡片
decide-who = { $name }（{ $agency }）申請{ action-what }{ $account ->
    [none] 。
   *[other] ，帳號 { $account }。
}
decide-proven = { $method ->
    [code] 申請人輸入了登記信箱收到的驗證碼，還要請你確認是本人。
    [totp] 申請人輸入了驗證器的 6 位數，還要請你確認是本人。
    [number] 申請人收不到驗證碼，請當面或回撥登記的電話，問網頁上的兩位數。
    [passkey] 申請人用了通行密鑰（passkey），這是可靠的證明。
    [passkey_v2] 申請人用了通行密鑰（passkey），這是可靠的證明。
    [certificate] 申請人用了自然人憑證，這是可靠的證明。
    [sign_on] 申請人重新登入了登入平臺，還要請你確認是本人。
    [password] 申請人輸入了現在的密碼，還要請你確認是本人。
   *[none] 除了聊天帳號，申請人沒有別的證明，請務必確認是本人。
}
decide-verified-code = 輸入了寄到登記信箱的驗證碼。這只表示對方收得到那個信箱，是不是本人，還要請你確認。
decide-verified-totp = 輸入了驗證器的 6 位數，是先前用兩種方式確認身分後加入的。這只表示對方拿著那支手機，是不是本人，還要請你確認。
decide-verified-number = 申請人沒有可用的信箱收驗證碼，所以網頁上有一個兩位數。請當面，或回撥登記的電話問對方，核准時要輸入。
decide-verified-passkey =
    用了通行密鑰（passkey）：申請人的裝置或安全金鑰用指紋、臉部或 PIN 碼確認過。
    這騙不走，是可靠的證明；是不是申請人要辦的，還是請你確認。
decide-verified-passkey-v2 = { decide-verified-passkey }
decide-verified-certificate = 用了綁在帳號上的自然人憑證（卡片和 PIN 碼）。這騙不走，是可靠的證明；是不是申請人要辦的，還是請你確認。
decide-verified-sign-on = 重新登入了機關的登入平臺。這只表示有人知道那個密碼，是不是本人，還要請你確認。
decide-verified-password = 輸入了現在的密碼。這只表示有人知道這個密碼，是不是本人，還要請你確認。
decide-verified-none = 只知道是從申請人連結的聊天帳號送出的，沒有別的證明。
decide-last = 之前：{ decide-act }。
decide-act = { $at } { action-what }：{ $state ->
    [done] 已完成
    [partly] 完成一部分
    [not_done] 未完成
    [unclear] 結果不明
    [refused] 沒有核准，或當時不能辦
    [expired] 逾時
    [cancelled] 申請人取消
    [handed_over] 轉給服務人員
   *[other] 處理中
}
decide-last-none = 服務台以前沒有動過這個帳號。
decide-rest = 帳號現況和最近的處理，證明是你以後列在這裡。聊天裡的卡片有摘要。
decide-act-none = 沒有處理過
decide-plain = { $text }
decide-state-untold = 這個帳號的狀況不能在這裡說明，也不能在這裡處理。
decide-if-approved = { $comes ->
    [paused] 現在核准也不會辦：申請會結束，轉給服務人員，帳號不變。
    [choice] 申請人會收到通知，自己在安全頁面設新密碼；你和服務台都看不到密碼。
   *[act] { $action ->
        [unlock] 服務台馬上解除鎖定，並通知申請人。密碼不變。
        [bind] 服務台馬上把兩個帳號綁在一起，並通知申請人。密碼不變。
        [rebind] 服務台馬上換掉現在的綁定，並通知申請人。密碼不變。
        [enable] 服務台馬上啟用帳號，並通知申請人；不能直接啟用時，會把步驟傳給你。
       *[other] 服務台馬上處理，並通知申請人。
    }
}
decide-if-refused = 申請人會收到你寫的原因，帳號不變。
decide-then = { $next ->
    [none] 沒有別的管理員可以問，就轉給服務人員
   *[other] 就改問下一位
}
decide-until = 請在 { $until } 以前決定；時間到了，{ decide-then }。
decide-open = 看內容並決定
decide-by-hand =
    這裡不能由我直接啟用，請你替{ $name }動手。
    我每十分鐘看一次，啟用好了會告訴{ $name }；到 { $until } 還沒有變化，就轉給服務人員處理。
decide-by-hand-portal = 員工愛上網：到帳號管理打開 { $account }，把它啟用。一小時內會自動同步出去。
decide-by-hand-personnel = 人員與組織管理系統：到「機關人員職務管理」打開{ $name }的資料，把它啟用。
decide-by-hand-directory = TPEAD：請目錄服務小組啟用 { $account }。
decide-reminder = 提醒你：{ $name }申請{ action-what }，還在等你決定。{ $until } 以前沒有決定，{ decide-then }。
decide-mail-subject = 有一件帳號申請等你決定
decide-mail =
    { $name }，你好：
    有同仁申請{ action-what }。請在 { $until } 以前，到你和服務台的對話裡決定；時間到了，{ decide-then }。
    在對話裡輸入「待核准」就看得到這件申請。
    這封信沒有連結，服務台也不會在信裡要你的密碼或驗證碼。

# 決定
decide-how-checked = { $name ->
    [none] 同仁
   *[other] { $name }
}申請{ action-what }。
    你怎麼確認是本人？選一種就是核准，回撥只算登記的電話；不核准的話，要在網頁上寫原因。
decide-approve-in-person = 核准（當面確認過）
decide-approve-called-back = 核准（已回撥登記電話）
decide-approve-video = 核准（視訊確認過）
decide-refuse = 不核准
decide-go-to-page = 打開下面的頁面，看完內容再決定；那一頁只給你用，10 分鐘內有效。現在還沒有任何變動。
decide-no-address =
    你沒有可以收驗證碼的登記信箱，我沒有辦法確認是你，所以你不能在這裡決定。
    申請還在，時間到會改問下一位或轉給服務人員；要登記信箱，請洽{ $hotline }。
decide-own = 這是你自己的申請，不能自己決定，要由你機關的另一位管理員來看。什麼都沒有變動。
decide-paused = 服務台目前暫停所有變更。現在核准也不會辦，申請會直接結束，轉給服務人員；要不核准的話，還是可以。
decide-frozen = 你自己的帳號凍結中，解除以前不能替別人決定。什麼都沒有變動。
decide-disabled = 你自己的帳號停用中，不能替別人決定。什麼都沒有變動；如果弄錯了，請找你機關的管理員。
decide-not-yours = 這件申請不是由你決定的，你按的沒有作用，什麼都沒有變動。
decide-over = 這件申請已經有結果了，你按的沒有作用，也不用再處理。
decide-passed-on = 這件申請現在不是在等你，可能時間過了，已經改問別人。你按的沒有作用，不用再處理。

# 結果，換掉原來的卡片
decide-outcome-approved = 已核准：{ $name }申請{ action-what }（{ $admin }核准）。接下來交給服務台，你不用再處理。
decide-outcome-declined = 沒有核准：{ $name }申請{ action-what }（{ $admin }決定）。原因已經告訴申請人，帳號沒有變動。
decide-outcome-passed-on = 時間到了，這件申請已經改問下一位管理員，你不用再處理。
decide-outcome-done = 已完成：{ $name }的「{ action-what }」，申請人已經知道。
decide-outcome-already =
    不用辦了：{ $name }的「{ action-what }」已經是這樣。
    動手前再看了一次，服務台沒有改任何東西，申請人已經知道。
decide-outcome-partly = 只完成一部分：{ $name }的「{ action-what }」。已經開單給服務人員，你不用再處理。
decide-outcome-not-done = 未完成：{ $name }的「{ action-what }」，帳號沒有變動。已經開單給服務人員，你不用再處理。
decide-outcome-unclear = 結果還不清楚：{ $name }的「{ action-what }」，系統沒有回應。已經開單給服務人員，你不用再處理。
decide-outcome-refused = 沒有辦：動手前再看了一次，{ $name }的「{ action-what }」現在不能辦。申請人已經知道，帳號沒有變動。
decide-outcome-paused =
    沒有辦：服務台目前暫停所有變更。
    { $name }的「{ action-what }」申請已經結束，轉給服務人員；申請人已經知道，帳號沒有變動，你不用再處理。
decide-outcome-expired = 逾時：{ $name }的「{ action-what }」沒有在時間內完成，已經失效，帳號沒有變動。
decide-outcome-cancelled = 取消了：{ $name }不再申請{ action-what }，你不用再處理。
decide-outcome-handed-over = 沒有管理員決定，{ $name }的「{ action-what }」申請已經轉給服務人員，你不用再處理。
# 還沒有結果的，卡片不會換成這幾句
decide-outcome-verifying = { decide-outcome-under-way }
decide-outcome-awaiting-approval = { decide-outcome-under-way }
decide-outcome-ready = { decide-outcome-under-way }
decide-outcome-carrying-out = { decide-outcome-under-way }
decide-outcome-under-way = 處理中：{ $name }的「{ action-what }」。有結果會換掉這則訊息。

# 等我決定的
approve-nothing = 現在沒有等你決定的申請；有新的，我會主動傳給你。
approve-waiting = 有 { $count } 件申請等你決定：
approve-by-page = { $said ->
    [yes] 打字說好不算核准，這樣別人拿你的手機也核准不了。按下面打開那一頁，證明是你再按核准：
    [no] 打字說不要不算退件。按下面打開那一頁，選不核准、寫原因，申請人才會收到；在那之前什麼都沒有變：
    [typed] 打字不算決定，現在什麼都還沒變。請按下面打開那一頁，證明是你、選你怎麼確認本人，再按核准或不核准：
   *[either] 打字不算決定，核准或不核准都在那一頁按。等你決定的是：
}
approve-late =
    在上面寫的時間以前決定都來得及。
    過了就改問下一位管理員，沒有下一位就轉給服務人員，不會不見。
approve-one = ・{ $name ->
    [none] 同仁
   *[other] { $name }
}：{ action-what }，{ $until } 以前
approve-open-one = { $name ->
    [none] 同仁
   *[other] { $name }
}：{ action-what }

# 變更通知
notice-subject = 你的帳號有變動，請看看是不是你
notice-changed = { $at }，你的帳號{ $account ->
    [none] {""}
   *[other] （{ $account }）
}{ $action ->
    [bind] 綁定好了
    [rebind] 改綁好了
    [reset_password] 換了新密碼
    [enable] 重新啟用了
    [unlock] 解鎖了
   *[other] 有了變動
}。
    如果是你，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
notice-linked =
    { $at }，有一個聊天帳號（{ CHANNEL($channel) }）和你連結了，從那裡可以看你的帳號、替你申請。
    如果是你，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
notice-password-set-again =
    你的 TPEAD 帳號（{ $account }）又被換了一次密碼，不是服務台換的。
    這是在你到服務台選好新密碼之後，所以你選的那個可能不能用了。
    如果是你自己換的，或是你請管理員換的，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
notice-method-enrolled = { $at }，{ $method ->
    [passkey] 加入了一把通行密鑰
   *[totp] 加入了一個驗證器
}{ $label ->
    [none] {""}
   *[other] （{ passkey-label }）
}，以後可以用來確認是你。
    如果是你，不用做什麼。
    如果不是，請馬上按下面的「這不是我」，沒有按鈕就撥{ $hotline }。
notice-not-me = 這不是我
notice-mail-end =
    { $name }，你好。這封信寄到你登記的信箱，不用回覆。
    服務台寄的信只會有下面這一種連結：那一頁只能凍結你的帳號，不會跟你要密碼或驗證碼。

# 綁定衝突
conflict-own = 資安通知：你機關（{ $agency }）的{ $name }，帳號的綁定和別人的有衝突。服務台不會動它；查清楚之前，請不要替這位同仁綁定或改綁，並請洽{ $hotline }。
conflict-other = 資安通知：你機關（{ $agency }）有帳號出現在別人的綁定裡，對不起來。服務台不會動它；查清楚之前，請不要替同仁改綁，並請洽{ $hotline }。
decide-vouched = 這個聊天是你擔保連結的，所以這件申請要由其他管理員決定。
