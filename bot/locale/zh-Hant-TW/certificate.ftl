# 自然人憑證的頁面：要誰的憑證、做什麼用
certificate-title = { $what ->
    [link] 用自然人憑證連結聊天帳號
   *[other] 用自然人憑證確認是你
}
certificate-what = 這是帳號服務台的一件申請：替 { $name } { action-what }{ page-account }。申請的地方是{ CHANNEL($channel) }，時間 { $at }。
certificate-what-page = 帳號服務台有一頁要確認是 { $name } 本人。
    用途是{ $purpose ->
    [thaw] { action-name-thaw }，用了憑證就馬上解除
    [remove_method] { action-name-remove-method }，用了憑證就馬上移除
    [enrol] { action-name-enrol }
    [decide] { action-name-decide }
    [vouch] { action-name-vouch }
    [sign_in] { action-name-sign-in }
    [account_name] { action-name-account-name }
   *[other] 繼續辦那邊要辦的事
}。
    這一頁是從{ CHANNEL($channel) }打開的，時間 { $at }。
certificate-what-link = 用憑證讓服務台知道你是誰，就會拿到連結聊天帳號用的連結碼。你的帳號和密碼都不會變。
certificate-not-asked =
    不是你申請的，關掉這一頁就好，什麼都不會發生。
    接著請在對話裡跟服務台說「那不是我」，按出現的按鈕，一天之內誰都不能變更你的帳號。
certificate-how = 把卡片插進讀卡機，按下面的按鈕；瀏覽器問的話，選你的憑證、輸入卡片的 PIN 碼。按了才算數。
certificate-present = 這個瀏覽器已經出示一張憑證，按了按鈕才會檢查。
certificate-another = 瀏覽器會記得剛才選的憑證。要換一張，請先關掉這個瀏覽器的所有視窗，插好卡片，再打開這一頁。
certificate-go = 用我的憑證
certificate-ways-back = 想用別的方式，請回到剛才那一頁；關掉了的話，從對話再打開一次。
certificate-address = 按之前看一下：網址列應該是 { $address } 開頭。服務台不會問你 PIN 碼，只有卡片自己的視窗會問。

# 出示的憑證不能證明
certificate-none = 這個瀏覽器沒有出示憑證，也不算錯一次。請插好卡片，跳出視窗時選你的憑證。
certificate-unreadable =
    這個瀏覽器出示的東西讀不出來，什麼都沒有變動。
    請把卡片拔出來再插一次；還是這樣，就換一個瀏覽器，或回到剛才那一頁用別的方式確認。
certificate-forged = 這張憑證不是自然人憑證的發證單位發的，在這裡不能證明什麼。什麼都沒有變動；請插你的自然人憑證再試一次。
certificate-wrong-purpose = 這張憑證不是用來登入的。什麼都沒有變動；請改選卡片裡的另一張憑證。
certificate-not-yet-valid = 這張憑證還沒有開始生效。什麼都沒有變動；請看看這台電腦的日期對不對，或等生效那天再用。
certificate-expired = 這張憑證過期了，什麼都沒有變動。請到戶政事務所展延或換發，再重新綁定；在那之前，請回到剛才那一頁用別的方式確認。
certificate-revoked = 這張憑證已經廢止，不能再證明什麼。什麼都沒有變動；有新的卡片就插新的，沒有就回到剛才那一頁用別的方式確認。
certificate-suspended = 這張憑證暫停使用中，現在不能證明什麼。什麼都沒有變動；請到當初辦停用的地方恢復，或回到剛才那一頁用別的方式確認。
certificate-unchecked = 現在沒辦法檢查自然人憑證，所以一張都不收。什麼都沒有變動，也不算錯一次；請回到剛才那一頁用別的方式確認，或過一小時再試。
certificate-other-person = 這張憑證不是這個帳號綁定的那一張，在這裡不算數。什麼都沒有變動；請插自己的卡片。換了新卡的話要先綁定，這段時間請用別的方式確認。
certificate-unfit =
    這是綁定的那張憑證沒錯，但是姓名、身分證字號或狀態對不起來，現在不能用。
    什麼都沒有變動；請在對話裡問「我的憑證怎麼了」，這次先用別的方式確認。
certificate-unknown = 這張憑證在這裡沒有綁定給任何人，所以找不到人。什麼都沒有變動；請先到電子認證綁定，或改用密碼和驗證碼連結。
certificate-silent = 知道誰綁了哪張憑證的系統現在沒有回應。什麼都沒有變動，也不算錯一次；請過一兩分鐘再試，或改用密碼和驗證碼連結。

# 有人自己寫代理伺服器的標頭
certificate-forbidden-title = 這裡不收憑證
certificate-forbidden = 這個要求不是從檢查憑證的那條路來的，所以沒有看內容，什麼都沒有變動。請從對話再打開一次；出示憑證的地方是 { $address }。

# 示範用的讀卡機
certificate-reader = 示範用的讀卡機
certificate-reader-says = 平常在這裡插自己的卡片。示範裡請選一張，檢查的方法和真的一樣。
certificate-card-mine = { $name }自己的卡片
certificate-card-expired = { $name }的上一張卡片，昨天過期
certificate-card-revoked = { $name }遺失、已經申報的卡片
certificate-card-other = { $name ->
    [none] 示範裡一位同仁的卡片
   *[other] 別人的卡片
}
certificate-insert = 插卡，下一步
certificate-missing-card = 請先選一張卡片。
