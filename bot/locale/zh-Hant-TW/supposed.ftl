# 是不是我弄錯的
supposed-fault-lock = 不一定：短時間內密碼錯太多次就會鎖，不一定是你。也可能是手機收信、網路磁碟機或另一臺電腦存著舊密碼，自己一直在試。
    是哪一個，我這裡看不到。
supposed-fault-off = 不是你打錯：帳號{ $row ->
    [D39] 的期限到了
   *[other] 停用了
}，密碼對也進不去。
supposed-fault-sync = 不是你弄錯：資料還在同步，到齊之前輸入什麼都一樣。
supposed-fault-overdue = 不是你弄錯：你的資料早就該同步過來了，是系統這邊卡住，輸入什麼都進不去。
supposed-fault-unmade = 不是你弄錯：還沒有人替你建帳號，所以輸入什麼都進不去。
supposed-fault-change-first = 不是你打錯：{ $began ->
    [none] 帳號剛建好，或剛由別人重設過，
   *[other] 密碼過了有效期限，
}系統就會要你先換一組新的。換好就能登入。
supposed-fault-bind = 不是你弄錯：兩個帳號還沒綁在一起，系統就認不出都是你。
supposed-fault-card = 不是你弄錯：是憑證上的資料和登記的對不起來。
supposed-fault-name = 不是你打錯：舊的那個帳號不能再登入了，密碼對也進不去。
supposed-fault-access = 不是你打錯：帳號和密碼都沒有壞，是登入的限制或那個系統的權限。

# 是不是手機、電腦的關係
supposed-device-lock = 很可能：手機、平板或另一臺電腦還存著舊密碼，就會自己一直試，把帳號鎖住。把那裡的密碼改成新的，或先移除那個信箱設定。
    是不是就是它，我這裡看不到，改好之後沒有再鎖就是了。
supposed-device-account = 不是手機或電腦的問題，換一臺也一樣。

# 是不是被開除、被當成離職
supposed-dismissed-off = 帳號{ $row ->
    [D39] 到期
   *[other] 停用
}不等於離職：我只看得到帳號，看不到人事的決定。
    調動、借調、換約、留停回來的時候，帳號都常會這樣；想確認人事的狀態，請問人事室。
supposed-dismissed-not = 從帳號看不出這種事：你的帳號沒有停用，也沒有到期。人事的決定我看不到，要問人事室。

# 一定要有憑證嗎
supposed-card-not = 不用，這件事用不到自然人憑證。
supposed-card-change-first = 不用去辦：用現在的密碼登入、照畫面換一組新的就好，用不到憑證。
    只有忘了現在的密碼才要重設，沒有憑證就由機關管理員核准，也不用為了這個去辦。
supposed-card-reset = 不一定：沒有綁過憑證，就由機關管理員核准，新密碼你自己在網頁上設，不用去辦憑證。

# 這樣對嗎
supposed-right-change-first = 對，就是這樣：到 { $sign_on_url } 用現在的密碼登入，照畫面設一組新的。新密碼至少 8 個字，大小寫字母、數字、符號都要有。

# 會不會自己好
supposed-by-itself-lock = 會自己解開：{ aspect-clock }。不用做什麼，在那之前先不要再試密碼。
