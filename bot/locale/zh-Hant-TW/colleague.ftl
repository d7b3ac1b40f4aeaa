# 問到別人的帳號
colleague-refused = 我只談你自己的帳號。同事的帳號，請本人自己來問我，或請本人機關的管理員來查。
colleague-nobody = { $as ->
    [helpdesk] 我找不到可以在這裡談的這個人。服務台只能查單子還沒結的人，請再確認姓名或帳號。
   *[admin] 在你的機關裡，我找不到可以在這裡處理的這個人。
        你管的機關以外的人，我不能查也不能動：請那個機關的管理員處理，或請本人用自己的聊天來問我；如果是鎖住，通常{ $auto_unlock }會自己解開。
        是自己機關的人，請再確認姓名或帳號。
}
colleague-refused-again = 這個帳號我一樣不能談：要本人來問我，或請本人機關的管理員來查。
colleague-nobody-again = { $as ->
    [helpdesk] 這一位我也找不到可以談的；只有單子還沒結的人，我才能替服務台看。
   *[admin] 這一位在你的機關裡我也找不到；別的機關要找那邊的管理員。
}
colleague-which = 同名的不只一位，你要看哪一位？
colleague-this-one = 剛才給你看的是{ $name }（{ $agency }，{ $account }）。同名的有這幾位，要看另一位就按：
colleague-more = 還有其他同名的人沒有列出來；都不是的話，請改用帳號問我。
colleague-one = { $name }（{ $agency }，{ $account }）
colleague-about = { $name }（{ $agency }）的帳號現況：
colleague-you = 要處理這件事的{ $role ->
    [portal_admin] 員工愛上網管理員
   *[personnel_admin] 人員與組織管理系統管理員
}就是你自己。{ $role ->
    [portal_admin] 在員工愛上網的帳號管理處理。
   *[personnel_admin] 登入電子認證平臺，「系統管理」→「人員與組織管理系統」，找到那位同仁就能處理。
}
    我不替任何人動手；本人也可以在這裡自己申請。
colleague-cannot-watch = 好了的時候，我只會通知帳號的本人；你隨時可以再問我一次。

