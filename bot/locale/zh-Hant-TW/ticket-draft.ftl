# 單子先寫好給本人看，同意才送出
ticket-category = { $category ->
    [sync] 資料同步
    [lock] 帳號鎖定
    [disabled] 帳號停用
    [certificate] 憑證
    [password] 密碼
    [binding] 帳號綁定
    [access] 登入與權限
    [shared] 公用帳號
    [system] 系統連線
    [security] 資安
   *[other] 其他
}
ticket-person = 要直接找人講，最快是撥{ $hotline }。
ticket-in-time = 這還在正常的等候時間裡，報修不會讓同步提早跑。到時還沒好，也可以自己從「員工愛上網行動版 → 資訊報修」或{ $hotline }反映。
ticket-draft-ask = 要寫單的話，一句話就好：發生什麼事？
ticket-about-what = 要寫單的話，請用一句話告訴我：發生什麼事、怎麼聯絡你（電話或信箱）？
ticket-draft = 單子寫好了，還沒有送出：{ $category ->
        [other] {""}
       *[any] {"\u000A"}・關於：{ ticket-category }
    }{ $colleague ->
        [none] {""}
       *[other] {"\u000A"}・哪位同仁：{ $colleague }
    }{ $text ->
        [none] {""}
       *[other] {"\u000A"}・你說的：「{ $text }」
    }{ $since ->
        [none] {""}
       *[other] {"\u000A"}・從什麼時候：{ $since }
    }{ $row ->
        [none] {""}
       *[other] {"\u000A"}・我查到的：{ ticket-row }
    }{ $chosen ->
        [none] {""}
       *[other] {"\u000A"}・你決定的：{ $chosen }
    }{ $urgent ->
        [yes] {"\u000A"}・急件：你說很急，我會標上去
       *[no] {""}
    }{ $contact ->
        [none] {""}
       *[other] {"\u000A"}・怎麼聯絡你：{ $contact }
    }
ticket-draft-send = 這樣送出嗎？說「好」就送；要補充或改，直接寫給我。
ticket-need-contact = 還差一樣：服務人員要怎麼聯絡你？給我電話或信箱，我就能送出。
ticket-change-ask = 請說，這張單要怎麼寫？
ticket-draft-dropped = 好，這張單沒有送出。
ticket-story-colleague = 這張單是替同仁報的：{ $name }
ticket-wrong-subject = { $number ->
    [none] 那張單
   *[other] 單號 { $number } 
}送出以後不能改主題，所以我照你說的另外寫一張。原來那張按「{ ticket-do-withdraw }」就撤掉。
ticket-do-send = 送出這張單
ticket-do-change = 修改
ticket-do-drop = 不用了
ticket-story-chosen = 當事人已決定：{ $text }

# 進度：有人動過才說處理中
ticket-already = 這件事已經有單了，單號 { $number }：{ $state ->
    [received] { $opened } 收到，還沒有人接手
    [reopened] 重新打開了，還沒有人接手
    [answered] 服務人員已經回覆
   *[taken] 服務人員處理中
}。
ticket-news = { $number ->
    [none] 有一張單等著送出
   *[other] 單號 { $number }
}{ $category ->
    [other] {""}
   *[any] （{ ticket-category }）
}：{ $state ->
    [received] { $opened } 收到，還沒有人接手
    [reopened] { $updated } 重新打開，還沒有人接手
    [taken] { $opened } 收到，服務人員處理中（{ $touched } 有人動過）。還沒有新的回覆
    [answered] 服務人員已經回覆
    [closed] 已結案（{ $updated }）
   *[waiting] { $opened } 記下，客服系統一連上就送出
}。
ticket-news-urgent = 很急的話請撥{ $hotline }，報單號就好。
ticket-kept-waiting = 讓你等到現在還沒有人看，真的很抱歉。

# 撤回、還沒好
ticket-withdrawn = 好，{ $number ->
    [none] 那張單撤回了，不會送出
   *[other] 單號 { $number } 撤回了，服務人員也知道
}。還是需要的話，說一聲就重新打開。
ticket-still-not = 了解，還是不行，我加到單號 { $number } 告訴服務人員了。很急的話請撥{ $hotline }，報單號就好。
ticket-files-not-taken = 客服系統沒有收下這些檔案，可以在這一頁下載：{"\u000A"}{ $files }
ticket-note-still-not = 當事人說還沒好。
ticket-which-solved = 哪一張可以結案？
ticket-which-withdraw = 要撤回哪一張？
ticket-which-still-not = 哪一張還沒好？
ticket-do-withdraw = 撤回
ticket-do-still-not = 還沒好
ticket-notice-withdrawn = { $name ->
    [none] 當事人
   *[other] { $name }
} 撤回了單號 { $number }，不用再處理。
ticket-close-too = 那{ $number ->
    [none] 等著送出的那張單
   *[other] 單號 { $number }（{ ticket-category }）
} 要結案嗎？
ticket-draft-waits = 剛才那張單還沒送出，要送就說「好」。
ticket-instead = 這件我這裡不能直接辦，可以寫成單子交給服務人員。
    說「好」就先寫給你看，送不送由你。
