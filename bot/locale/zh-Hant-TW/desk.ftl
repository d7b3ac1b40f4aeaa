# 系統名稱
system-portal = 員工愛上網
system-personnel = 人員與組織管理系統
system-directory = TPEAD
system-mailbox = 市府信箱
system-sso = 電子認證平臺

# 時間長度
span-minutes = { $amount } 分鐘
span-hours = { $amount } 小時
span-days = { $amount } 天

# 時間格式採 CLDR 寫法；要照樣顯示的英文字須加引號
time-today = HH:mm
time-yesterday = 昨天 HH:mm
time-tomorrow = 明天 HH:mm
time-this-year = M 月 d 日 HH:mm
time-another-year = y 年 M 月 d 日 HH:mm
time-date = y 年 M 月 d 日

# 聯絡方式
contact-with-email = { $contact }（{ $email }）
contact-separator = ，
# 1999 轉 8585 或 8586
contact-extension = { $number } { $by } { $extension }
contact-or = { " 或 " }

# FAQ
faq-auto-creation-day = 3月20日
faq-gone = （這則說明後來已經移除，請再問一次。）
faq-source = 出處：{ $chapter }　{ $reviewed ->
    [none] 尚未複查
   *[other] { $reviewed } 複查
}
faq-choose = 你想問的是下面哪一個？
faq-choose-none = 都不是
faq-none =
    這個問題我不會，不想亂猜。我懂的是帳號的事：登入、綁定、鎖定、停用、密碼、同步。
    要找人問，請洽{ $hotline }。
faq-none-of-these =
    好，那我幫不上這題。可以換個說法再問我一次，或直接洽{ $hotline }。
faq-none-again =
    這題我還是不懂，再猜下去只會耽誤你。要不要我替你開一張單，請服務人員直接處理？
    急的話請撥{ $hotline }。
faq-none-still = 我真的幫不上這一題。按「找真人」我就替你開單；也可以直接洽{ $hotline }。
faq-helped = 👍
faq-did-not-help = 👎
faq-check-mine = 看看我的帳號

# 誰能處理
owner-is-portal-admin = 你機關的員工愛上網管理員：{ $name }{ $phone ->
    [none] 。
   *[other] ，分機 { $phone }。
}
owner-is-personnel-admin = 你機關的人員與組織管理系統管理員：{ $name }{ $phone ->
    [none] 。
   *[other] ，分機 { $phone }。
}
owner-is-admins = 你的機關管理員：{ $name }{ $phone ->
    [none] 。
   *[other] ，分機 { $phone }。
}
owner-nobody = 你的機關查不到可以找的管理員，請洽{ $hotline }。
owner-is-helpdesk = 請洽{ $hotline }。
owner-is-directory-team = 請打電話找目錄服務小組；總機是{ $hotline }。
owner-is-sign-on-team = 請向資訊局電子認證平臺申請；可洽{ $hotline }。

# 想要的事
wish-unlock-not-locked = 不用解鎖，你的帳號現在沒有鎖。
wish-bind-bound = 你的帳號已經綁好了，不用再綁。
wish-rebind-admin = 覺得綁錯了想換，可以申請改綁；管理員看過才會換。
wish-enable-not-disabled = 你的帳號沒有被停用，不需要啟用。
wish-unknown = 有系統沒有回應，我現在不敢說可以怎麼做；請晚點再問我一次。

# 對話
banner = 示範環境：這不是正式的服務台，請不要輸入真的密碼和個人資料。
hello =
    你好，我是{ desk-name }。登不進去、被鎖、要綁定、忘記密碼，直接跟我說就好，例如「為什麼我登不進去」「幫我解鎖」。
    要找人，請洽{ $hotline }。
hello-check = 看看我的帳號
thanks = 不客氣，有需要再叫我。
bye = 再見，祝順利。
who =
    我是{ desk-name }的程式，不是真人。我會回答帳號的常見問題，能看你自己的帳號，確認是你本人後也能幫你處理。
    我不會在對話裡跟你要密碼。要找真人，請洽{ $hotline }。
