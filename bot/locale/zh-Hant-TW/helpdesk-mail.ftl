# 寄給客服的信
helpdesk-mail-subject = 單號 { $number }：{ ticket-category }{ $priority ->
    [urgent] （緊急）
    [high] （優先）
   *[normal] {""}
}
helpdesk-mail-marker = ##- 請寫在這一行上面 -##
helpdesk-mail-line = { $at } { $by ->
    [person] ▸
   *[desk] ◂
} { $text }
helpdesk-mail-event = { $event ->
    [closed] 當事人說解決了，單號 { $number } 已結案。
    [reopened] 當事人說單號 { $number } 還沒解決，重新處理。
   *[added] 當事人補充了單號 { $number }：
}{ $text ->
    [none] {""}
   *[other] {"\u000A"}{ $text }
}
helpdesk-mail-files-left = 郵件伺服器沒有收下這些檔案，可以到工作台的單子頁面下載：{"\u000A"}{ $files }
helpdesk-mail-foot = 直接回覆這封信，你寫的話會出現在當事人的對話裡。要結案，請在最前面單獨寫一行 #結案。
helpdesk-mail-returned = 單號 { $number } 寄給客服的信被退回。我會再寄；請檢查客服的信箱位址。
