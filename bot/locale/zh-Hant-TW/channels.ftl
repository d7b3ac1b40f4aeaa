# 對話平台
input-forwarded = 轉傳的訊息我不會照著做，也不會記下內容。想問什麼，請用你自己的話告訴我。
input-no-command = 沒有這個指令。直接用平常的話跟我說就可以，例如「幫我解鎖」；輸入 /help 看我會什麼。
input-wordless = 我只看得懂文字。貼圖、位置、聯絡人、投票這些我看不懂，也不會留下來。請把想問的事用文字打給我。
input-file =
    我不會打開附件，圖片和檔案裡寫什麼我看不到。請把畫面上的字或狀況打給我。
    要讓服務人員看，請先開單，再在跟我的私訊裡把附件傳一次。

file-stranger =
    我還不知道你是誰，所以不能收檔案，這一個也沒有留下。
    先把這個聊天和你本人連起來，再傳一次；也可以把畫面上的字直接寫給我。
file-kept = { $name } 已經放進單子 { $number }。
file-waits = { $name } 我先留到 { $until }，你開單時會一起送給服務人員。
file-refused = { $name } 沒有留下來：{ $why ->
    [empty] 檔案是空的
    [kind] 我只收圖片、PDF 和純文字檔
    [large] 一個檔案最多 { $most } MB
    [many] 一張單最多 { $count } 個檔案
    [all] 一張單的檔案加起來最多 { $all } MB
   *[away] 檔案拿不到，請再傳一次
}。
file-unread = 我不會打開檔案。請用文字告訴我是什麼狀況，或直接開單。

# 首頁
home-hello = { $name }，你好，這裡是{ desk-name }。這是你帳號現在的狀況：
home-look = 重新查看我的帳號
home-request = 申請中：{ action-what }，{ $state ->
    [verifying] 等你完成驗證，{ $until } 以前有效
    [awaiting_approval] 等管理員決定，最晚 { $until }
    [ready] 可以繼續辦，{ $until } 以前有效
   *[carrying_out] 正在辦
}。

# 送不到的訊息
delivery-lost = 我在 { CHANNEL($channel) } 傳不到訊息給你，那裡不收我傳給你的訊息。想知道什麼，請在這裡問我。

# 服務台怎麼稱呼自己的管道；各平臺自己帶名稱
channel-web = 網頁對話
channel-console = 終端機
channel-desk = 帳號工作台

# 你會做什麼：管理員、服務人員另外能做的
can-do-admin =
    你是機關管理員，還可以：
    ・看等你決定的申請，{ $count ->
        [0] 現在沒有
       *[other] 現在有 { $count } 件
    }：輸入「有沒有等我核准的申請」，或按「{ pending-see }」
    ・看自己機關同仁的帳號：輸入「王小明怎麼了」，換成同仁的姓名、代號或帳號
    ・替同仁擔保身分，讓對方連結聊天：輸入「替王小明擔保」
    密碼不會給管理員看；自己的申請要由別的管理員決定。
can-do-helpdesk =
    你是服務人員，還可以看有開單的同仁的帳號；沒有開單的看不到。
    輸入「王小明怎麼了」，換成同仁的姓名、代號或帳號。
    你在單上的回覆，我會送到對方的對話裡。
can-do-security = 你負責資安，還可以在工作台處理資安和緊急的單、凍結帳號、查稽核紀錄。
can-do-operator = 你負責維運，還可以在工作台查稽核紀錄，並檢查有沒有被改過。
can-do-desk = 開啟工作台
