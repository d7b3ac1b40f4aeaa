# 和上次說的比，變了什麼
changed-unread = 剛才讀不到的系統恢復了，我重新看過。
changed-sync = 有變化：資料已經同步過來了。
changed-disabled = 有變化：帳號已經不是停用的了。
changed-enabling = 有變化：帳號已經啟用了，只差同步。
changed-locked = 有變化：剛才說的鎖已經解開了。
changed-certificate = 有變化：憑證的問題已經沒有了。
changed-password = 有變化：密碼那一關已經過了。
changed-binding = 有變化：綁定的事已經處理好了。
changed-access = 有變化：剛才說的那一項已經不在了。
changed-fine = 有變化：剛才還正常，現在不一樣了。
changed-moved = 有變化，現在是這樣：
changed-stuck = 這已經比正常的時間久：帳號啟用過了，同步卻一直沒有帶到，不正常。可以請服務人員查（{ $hotline }），要的話我替你開單。
changed-unsure = 現在有系統讀不到，剛才那件事變了沒有，我不敢說。
still-so = 我又看了一次，狀況還沒變。
still-fine = 我又看了一次，帳號還是正常的，所以問題不在帳號本身。請把畫面上那句話原樣打給我，我照那句話查。
still-forgotten = 如果是不確定密碼，先不要一直試，免得被鎖。
    { $row ->
        [D21] 你綁過自然人憑證，可以到 { $sign_on_url } 選「忘記密碼」自己設。
       *[D22] 你沒有可以用的自然人憑證，所以要由機關管理員核准重設；我可以替你送申請。
    }
still-then = 我已經看了兩次，再試下去只是耽誤你。要不要請人直接處理？按「{ person-open }」，我把剛才看到的寫進單子；急的話請撥{ $hotline }。
status-more = 看完整說明

# 是、不是
lead-unknown = 現在不敢說是或不是，因為有系統讀不到。
lead-problem-yes = 有狀況。
lead-problem-no = 沒有問題。
lead-locked-yes = 是的，帳號鎖住了。
lead-locked-no = 沒有鎖住。
lead-disabled-yes = 是的，帳號停用了。
lead-disabled-no = 沒有停用。
lead-password-yes = 是的，和密碼有關。
lead-password-no = 不是密碼到期，也沒有被要求換密碼。
lead-synced-yes = 是的，已經同步好了。
lead-synced-no = 還沒有同步好。
lead-bound-yes = 是的，已經綁定好了。
lead-bound-no = 還沒有綁定。
lead-bound-depends = 看情況。

# 還沒辦完的事
pending-request = { $opened } 的「{ action-what }」申請還在辦。
    { $state ->
        [verifying] 等你在網頁上確認是本人。{ $page ->
            [over] 那一頁過期了，跟我說一聲就給你新的。
           *[open] 那一頁到 { $until } 都能用，過了跟我說一聲就給你新的。
        }
        [awaiting_approval] 正在等{ $admin ->
            [none] 管理員
           *[other] { $admin }
        }{ $phone ->
            [none] {""}
           *[other] （分機 { $phone }）
        }決定。
            { $until } 以前沒有回覆，{ action-then }。
        [ready] 核准了，{ $approval ->
            [yes] 等你完成最後一步，
           *[no] 馬上可以辦，
        }到 { $until }。
       *[carrying_out] 正在動手，還沒有結果。
    }
pending-ticket = { $number ->
    [none] 有一張單等著送出
   *[other] 單號 { $number } 還開著
}（{ $opened } 開的），{ $state ->
    [answered] 服務人員已經回覆，等你看。
   *[open] 已經交給服務人員，還沒有回覆。
}
pending-promise = { $topic ->
    [lock] 鎖解開
    [sync] 同步完成
    [enabling] 帳號啟用
    [system] 讀不到的系統恢復
   *[account] TPEAD 帳號建好
}的時候，我會主動告訴你，這件事我記著。
pending-to-decide = 另外，有 { $count } 件同仁的申請在等你決定。
pending-see = 看等我決定的申請