ticket-sending = 好，送出剛才寫好的單{ $text ->
    [none] 。
   *[other] ：「{ $text }」
}

# Taken back, left out
ticket-do-unadd = 收回這句
ticket-nothing-added = { $number ->
    [none] 那張單
   *[other] 單號 { $number }
} 沒有可以收回的補充。
ticket-unadded = 好，收回了：我已經請服務人員不用看{ $number ->
    [none] 單子
   *[other] 單號 { $number }
} 最後補充的那句。
ticket-note-taken-back = 當事人收回上一則補充，請不用處理那一則。
ticket-left-out = 好，拿掉了，附上去的對話裡也不會有；單子上就只有下面這些，還沒有送。還有多的字，按「{ ticket-do-change }」重寫。

# 不送、先不送、改內容；送出以後會怎樣
ticket-send-unsure = 先跟你確認，還沒有送：這張單要送出，還是不要？
ticket-draft-held = 好，先不送，單子留著（24 小時內都在）；要送就說「好」。
ticket-changed = 照你說的改好了，還沒有送。
ticket-cannot-edit = 我找不到你要拿掉或改掉的是哪幾個字，所以什麼都沒改，也沒有送。按「{ ticket-do-change }」重寫一次最保險。
ticket-story-urgent = 當事人說這是急件。
ticket-taken-back = 好，{ $number ->
    [none] 那張單
   *[other] 單號 { $number }{" "}
}撤回了，服務人員也知道；下面是重寫的，還沒有送。
ticket-going = 單子會到資訊客服的服務人員那裡（資安的單，資安人員也看得到），主管和同事看不到。他們看得到單子上的字、我查到的帳號狀況和我們的對話。
    通常會再問：什麼時候開始、哪個畫面、上面寫什麼、什麼時間方便聯絡{ $phone ->
    [none] {""}
   *[other] ，要打電話就撥 { $phone }
}。
    有回覆我在這裡通知你；多久會回、用什麼語言回，要看他們，我不能替他們答應。
ticket-gone = { $state ->
    [open] 還沒有撤回：{ ticket-it } 還開著。要撤回就按下面，或跟我說「撤回」。
    [withdrawn] 是，{ ticket-it } 撤回了（{ $updated }），服務人員也知道。
   *[closed] 是，{ ticket-it } 已經結案了（{ $updated }）。
}
ticket-nothing-sent = 沒有，什麼單都沒有送出，手上也沒有寫好等著送的。
ticket-one-by-one = 一張一張來：先寫這一張，送出之後，跟我說另一件是什麼，我再寫第二張。

# 好幾個帳號，要留哪一個
choice-keep = 留 { $account }
choice-decision = 留 { $account }，{ $others } 請管理員收掉
choice-wish = 希望留 { $account }
choice-may = 可以，留哪一個由你決定，{ $account } 沒有選錯。{ $counts ->
    [yes] { $bound ->
        [yes] 它已經綁好，電子認證平臺現在就認。
       *[no] 不過它還沒綁定，上線前電子認證平臺還不認它，要請管理員改綁。
    }
   *[no] {""}
}{ $mixed ->
    [yes] { $single ->
        [yes] { "\u000A" }它已經是單一帳號的格式，以後不用改名。
       *[no] { "\u000A" }它是舊的格式，以後會分批改名成單一帳號（像 ab1234），改了密碼不變；哪一天改還沒有公布。
    }
   *[no] {""}
}
    要的話按下面，我把「留 { $account }，收 { $others }」寫成單子給管理員，你看過才送。
choice-which = { $mixed ->
    [yes] 兩種都是 TPEAD 帳號：有「-」的是舊格式，像 ab1234 的是單一帳號的格式。舊的以後會分批改名成單一帳號，留哪一種都不會選錯。
   *[no] 都是 TPEAD 帳號，差別只在上面寫的。
}{ $counts ->
    [yes] { $bound ->
        [yes] { "\u000A" }決定之前，登入電子認證平臺用綁好的 { $account }{ $computer ->
            [yes] ，開電腦照舊用你一直用的那個
           *[no] {""}
        }。
       *[no] { "\u000A" }決定之前，照舊用你一直用的那個。
    }
   *[no] { "\u000A" }決定之前，照舊用你一直用的那個。
}
    要留哪一個由你決定，通常留一直在用的那個。選好了按下面，或直接跟我說；我寫成單子給管理員，另一個由他收掉。
choice-stands = 你的決定已經寫在單子上了；說「好」就送給管理員。
choice-conflict = 這個不是選一個就好：你的綁定有衝突，要由兩邊機關的管理員查清楚。你想留哪一個，我可以寫進單子讓他們看到。
