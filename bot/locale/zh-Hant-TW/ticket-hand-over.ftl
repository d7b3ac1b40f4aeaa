# 真人在聊天裡回答（C43）
ticket-handed-over = 現在起由{ $name }在這裡回答你。你寫的會記在單號 { $number }，我先不出聲。
    要我再回答，按下面的按鈕，或寫「換回機器人」。
ticket-clerk-says = { $name }：{ $text }
ticket-do-give-back = 換回機器人
ticket-given-back = 從這裡開始又由我回答。單號 { $number } 還看得到剛才的對話。
ticket-given-back-silent = 好一陣子沒有新的話，所以又由我回答。單號 { $number } 照樣處理，要補充就寫給我。
ticket-given-back-already = 這裡本來就是我在回答。有什麼要問的，直接寫給我。
ticket-reopened-there = 服務人員重新處理單號 { $number }。有回覆我會在這裡通知你。