# 申請的一個面向
request-what = 你的「{ action-what }」申請（{ $opened } 送的）：{ $state ->
    [verifying] 還沒送出去，等你在網頁上確認。
    [awaiting_approval] 在等{ $admin ->
        [none] 管理員
       *[other] { $admin }
    }決定。
    [ready] 可以繼續辦了。
   *[carrying_out] 正在動手。
}
request-until = { $state ->
    [verifying] { $page ->
            [over] 那一頁過期了，跟我說一聲就給你新的。
           *[open] 那一頁到 { $until } 都能用{ $left ->
                [0] {""}
               *[other] （還有約 { $left } 分鐘）
            }。過期了就再跟我要一次。
        }
        在你確認之前什麼都不會變。
    [awaiting_approval] 最晚等到 { $until }{ $left ->
            [0] {""}
           *[other] （約 { $left } 分鐘）
        }。
        到時沒有回覆，{ action-then }，不用重新申請。
    [ready] 核准到 { $until } 有效{ $left ->
        [0] {""}
       *[other] （還有約 { $left } 分鐘）
    }。
   *[carrying_out] 正在動手，通常一兩分鐘，有結果我馬上告訴你。
}
request-since = { $sent } { $state ->
    [verifying] 開始的，還在等你確認，還沒送出。
    [awaiting_approval] 送的，現在在{ $admin ->
        [none] 管理員
       *[other] { $admin }
    }那裡{ $phone ->
        [none] {""}
       *[other] （分機 { $phone }）
    }。
   *[other] 送的。
}
request-who = { $state ->
    [verifying] 還沒到別人手上，等的是你：先在網頁上確認。
    [awaiting_approval] 在{ $admin ->
        [none] 管理員
       *[other] { $admin }
    }那裡{ $phone ->
        [none] 。
       *[other] ，分機 { $phone }；急的話可以打給他。
    }{ $next ->
        [none] {""}
       *[other] 到 { $until } 還沒回應，就輪到{ $next }{ $next_phone ->
            [none] {""}
           *[other] （分機 { $next_phone }）
        }。
    }
   *[other] 在服務台這裡，我正在辦。
}
request-why = { $approval ->
    [yes] 這件事一旦弄錯會影響別人進你的帳號，所以先確認是你本人，再由管理員核准。
    [either] 先確認是你本人，別人就不能拿你的聊天帳號來動你的帳號。用自然人憑證確認就夠了；用驗證碼的話，還要管理員核准。
   *[no] 先確認是你本人，別人就不能拿你的聊天帳號來動你的帳號。
}
request-how = { $state ->
    [verifying] 打開我給的那一頁，照上面寫的確認是你本人，做完就好。
    [awaiting_approval] 你這邊不用再做什麼，等管理員決定就好。
    [ready] 打開我給的那一頁完成最後一步；頁面不見了就再跟我要一次。
   *[carrying_out] 你這邊不用再做什麼。
}
request-whether = { $state ->
    [verifying] 還沒送出：要等你在網頁上確認，我才會送。
    [awaiting_approval] 送出了，還沒有決定：{ $sent } 送的，在等{ $admin ->
        [none] 管理員
       *[other] { $admin }
    }{ $phone ->
        [none] {""}
       *[other] （分機 { $phone }）
    }。
    [ready] 可以辦了，{ $approval ->
        [yes] 管理員已經核准。
       *[no] 你已經確認過。
    }
   *[carrying_out] 還沒好，正在動手。
}
request-after = { $state ->
    [verifying] 你確認之後，{ $approval ->
        [yes] 我把申請送給管理員；他核准了我就辦，並告訴你。
        [either] 用自然人憑證的，馬上就辦；輸入驗證碼的，我先送給管理員，核准了再辦。結果我都會告訴你。
       *[no] 我馬上辦，好了告訴你。
    }
    [awaiting_approval] 他核准我就辦並告訴你；不核准我會告訴你原因；一直沒人回覆，我會交給服務人員。
    [ready] 完成最後一步就好了，結果我會告訴你。
   *[carrying_out] 好了我馬上告訴你，你不用再做什麼。
}

