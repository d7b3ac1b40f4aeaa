# 服務人員在 Request Tracker 看到的
request-tracker-subject = { ticket-category }：{ $name ->
    [none] 還沒連結身分的人
   *[other] { $name }
}
request-tracker-who = { $name ->
    [none] 還沒連結身分的人
   *[other] { $name }
}{ $agency ->
    [none] {""}
   *[other] ，{ $agency }
}{ $phone ->
    [none] {""}
   *[other] ，{ $name ->
        [none] 聯絡方式（未驗證）：
       *[other] 分機
    } { $phone }
}
    類別：{ ticket-category }（{ $priority ->
        [urgent] 緊急
        [high] 優先
       *[normal] 一般
    }）
request-tracker-line = { $at } { $by ->
    [person] ▸
   *[desk] ◂
} { $text }
request-tracker-foot =
    在這裡回覆，當事人會在聊天裡看到；註解只有你們看得到。
    結案後，會問當事人解決了沒有。
request-tracker-event-subject = { $event ->
    [closed] 當事人說解決了
    [reopened] 當事人說還沒解決
    [files] 沒有收下的檔案
   *[added] 當事人補充
}
request-tracker-event = { $event ->
    [closed] 當事人說解決了。
    [reopened] 當事人說還沒解決。
    [files] Request Tracker 沒有收下這些檔案，或收得不完整，可以到工作台的單子頁面下載：{"\u000A"}
   *[added] {""}
}{ $text ->
    [none] {""}
   *[other] { $text }
}