# 接著問同一位同事：一律用他的角度說，「你」是來問的人
colleague-locked-at = { $began ->
    [none] {""}
   *[other] ；是 { $began } 鎖上的
}
colleague-until = { $kind ->
    [lock] { $ends ->
        [none] { $name }的鎖不會自己解開。
       *[other] { $name }的鎖 { $ends } 會自己解開{ $left ->
            [0] {""}
           *[other] （還有 { $left } 分鐘）
        }，不用做什麼{ colleague-locked-at }。
    }
    [portal_lock] { $ends ->
        [none] 員工愛上網這個鎖不會自己解開，要員工愛上網管理員解。
       *[other] 員工愛上網的鎖 { $ends } 會自己解開{ $left ->
            [0] {""}
           *[other] （還有 { $left } 分鐘）
        }{ colleague-locked-at }。
    }
    [held] { $began ->
        [none] {""}
       *[other] { $began } 鎖上的，
    }不會自己解開；{ $name }提出申請、管理員核准之後馬上解。
    [off] 不會自己好，等再久也一樣；啟用之後大約一小時同步完，{ $name }就能登入。
    [expired] 不會自己好；機關把使用期限延長之後，大約一小時同步完就能登入。
    [wait] { $ends ->
        [none] { $latest ->
            [none] 現在說不準；每 { $sync_every }同步一次。
           *[other] 每 { $sync_every }同步一次，最晚 { $latest }；到時還沒有就要報修。
        }
       *[other] 預計 { $ends } 左右同步到，到時{ $name }就能登入。
    }
    [overdue] 說不準了：已經超過正常的 { $sync_overdue }，再等不會比較快，要有人處理。
    [password] 不用等時間：{ $name }自己換好密碼的那一刻就能登入。
    [bind] 沒有要等的：{ $name }綁好的那一刻就生效，現在照常登入。
    [card] 不會自己好；憑證的資料處理好之後才能用，登入不受影響。
    [fine] 沒有要等的，{ $name }現在就可以登入。
   *[other] 這不是等時間就會好的，要有人處理。
}
where-it-is = { $kind ->
    [off] 停用的是
   *[other] 鎖住的是
}{ $portal ->
    [yes] 員工愛上網
   *[no] {""}
}{ $personnel ->
    [yes] { $portal ->
        [yes] 、人員與組織管理系統
       *[no] 人員與組織管理系統
    }
   *[no] {""}
}{ $directory ->
    [yes] { $portal ->
        [yes] 、TPEAD
       *[no] { $personnel ->
            [yes] 、TPEAD
           *[no] {" "}TPEAD
        }
    }
   *[no] {""}
}，其他的沒有。
colleague-since = { $began ->
    [none] { $kind ->
        [off] 系統沒有記是哪一刻停的；要問日期，看管理系統的異動紀錄。
       *[other] 從什麼時候開始，我查得到的資料裡沒有記。
    }
   *[other] { $kind ->
        [lock] 從 { $began } 開始鎖的
        [portal_lock] 從 { $began } 開始鎖的
        [held] 從 { $began } 開始鎖的
        [wait] 資料是 { $began } 到的
        [overdue] 資料是 { $began } 到的
       *[other] 從 { $began } 開始
    }{ $minutes ->
        [0] {""}
       *[other] （{ $minutes } 分鐘前）
    }。
}
colleague-why = { $kind ->
    [lock] { colleague-why-lock }
    [portal_lock] { colleague-why-lock }
    [held] { colleague-why-lock }
        一般的鎖時間到會自己開；{ $name }這個帳號設定成要管理員同意才解，等再久也不會開。
    [off] 停用多半和離職、調動、留停、約期屆滿有關。是誰、為什麼停的，系統沒有記，要看人事那邊。
    [expired] 這個帳號設了使用期限（通常跟著約期），到期就不能登入。
    [wait] 各系統是分開的，資料每 { $sync_every }才同步一次，一段接一段，所以要等。
    [overdue] 正常兩次同步之內就會到；超過就是哪一段卡住了，要服務人員才查得到。
    [password] 密碼過了期限，或被設成「下次登入要先換」，{ $name }要先換一組新的才能登入。
    [bind] 員工愛上網和 TPEAD 本來是兩套帳號，沒綁的話，系統不知道兩個都是{ $name }。
    [card] { $name }的憑證和登記的資料對不上，或憑證本身過期、停用。
    [fine] 帳號這邊看不出問題，所以多半是輸入的關係。請看大小寫、全形、是不是輸入成別的帳號，或存著舊密碼。
   *[other] 原因我這裡看不到，要服務人員查。
}
colleague-why-lock = 短時間內密碼錯太多次，系統就先鎖住。不一定是{ $name }打錯：手機收信、網路磁碟機、另一台電腦存著舊密碼，也會自己一直試。
colleague-who = { $kind ->
    [lock] 是系統自動鎖的，不是哪個人鎖的。
    [portal_lock] 是系統自動鎖的，不是哪個人鎖的。
    [held] 是系統自動鎖的，不是哪個人鎖的；要管理員同意才解。
    [off] 是誰停的，系統沒有記。能啟用的人：
    [expired] 期限是機關設的。能延長的人：
    [wait] 同步會自己跑，不用找人；超過 { $sync_overdue } 還沒有，再找服務人員。
    [overdue] 這個要找服務人員：{ $hotline }。
    [password] { $name }自己就能換；忘了的話，重設由管理員核准：
    [bind] { $name }自己就能綁，不用找人。
    [fine] 這件事不用找人。
   *[other] 要處理的人：
}
colleague-how = { $kind ->
    [lock] 跟{ $name }說：{ $ends ->
        [none] {""}
       *[other] 等到 { $ends } 會自己解開，解開前不要再試密碼。
    }急的話自己在這裡跟我說「幫我解鎖」，收驗證碼就解開，大約一分鐘。
    手機裡存的舊密碼也要改，不然會再鎖。
    [portal_lock] 跟{ $name }說：員工愛上網的鎖{ $ends ->
        [none] 要員工愛上網管理員解
       *[other] 等到 { $ends } 會自己解開
    }。綁好的話，先用 TPEAD 帳號登入電子認證平臺也可以。
    [held] 跟{ $name }說：自己在這裡跟我說「幫我解鎖」，申請會送給管理員，核准了我馬上解。
    [off] 跟{ $name }說：自己在這裡跟我說「申請啟用」，申請會送給管理員。核准、啟用之後約一小時可以登入。
    [expired] 跟{ $name }說：帳號的使用期限到了，要機關確認約期後延長，約一小時後可以登入。
    [wait] 跟{ $name }說：帳號已經建了，還在同步；等同步到了再登入，不用重建、不用一直試。
    [overdue] 跟{ $name }說：同步卡住了，要服務人員處理；按下面可以開單。
    [password] 跟{ $name }說：登入時照畫面換一組新密碼。忘了原來的，就自己在這裡跟我說「忘記密碼」。
    [bind] 跟{ $name }說：自己在這裡跟我說「我要綁定」，我給網頁，輸入兩邊的密碼就綁好。
    [card] 跟{ $name }說：帳號密碼照常登入；憑證要先把姓名或憑證本身弄對，再重新綁。
    [fine] 跟{ $name }說：帳號是正常的。請看一下大小寫、輸入法、帳號有沒有輸入對；還是不行就自己在這裡問我。
   *[other] 請{ $name }自己在這裡跟我說「我的帳號怎麼了」，我會一步一步帶。
}
colleague-now = { $kind ->
    [lock] { $name }現在還鎖著{ $ends ->
        [none] 。
       *[other] ，{ $ends } 會自己解開。
    }
    [portal_lock] { $name }的員工愛上網現在還鎖著，TPEAD 沒有鎖。
    [held] { $name }現在還鎖著，要核准才會解。
    [off] { $name }現在還是停用，不能登入。
    [expired] { $name }的帳號期限到了，現在不能登入。
    [wait] { $name }的資料還在同步，還沒好。
    [overdue] { $name }的資料還沒同步到，已經超過正常時間。
    [password] { $name }要先換密碼才能登入；沒有鎖，也沒有停用。
    [bind] { $name }還沒綁定；沒有鎖，也沒有停用。
    [card] { $name }的憑證還不能用；帳號密碼可以登入。
    [fine] { $name }現在都正常，沒有鎖，也沒有停用，可以登入。
   *[other] { $name }的帳號還要有人處理。
}
colleague-may-unlock = { $kind ->
    [held] { $may ->
        [yes] 不能直接按，但由你決定。{ $name }在這裡跟我說「幫我解鎖」，申請會送到你的清單，你核准我馬上解。
       *[no] 不行，這個鎖要管理員核准：{ $name }在這裡跟我說「幫我解鎖」，申請會送給管理員。
    }
    [portal_lock] { $may ->
        [yes] 這裡不行，員工愛上網的鎖我動不了。你可以在員工愛上網的帳號管理直接解{ $ends ->
            [none] 。
           *[other] ，或等到 { $ends } 自己解開。
        }
       *[no] 不行，員工愛上網的鎖要員工愛上網管理員解{ $ends ->
            [none] 。
           *[other] ，或等到 { $ends } 自己解開。
        }
    }
    [lock] 不行，這裡只有本人能解。{ $name }自己跟我說「幫我解鎖」，收驗證碼就解開，大約一分鐘，不用你核准{ $ends ->
        [none] 。
       *[other] 。等到 { $ends } 也會自己解開。
    }
   *[other] 不用解：{ $name }沒有被鎖。
}
colleague-may-enable = { $kind ->
    [off] { $may ->
        [yes] 不能由你在這裡直接啟用，但由你決定。{ $name }在這裡跟我說「申請啟用」，申請會送到你的清單。
            你確認是本人、核准，就會啟用，約一小時同步完。
            急的話，你也可以直接在{ $role ->
            [portal_admin] 員工愛上網的帳號管理
           *[personnel_admin] 人員與組織管理系統
        }把它啟用。
       *[no] 不行，這要由{ $role ->
            [portal_admin] 員工愛上網管理員
           *[personnel_admin] 人員與組織管理系統管理員
        }決定。{ $name }在這裡跟我說「申請啟用」，申請就會送過去。
    }
    [expired] 不行，這不是啟用就好：要機關先確認約期、把使用期限延長，之後約一小時同步。
   *[other] 不用啟用：{ $name }沒有被停用。
}
colleague-may-reset-password = 不行，誰都不能替{ $name }設密碼，我也不收別人的密碼。{ $name }記得密碼就自己換；忘了就自己在這裡跟我說「忘記密碼」。
    需要核准的申請會送到管理員的清單，新密碼由本人設。