# 我的帳號是哪一個
account-none = 我在各系統都沒有找到你的帳號，所以沒有可以告訴你的；要請管理員先建。
# 有幾個、用哪一個
account-several = 你有 { $count } 個 TPEAD 帳號。{ $kind ->
    [bound] 目前綁定的是 { $account }，先用這一個；另一個多半是系統另外產生的，不用去登。{ "\u000A" }
   *[unbound] 都還沒有綁定，先用你開電腦的那一個。{ "\u000A" }
}以後留哪一個由你決定，告訴我，我轉給管理員。
account-one = { $kind ->
    [after] 你的 TPEAD 帳號只有一個，現在登入都用它。
    [alone] 你只有一個 TPEAD 帳號，沒有員工愛上網帳號，不用綁定。
    [bound] 你有一個 TPEAD 帳號，和員工愛上網的帳號已經綁在一起。電子認證平臺兩個都能登，開電腦用 TPEAD，密碼各自的。
   *[unbound] 你有一個 TPEAD 帳號、一個員工愛上網帳號，還沒有綁在一起。
        綁好以後電子認證平臺兩個都能登；正式上線以後只用 TPEAD。
}
account-no-directory = { $kind ->
    [on_its_way] 你的 TPEAD 帳號還沒有建好。名稱由系統自動產生，不用選；建好以後再問我一次就看得到。
    [p0] 你沒有 TPEAD 帳號，現在也不用有。正式上線前系統會替你建一個，密碼另外設定。
    [p1] 你還沒有 TPEAD 帳號，系統會替你建一個並且綁好。
   *[p2] 你沒有 TPEAD 帳號，所以登不進電子認證平臺；要請機關的管理員建。
}
account-portal = ・員工愛上網：{ $account }。{ $stage ->
    [p2] 已經下線，不能再用來登入。
   *[other] 登入員工愛上網和電子認證平臺都用這個。
}
account-directory = ・TPEAD：{ $account }。{ $computer ->
    [yes] 開電腦用這個；
   *[no] {""}
}{ $stage ->
    [p2] 登入電子認證平臺也是用這個。
   *[other] { $bound ->
        [yes] 已經綁定，登入電子認證平臺也可以用這個。
       *[no] 還沒有綁定，上線之前電子認證平臺還不能用它登入。
    }
}
account-former = 舊名（{ $former }）已經改掉，不能再登入；要用改名後的單一帳號。
account-mailbox = ・市府信箱：{ $address }，在 { $mail_url } 收信。
account-unread = 有系統現在讀不到，所以可能還有沒列出來的。
account-whole = 完整的帳號只寫在這一頁，看完關掉就好；不要貼到對話裡，也不要給別人用。
account-open = 看完整的帳號
account-go = 打開下面的頁面確認是你，就看得到完整的帳號。只是看，什麼都不會變。
account-no-page = 你沒有可以收驗證碼的登記信箱，所以我沒辦法給你看完整的帳號。
    請機關管理員當面或電話告訴你。
account-has = { $count ->
    [0] 沒有，你名下沒有 TPEAD 帳號，GEAA-… 和 ab1234 這兩種都沒有。{ $needed ->
        [no] 現在也不用有，系統會替你建好並綁好。
       *[yes] {""}
    }
    [1] 有一個，你名下只有一個 TPEAD 帳號（{ $account }），沒有第二個。
   *[other] 有，你名下有 { $count } 個 TPEAD 帳號：{ $account }。
}
account-masked = 這裡只寫頭尾，因為聊天紀錄別人可能看得到。
    完整的要先確認是你本人，寫在只給你看的網頁上，我不在對話裡寫出來。

