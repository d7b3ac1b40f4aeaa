# 好了告訴我
tell-when = 好了告訴我
tell-promised = 好，好了我會主動告訴你，你可以先去忙。
tell-already = 我已經記著了，好了會告訴你一次，不用再提醒我。
tell-nothing = 現在沒有要等的事。
tell-stopped = 好，不通知了。想知道進度隨時問我。
tell-none-to-stop = 目前沒有要通知你的事。
tell-waits-for-lock = 在等：鎖定解開{ $until ->
    [none] （要由管理員解）。
   *[other] ，預計 { $until }。
}
tell-waits-for-sync = 在等：資料同步{ $until ->
    [none] （已經逾時，服務人員要處理）。
   *[other] ，預計 { $until }。
}
tell-waits-for-enabling = 在等：帳號啟用{ $until ->
    [none] （要由管理員啟用）。
   *[other] ，預計 { $until } 同步完成。
}
tell-waits-for-system = 在等：讀不到的系統恢復。
tell-waits-for-account = 在等：系統替你建好 TPEAD 帳號{ $until ->
    [none] 。
   *[other] ，預計 { $until }。
}

# 主動通知
told-lock = 你等的事好了：帳號的鎖定已經解開，可以登入了。
told-sync = 你等的事好了：資料已經同步過來。
told-enabling = 你等的事好了：帳號已經啟用，可以登入了。
told-system = 剛才讀不到的系統恢復了。
told-account = 你等的事好了：TPEAD 帳號已經建好。
told-but = 不過還有一件事：

# 對回答的評價
rated-up = 謝謝，這樣我知道這個答案有幫上忙。
rated-down = 抱歉，沒答到。你想問的是下面哪一個嗎？
unsolved-first = 我再看一次。
unsolved-person = 看來我給的答案都沒有幫上忙。我替你開單，請服務人員直接處理好嗎？
solved-praise = 太好了，恢復正常就好。
