# 好了通知我
tell-when = 好了通知我
tell-promised = 好，好了我會主動通知你，你可以先去忙。
tell-already = 我已經記著了，好了會通知你一次，不用再提醒我。
tell-nothing = 現在沒有要等的事。
tell-stopped = 好，不通知了。想知道進度隨時問我。
tell-none-to-stop = 目前沒有要通知你的事。
tell-waits-for-lock = 在等：鎖定解開{ $until ->
    [none] （要由管理員解）。
   *[other] ，預計 { $until }。
}
tell-waits-for-sync = 在等：資料同步{ $until ->
    [none] { $latest ->
        [none] （要有人處理）。
       *[other] ，最晚 { $latest }，到時還沒好我會報修。
    }
   *[other] ，預計 { $until } 左右{ $latest ->
        [none] 。
       *[other] ，最晚 { $latest }，到時還沒好我會報修。
    }
}
tell-waits-for-enabling = 在等：帳號啟用{ $until ->
    [none] 。
    [admin] （要由管理員啟用）。
   *[other] ，預計 { $until } 左右同步完成。
}
tell-waits-for-system = 在等：讀不到的系統恢復。
tell-waits-for-account = 在等：系統替你建好 TPEAD 帳號{ $until ->
    [none] 。
   *[other] ，預計 { $until }。
}

# 主動通知
told-lock = 你等的事好了：帳號的鎖定已經解開{ $left ->
    [none] ，可以登入了。
   *[some] 。
}
told-sync = 你等的事好了：資料已經同步過來。
told-enabling = 你等的事好了：帳號已經啟用{ $left ->
    [none] ，可以登入了。
   *[some] 。
}
told-changed = 你等的事沒有等到，情況變了，現在是這樣：
told-system = 剛才沒有回應的系統恢復了，我重新看過了。
told-account = 你等的事好了：TPEAD 帳號已經建好。
told-on-its-way = 我說「最晚」的時間到了，東西只到了一部分，現在是這樣：
told-but = 不過還有一件事：

# 對回答的評價
rated-up = 謝謝，這樣我知道這個答案有幫上忙。
rated-down = 抱歉，這樣沒幫到你。是下面哪一個嗎？都不是的話，按「找真人」我就請服務人員處理。

unsolved-person = 看來我能說的都沒有幫上忙，該請人來看了。按「找真人」我就先把單子寫好給你看；急的話請撥{ $hotline }。
solved-praise = 太好了，恢復正常就好。

# 追問
followup-until = 預計 { $until } 會好。
followup-nobody-needed = 這件事不用找人，會自己好；急的話洽{ $hotline }。
followup-why-locked = 短時間內密碼錯太多次，系統就會先鎖住帳號，免得有人一直試。
    不一定是你：手機收信、網路磁碟機、記住的 Wi-Fi 或另一臺電腦存著舊密碼，也會自己一直登入。
followup-why-disabled = 停用多半和離職、調動、留職停薪或約期屆滿有關。系統看不到是誰、為什麼停的，要由機關管理員確認，也由他決定要不要啟用。
followup-why-unsynced = 各系統是分開的，資料每 { $sync_every }才同步一次，所以新資料要等。順序是員工愛上網 → 人員與組織管理系統 → TPEAD 和信箱。
followup-why-unbound = 員工愛上網帳號和 TPEAD 帳號本來是兩套，綁定就是告訴系統這兩個都是你。還沒綁，系統就不知道它們是同一個人的。
glance-of = { $system ->
    [portal] 員工愛上網
    [personnel] 人員與組織管理系統
    [directory] TPEAD
   *[mailbox] 市府信箱
}這邊{ $mark ->
    [ok] 正常，沒有問題。
    [waiting] 還在等同步。
    [missing] 還沒有資料。
    [unread] 現在讀不到，我不敢說。
    [not_needed] 沒有你的帳號，也不用有。
    [disabled] 停用了。
    [locked] 鎖住了。
   *[attention] 有事要處理。
}
sorry = 抱歉沒幫上忙。跟我說一句你遇到什麼狀況，我再試一次；要找真人也可以跟我說「找真人」。
unsolved-handed-over = 看來我能說的都沒有幫上忙，這要請人來看。
followup-no-more = 關於這題，我知道的就是上面那些。要更細的，我可以替你開單，請服務人員回覆你。
followup-nothing-wrong = 你的帳號沒有要處理的事，不用找誰。有別的狀況就跟我說一聲。
alarm-system-down = ⚠️ { $system ->
    [portal] 員工愛上網
    [personnel] 人員與組織管理系統
    [directory] TPEAD
    [mailbox] 市府信箱
   *[other] 電子認證平臺
}超過 10 分鐘沒有回應，正在等它的人看不到完整的帳號狀況。請檢查該系統與連線；恢復後我會自己通知在等的人。
tell-beside = 好了我會主動通知你。

# 等的時候問：那次也沒有呢、你會說嗎、重開一次會不會快
wait-missed = { $latest ->
    [none] { $until ->
        [none] 還沒好我就一直替你看著，問我也隨時再看一次。拖太久的話我替你開單。
       *[other] 過了{ $until }還沒好，跟我說一聲我就再看一次。真的卡住我替你開單請人處理，不用從頭來。
    }
   *[other] 最晚{ $latest }。過了還沒好就不正常了，我會通報服務人員；你什麼都不用重做，也不會被漏掉。
}
wait-word = { $kept ->
    [yes] 會，好了我主動通知你一次，不用一直來問。
   *[no] 現在還沒記下來；按「{ tell-when }」，好了我就主動通知你，不用一直來問。
}
wait-claimed = 我剛又看了一次，還沒看到變動。
    { $of ->
    [lock] 管理員解鎖是馬上生效的，請他再確認解的是不是你的 TPEAD 帳號。
   *[other] 管理員改的要等同步帶過來，每 { $sync_every }一次{ $until ->
        [none] {""}
       *[other] （預計 { $until }）
    }；過了還是一樣，請他看看員工愛上網和 TPEAD 兩邊是不是都好了。
}
wait-toggle = 不會比較快：停用再啟用一次，反而要從頭等一次同步。照現在這樣等就好{ $until ->
    [none] 。
   *[other] ，預計{ $until }。
}