can-do =
    我可以：
    ・回答登入、綁定、密碼、停用、鎖定、同步、憑證的問題
    ・看你自己的帳號：鎖住沒、停用沒、同步到哪裡、幾點會好
    ・確認是你本人後，幫你解鎖、綁定帳號
    ・替你向管理員申請啟用、改綁，或重設密碼（新密碼你自己在網頁上設，別人看不到）
    ・替你開單給服務人員，有回覆在這裡通知你
    密碼和驗證碼只在我給你的網頁上輸入，不要寫在對話裡。
okay = 好的。還有需要再跟我說。
praise = 謝謝，很高興有幫上忙。
cancelled = 好，先不處理。還有需要再跟我說。

person-open = 找真人
calm = 抱歉，讓你卡在這裡。先看眼前這件：

person-contact =
    要找真人，請依這個順序：
    1. 線上報修：{ $report }，或撥{ $hotline }
    2. 駐點廠商：
    { $vendor }
    3. 承辦單位：
    { $responsible }
person-contact-retired =
    要找真人，請依這個順序：
    1. { $hotline }
    2. 駐點廠商：
    { $vendor }
    3. 承辦單位：
    { $responsible }

# 群組
group-neutral = 這是個人帳號的事，我私下回覆你。
group-unlinked = 這是個人帳號的事，請私訊我。

# 打了不該打的
pasted-password =
    你剛才好像輸入了密碼。我沒有存，也沒有照抄，但聊天室可能留有紀錄。
    請儘快把那組密碼換掉：登入 { $sign_on_url }，「常用選單 → 電子認證 → 變更密碼」，再把那則訊息刪掉。
    密碼，連正想換的新密碼，都不要寫在這裡。
pasted-code = 你剛才好像輸入了驗證碼。我沒有存，驗證碼只能輸入在要求它的網頁上，任何人跟你要都不要給；請重新取得一組新的。
pasted-card = 你剛才好像輸入了卡號。我沒有存，也不需要它；請把那則訊息刪掉。
pasted-national-id = 你剛才好像輸入了身分證字號。我沒有存，也不需要它；請把那則訊息刪掉。
pasted-go-on = 請不要附上這些，再問我一次就好。

# 看不懂的輸入
input-empty = 我沒有收到文字。請用一句話告訴我發生什麼事，例如「帳號被鎖了」。
input-too-long = 這段有點長（{ $length } 個字），我怕看錯。請用一兩句話說最要緊的那件事。
choice-none = 現在沒有選項可以選。請用一句話告訴我就好。
button-gone = 這個按鈕已經用過或失效了，沒有做任何事。請直接用文字告訴我。
turn-failed = 抱歉，剛才出了點狀況，你的話我有收到，沒有動到任何帳號。請再說一次；還是不行請洽{ $hotline }，並說大約是什麼時候。

# ask --json 的說明
would-status = 會看你自己的帳號狀態，告訴你哪裡卡住、什麼時候好、該找誰。
would-unlock = 會看你的帳號有沒有被鎖；可以解的話，給你一個網頁確認本人，再幫你解鎖。
would-bind = 會看你的帳號綁好了沒；可以綁的話，給你一個網頁輸入兩邊的帳號、密碼，再幫你綁定。
would-reset-password = 會給你一個網頁確認本人，替你向管理員申請；核准後由你自己設新密碼。
would-enable = 會看你的帳號是不是停用；是的話確認本人後，替你向管理員申請啟用。
would-ticket = 會替你開單給服務人員，或接著處理你已經有的單。
would-link = 會告訴你怎麼把聊天帳號和你本人連結，或收下連結碼。
would-approve-help = 會列出正在等這位管理員決定的申請。
would-cancel = 會停下手上的事，取消還沒開始辦的申請。
would-smalltalk = 會簡短回應，並說明能幫什麼忙。
would-incident = 會先說該怎麼做、給你凍結帳號的按鈕，並擬好給資安人員的單。
would-colleague = 不會看別人的帳號，會說那個人自己可以找誰。
would-agree = 會照剛才提的去辦。
would-decline = 會維持原樣，什麼都不動。
would-go-on = 會接著辦還開著的那件，再給一次網頁。
would-later = 會留著還開著的那件，說明能等多久。
would-choose-one = 會照選的那一個去做。
would-repeat = 會把剛才的再說一次，說得更短、更白。

# 綜合
status-card-title = 各系統一覽
error-configuration = 設定有誤。
error-back-end = 有系統沒有回應。
error-delivery = 訊息沒有送達。