colleague-may-bind = 不行，綁定要{ $name }本人來。在這裡跟我說「我要綁定」，兩邊的密碼都由本人自己在網頁上輸入。不用你核准，改綁才要。
colleague-request = { $name }有一件「{ action-what }」的申請在等你，{ $until } 以前決定；按下面看內容。
colleague-approve-how =
    你是核准的人，四步：
    1. 按下面那一件，打開只給你的頁面。
    2. 輸入寄到你信箱的驗證碼和你的密碼，證明是你。
    3. 勾你怎麼確認是{ $name }本人：當面、視訊、或你回撥登記的電話；已經當面見過就勾當面。
    4. 按核准或不核准。打字不算；按了之後{ $name }會馬上收到結果。
colleague-no-request = 沒有，{ $name }現在沒有等管理員決定的申請。本人說送了的話，可能還停在確認身分的那一頁。
    送出以後照機關名單的順序問，問到你，我會主動傳給你。
colleague-where = { $kind ->
    [off] { $role ->
        [portal_admin] 員工愛上網的帳號管理：打開{ $name }的帳號，把它啟用。
       *[personnel_admin] 人員與組織管理系統的「機關人員職務管理」：打開{ $name }的資料，把它啟用。
    }約一小時同步出去。
    我這裡沒有可以直接按的，等{ $name }提出申請才會有一頁給你決定。
    [portal_lock] 員工愛上網的帳號管理：打開{ $name }的帳號就能解。我這裡沒有解員工愛上網的按鈕。
    [expired] 人員與組織管理系統裡{ $name }的使用期限，先和人事確認約期再改。
   *[other] 我這裡沒有管理員可以直接按的畫面。要由{ $name }自己在這裡提出，需要你核准的會送到你的清單。
}
# 之前有沒有鎖過；解鎖之後密碼要不要換
colleague-earlier = { $count ->
    [0] 沒有：{ $locked ->
        [yes] 這次之前，24 小時內{ $name }的 TPEAD 沒有被鎖過，現在這次是第一次
       *[no] 24 小時內{ $name }的 TPEAD 沒有被鎖過
    }。更早的紀錄我這裡看不到。
   *[other] 有：{ $locked ->
        [yes] 這次之前，24 小時內
       *[no] 24 小時內
    }{ $name }的 TPEAD 被鎖過 { $count } 次，最近一次是 { $last }。更早的紀錄我這裡看不到。
}
colleague-password-stays = 不用換：解鎖只是把鎖拿掉，{ $name }的密碼不會變，解開之後用原來的登入。只有密碼真的忘了，才由{ $name }自己在這裡重設。
colleague-rule = 看是什麼事：解鎖、綁定、改密碼、凍結，只有{ $name }本人能做。啟用由本人提出、管理員核准；停用、延長期限在管理系統辦。
    我在這裡不替任何人動手。