# 剛辦完（或沒辦成）的申請
settled-what = 「{ action-what }」{ $state ->
    [done] 辦好了（{ $settled }）。
    [partly] 只辦好一部分（{ $settled }）。
    [not_done] 沒有辦成（{ $settled }）。
    [unclear] 的結果還不清楚（{ $settled }）。
    [refused] 沒有辦（{ $settled }）{ $reason ->
        [none] 。
       *[other] ，管理員寫的原因是「{ $reason }」。
    }
    [expired] 時間過了，沒有辦（{ $settled }）。
    [cancelled] 取消了（{ $settled }）。
   *[handed_over] 轉給服務人員處理了（{ $settled }）。
}
settled-until = { $state ->
    [done] { $action ->
        [enable] 啟用之後等下一次同步（每 { $sync_every }一次），就能登入。
        [reset_password] 新密碼已經生效；一小時內有些地方可能還認舊密碼。
       *[other] 已經生效，現在就可以用。
    }
    [expired] 已經過了；還要辦的話再跟我說一次。
    [cancelled] 已經取消，沒有在等什麼；還要辦的話再跟我說一次。
    [refused] 沒有在等什麼；還要辦的話，先問管理員。
   *[other] 說不準，要等服務人員看；有結果我會告訴你，急的話撥{ $hotline }。
}
settled-why = { $state ->
    [done] 是你提出申請、也確認過是本人，所以辦了。
    [refused] { $reason ->
        [none] 動手之前我又看了一次，帳號的狀況已經不能辦，所以沒有動。
       *[other] 管理員沒有核准，寫的原因是「{ $reason }」；覺得有誤會可以直接問管理員。
    }
    [expired] 在時間內沒有完成，先前的確認就失效了，所以沒有動。
    [cancelled] 因為有人在你的對話裡取消了它。
    [handed_over] 因為沒有管理員可以決定，所以交給服務人員。
   *[other] 系統沒有照預期回應，細節服務人員看得到；他們會接手查。
}
settled-after = { $state ->
    [done] { $action ->
        [unlock] 不用換，用原來的密碼登入就好。
            很快又被鎖的話，是有裝置還存著舊密碼（最常見是手機收信），改掉就不會再鎖。
        [bind] 不用再做什麼：兩邊的密碼都沒有變，現在也可以用 TPEAD 帳號登入電子認證平臺。
        [rebind] 不用再做什麼：兩邊的密碼都沒有變。
        [reset_password] 要：之後電腦和電子認證都用新密碼。
            手機、網路磁碟機、別臺電腦存的舊密碼要換掉，免得被鎖。
       *[enable] 不用再做什麼，等約一小時同步完，用原來的帳號和密碼登入，不用換密碼。
    }
    [expired] 帳號沒有任何變動；還要辦就再跟我說一次。
    [cancelled] 帳號沒有任何變動；還要辦就再跟我說一次。
    [refused] 帳號沒有任何變動；可以直接問管理員，或請服務人員看。
   *[other] 服務人員會接手，你不用再申請；有結果我會告訴你。
}
settled-whether = { $state ->
    [done] { $action ->
        [unlock] 可以，已經解鎖了（{ $settled }）：密碼還是原來那一組，不用換。
        [bind] 是，已經綁好了（{ $settled }）：兩邊的密碼都沒有變。
        [rebind] 是，已經改綁好了（{ $settled }）：兩邊的密碼都沒有變。
        [reset_password] 可以，已經重設好了（{ $settled }）：電腦和電子認證都用新密碼。
       *[enable] 還要等一下：已經啟用了（{ $settled }），大約一小時同步完就能登入。密碼還是原來那一組。
    }
    [refused] 沒有，這件沒有辦（{ $settled }），帳號沒有任何變動。{ $reason ->
        [none] {""}
       *[other] 管理員寫的原因是「{ $reason }」。
    }
    [expired] 沒有，時間過了（{ $settled }），帳號沒有任何變動。還要辦就再跟我說一次。
    [cancelled] 沒有，已經取消了（{ $settled }），不會再有人處理，帳號沒有任何變動。還要辦就再跟我說一次。
    [handed_over] 還沒有，轉給服務人員處理了（{ $settled }）。你不用再申請；有結果我會告訴你。
    [partly] 不完全：只辦好一部分（{ $settled }）。服務人員會接手；有結果我會告訴你。
    [unclear] 還不一定：結果還不清楚（{ $settled }）。服務人員會接手查；有結果我會告訴你。
   *[not_done] 沒有辦成（{ $settled }），帳號沒有變。服務人員會接手，有結果我會告訴你。
}
changed-later = 比我原先說的晚：資料只到一半，原本說最晚 { $told }，現在最晚要到 { $latest }，抱歉。

# 好了；現在不行；辦好之後密碼還是原來的
success-glad = 太好了，進去了就好！
success-still-locked = { $system ->
    [portal] 還沒好的只有員工愛上網那個鎖
   *[directory] 還沒好的是 TPEAD 那個鎖
}{ $ends ->
    [none] ，要由管理員解。
   *[other] ，{ $ends } 會自己解開，不用管它。
}
success-still-waits = 還在等的是同步{ $ends ->
    [none] ，你不用做什麼。
   *[other] ，預計 { $ends } 左右，你不用做什麼。
}
lead-not-now = 現在不行，原因是：
lead-still-not = 現在還是不能解。
done-password-stays = 沒有變：{ $action ->
        [unlock] 解鎖只是把鎖拿掉，密碼還是原來那一組。
        [enable] 啟用不會動到密碼，還是原來那一組。
       *[bind] 綁定只是把兩個帳號連起來，兩組密碼都還是原來的。
            要到期的那一組還是要自己換：登入 { $sign_on_url }，「常用選單 → 電子認證 → 變更密碼」（改的是 TPEAD，員工愛上網的不變）。
    }
    真的忘了，跟我說「忘記密碼」就好。
faq-agency-binds = 你的機關由系統替大家綁，不用自己動手，也不用替同事綁。
    綁好之前報表上算「未綁定」是正常的，不影響登入。
    在別的機關也有帳號的人，情形可能不一樣，請他自己來問我。
