# 單子的一個面向：一律帶單號；問是不是的，先說是或不是
ticket-it = { $number ->
    [none] 等著送出的那張單
   *[other] 單號 { $number }
}
ticket-standing = { $state ->
    [received] { $opened } 收到，還沒有人接手
    [reopened] { $updated } 重新打開，還沒有人接手
    [taken] 服務人員處理中（{ $touched } 有人動過）
    [answered] 服務人員已經回覆
    [closed] 已經結案（{ $updated }）
   *[waiting] { $opened } 記下，客服系統一連上就送出
}
ticket-until = { ticket-it }：{ ticket-standing }。
    { $state ->
    [answered] 沒有要等的，看看他們的回覆就好。
    [closed] 沒有要等的；還是不行就說一聲，我重新打開。
   *[other] 什麼時候會處理好、會不會打電話，要看服務人員，我不能替他們答應時間{ $priority ->
        [urgent] ，不過它已經標成緊急
        [high] ，不過它已經列為優先
       *[normal] {""}
    }；一有回覆我馬上在這裡通知你。
}
ticket-reach = 要打給你的話，單子上留的是 { $phone }。
ticket-who = { ticket-it }在資訊客服的服務人員那裡{ $secure ->
    [yes] ，資安人員也看得到
   *[no] {""}
}。{ ticket-standing }。是哪一位負責我看不到。
ticket-whether = { $state ->
    [received] 有送出，還沒有回覆
    [reopened] 有重新打開，還沒有新的回覆
    [taken] 有人在處理，還沒有新的回覆
    [answered] 有，已經有回覆
    [closed] 沒有在處理了
   *[waiting] 還沒有送出
}：{ ticket-it }，{ ticket-standing }。{ $state ->
    [answered] {""}
    [closed] {""}
   *[other] 你不用再報一次，有回覆我馬上在這裡通知你。
}
ticket-urgent = { $priority ->
    [urgent] 是，{ ticket-it } 已經標成緊急，這是最急的一級。
    [high] 是，{ ticket-it } 已經列為優先，會比一般的先看。
   *[normal] 還不是，{ ticket-it } 現在是一般件。
}{ ticket-standing }。
ticket-why = { ticket-it }（{ ticket-category }）是我開的。{ $by ->
    [rule] 資料超過正常時間還沒同步到，照規定自動報修
   *[person] 內容照你在這裡說的
}。什麼原因，要等服務人員查。
ticket-after = 不用，你不用再做什麼，也不用再報一次。{ ticket-it }，{ ticket-standing }。你說的和我查到的，服務人員都看得到。
ticket-how = { ticket-it }：要補充，直接寫給我，我加進去。要催，撥{ $hotline }報單號；好了或不用了，跟我說一聲就好。
ticket-written = { $text ->
    [none] 上面附的是我查到的帳號狀況，和我們在這裡說過的話（密碼、帳號這些都遮起來了）。
   *[other] 上面寫的是：「{ $text }」，另外附上我查到的帳號狀況和我們說過的話。
}
ticket-not-sent = 還沒有送出：單子還沒寫好。
ticket-withdrawn-before = 這件事的{ $number ->
    [none] 單
   *[other] 單號 { $number }{" "}
}你撤回了，所以我沒有再報一次。還是要報的話，按「{ ticket-do-open }」或跟我說一聲。
ticket-holds = { $text ->
    [none] 還沒有：{ ticket-it } 上面只有我查到的帳號狀況，和我們在這裡說過的話。那一句現在直接寫給我，我加進去。
   *[other] { ticket-it } 上面寫的是：「{ $text }」。少了什麼，直接寫給我，我加進去。
}
ticket-copy = 不用附：{ ticket-it } 上只寫文字，我這裡不收影本和檔案。人事或管理員要看的（例如合約），請直接拿給他們。
