# 閒聊，和沒有東西可以接的話
talk-here = 我在，請說。
talk-declined = 好，那就先不動。要的時候跟我說一聲。
talk-which = 可以的有這幾樣，你要哪一個？
talk-nothing-waiting = 現在沒有等你點頭的事。要我看看你的帳號，或直接說要做什麼，都可以。
talk-nothing-to-stop = 現在沒有在辦的事，不用取消。帳號沒有動過。
talk-nothing-to-choose = 我這邊沒有列選項，不太確定你選的是什麼。直接跟我說要做什麼就好。
talk-later = 好，你先忙。回來直接接著說就行，不用從頭講。
talk-human = 我是程式，不是真人。要找真人請撥{ $hotline }，或跟我說「找真人」，我把狀況整理好轉過去。
talk-real-link =
    小心一點是對的。我給的網頁網址開頭一定跟你現在這個服務台同一個網域，點開只會問你驗證碼或新密碼，不會問身分證、卡號，也不會在聊天裡跟你要密碼。
    不放心就別點，撥{ $hotline }問。
talk-privacy = 密碼我看不到，也不會問。這裡的對話會留下處理紀錄，像密碼、驗證碼這類字會先遮掉才存；主管看不到你打了什麼。
talk-sorry = 抱歉，沒幫上忙還讓你更煩。跟我說卡在哪一步；要直接找人請撥{ $hotline }。
talk-chat = 這我就不會了，我只懂帳號的事。登不進去、被鎖、忘記密碼再叫我。

# 別人的帳號
others-person =
    別人的帳號我不能查也不能動，不管是誰來問都一樣。請他用自己的聊天來找我，我馬上看。
    如果是鎖住，通常{ $auto_unlock }會自己解開；急的話請他機關的管理員處理。
others-person-again = 這個我真的不能代辦，職務或急不急都一樣，不是不相信你。最快的兩條路：他自己來問我，或請他機關的管理員處理。
others-person-still = 還是一樣：別人的帳號，好不好、有沒有鎖，我都不說也不動。請他本人私下問我，或找他機關的管理員。
others-person-you =
    是你管的機關的同仁，跟我說他的姓名或帳號，我就能給你看。我不替任何人動手：解鎖、啟用、重設由他本人在這裡申請，要核准的會送來給你。
    別的機關的人我不能查也不能動，請他自己來問我，或找他機關的管理員。
others-person-you-again = 跟我說姓名或帳號就好（要是你管的機關的人）；別的機關的我一樣不能查，也不能替他動手。
others-until = 他的狀況我不能查。一般來說，鎖住的{ $auto_unlock }內會自己解開；停用的要管理員啟用後，再等約一小時；剛建的新帳號每 { $sync_every }同步一次，超過 { $sync_overdue } 還沒有就報修。
others-until-again = 要看是哪一種：鎖定最久{ $auto_unlock }，停用要等管理員，新帳號最晚 { $sync_overdue }。他本人來問我，我可以說到幾點幾分。
others-why = 這裡只認得聊天的人是你，沒辦法確認別人同意。改到別人的帳號會出大事，所以一律請本人或機關管理員來。
others-why-again = 因為我只能確認聊天的人是你。帳號是誰的，就由誰自己來，或由他機關的管理員處理。
others-accepted = { $kind ->
    [person] 別人的帳號我還是不能查也不能動，這一點沒辦法通融；請本人用自己的聊天來找我，一開口我就幫他看。你自己有事也隨時找我。
   *[other] 好。還有別的事，隨時找我。
}
others-elsewhere = 他在別的機關的話，要找那邊的管理員；那邊是誰我查不到，撥{ $hotline }可以請他們轉。
others-who = { $kind ->
    [person] 就是他機關的管理員；打不通，或他在別的機關，撥{ $hotline }，請他們轉給那邊的管理員。
   *[other] 還是剛才說的那邊；打不通就撥{ $hotline }，請他們轉。要我替你寫成單子也可以，按下面。
}
others-who-again = 再來就是{ $hotline }，說明是哪個機關、哪個帳號，他們會轉給管得到的人。
others-which = 兩種都可以：他自己用手機或電腦來問我最快；不方便的話，打給他機關的管理員。
others-which-again = 他自己來問我比較快；管理員是不方便的時候才找。
others-yes-them = 對，就是找：
others-how-again = 還不能用這個對話的話（沒有帳號、沒裝聊天），請他打給機關管理員，或撥{ $hotline }；第一次連結要他本人確認身分，我會一步一步帶。
others-rule-again = 一樣不行：借帳號、代登入、代收驗證碼都不可以。請他自己來，或請機關管理員。
others-mailbox =
    公用信箱的密碼我不能查也不能改。信箱可以照用，從 { $mail_url } 直接登入，不用綁定；密碼忘了或換人管，請你機關的管理員處理。
others-mailbox-again = 公用信箱還是從 { $mail_url } 登入；密碼的事要找機關管理員，我這邊不能動。
others-mailbox-still = 信箱密碼只能由管理員改；要我替你寫成單子，按下面就好。
others-service =
    機器、服務用的帳號我不能解鎖也不能改密碼，它歸你機關的 WebAD 管理員（管 AD 系統帳號的人）。一直被鎖，多半是哪台機器還存著舊密碼。
    找不到 WebAD 管理員，或很急，就找目錄服務小組；要我寫成單子也可以，跟我說「開單」和這個帳號是做什麼的。
others-service-again = 這個帳號我不能動，要 WebAD 管理員或目錄服務小組來解；要開單的話，跟我說它是做什麼的、從什麼時候不行。
others-service-still = 動得了它的是 WebAD 管理員和目錄服務小組；我能做的是替你開單，按下面就好。
others-shared =
    不行：公用帳號、服務帳號不歸任何一個人，我不能替它建 TPEAD、解鎖、綁定或改密碼；單一帳號一人一號，也不能拿你的帳號或證號去代替。
    只收信的公用信箱可以照用，從 { $mail_url } 自己登入；要登系統的，請改用每個人自己的帳號。管公用帳號的是機關管理員，機器、服務用的帳號是 WebAD 管理員。
others-shared-rights = 公用帳號不能再拿來登系統：每個人用自己的帳號，權限在那個系統裡一個人一個人設，找管那個系統的單位。那個系統歸誰管我不知道；問不到的話，問你機關的管理員，或撥{ $hotline }（資訊報修）。
others-shared-again = 公用帳號還是要請機關管理員處理，我這邊不能動它；也不能拿你自己的身分證或帳號去綁，單一帳號是一人一號。
others-last = 我知道你急，但這件我這裡真的沒有別的辦法。最快是直接打給管理員，或撥{ $hotline }；要我替你把狀況寫成單子送給服務人員，按下面就好。
others-shared-still = 還是要請機關管理員；公用帳號的事我只能說明，不能動手。
others-disable = 有人離職、調走要停帳號，由人事在人員與組織管理系統辦，或請機關管理員停用；我這邊不能停任何人的帳號。
others-disable-you =
    停用由你這邊辦，我不能停任何人的帳號。員工愛上網還在用的期間，在員工愛上網的帳號管理停用，約一小時同步到其他系統；員工愛上網下線之後，改在人員與組織管理系統的「機關人員職務管理」停用。
    人事已經停過的話不用再做一次；要確認有沒有停好，跟我說他的名字。
others-disable-you-again = 在你的管理畫面停用就好：現在是員工愛上網的帳號管理，下線後是「機關人員職務管理」。畫面找不到人或按不了，撥{ $hotline }。
others-unbind-you = 解除綁定由你這邊在人員與組織管理系統辦，我不能解。本人只是綁錯想換的話，請他自己跟我說「改綁」，申請會送來給你看。
others-unbind-you-again = 還是在人員與組織管理系統解除；按不了的話撥{ $hotline }。
others-disable-again = 停用要從人事或機關管理員那邊辦，我這邊沒有這個權限。
others-disable-still = 還是一樣：請人事或機關管理員停用，我不能動。
others-unbind = 解除綁定要機關管理員在人員與組織管理系統處理，我這邊不能解。綁錯了想換，本人可以跟我說「改綁」，管理員看過才會換。
others-unbind-again = 解除綁定還是要找機關管理員。
others-unbind-still = 還是一樣：請機關管理員處理，我不能解除任何人的綁定。

# 不確定的時候
doubt-offer = 我不太確定你的意思，是下面哪一種？
doubt-what = 「{ $words }」這句我沒看懂，不想亂猜。是登不進去、密碼、綁定，還是別的？跟我說螢幕上寫什麼也可以。
doubt-corrected = 好，是我弄錯了。那應該是哪一個？
doubt-about-what = 你說的是哪一件？跟我說一下是登入、密碼、綁定，還是剛才哪件事。
doubt-look = 看看我的帳號現在怎麼了
doubt-other = 是別人的帳號
doubt-shared = 是公用帳號
doubt-person = 找真人
doubt-ticket = 問我的單子
doubt-incident = 帳號可能被盜、密碼給出去了
doubt-account-name = 我的帳號是哪一個
doubt-link = 連結這個聊天和我本人
doubt-disable = 停用離職同仁的帳號
doubt-approve = 我的申請到哪了
doubt-go-on = 接著剛才的頁面

# 進行中的事
progress-name = { $action ->
    [unlock] 解鎖
    [bind] 綁定
    [rebind] 改綁
    [reset_password] 重設密碼
   *[enable] 啟用
}
progress-page = { progress-name }還停在你那邊：頁面開著，{ $until }前有效；過了跟我說一聲，就給你新的。
progress-open = 再給我一次連結
progress-later = 好，你先忙。{ progress-name }的頁面開到{ $until }；過了也沒關係，跟我說一聲就給你新的。什麼都沒取消。
progress-later-approval = 好。{ progress-name }的申請照常在等{ $name ->
    [none] 管理員
   *[other] { $name }
}決定，不用你做什麼；有結果我在這裡跟你說。
progress-doing = { progress-name }正在處理，馬上就有結果，我會在這裡說。
progress-waits = { progress-name }還沒好：{ $since }送出，現在在{ $name ->
    [none] 管理員
   *[other] { $name }
}手上{ $phone ->
    [none] {""}
   *[other] （分機 { $phone }）
}。有結果我會馬上說。
progress-waits-who = 在{ $name ->
    [none] 你機關的管理員
   *[other] { $name }
}手上{ $phone ->
    [none] 。
   *[other] ，分機 { $phone }。
}
progress-nothing = 現在沒有在辦的申請，之前的頁面也已經過期了。要的話我重新來一次。
link-for-your-own = 要看你自己的帳號、讓我動手處理，先把這個聊天和你本人連起來：
# 同樣的話不說第二次
again-same = 我手上知道的就是剛才說的那些。你要問的如果不是這個，換個說法再說一次；或按下面，我把你的話原封不動轉給服務人員。
again-added = 這一句也{ $number ->
    [none] 記下了，會跟單子一起送出。
   *[other] 加上去了，在單號 { $number }。
}
again-looked = 我剛剛又看了一次，還是一樣：
again-nod = 嗯，我在。
again-cannot = 這題我真的不會，再問我也答不出來。要找人幫忙，按「找真人」，或洽{ $hotline }。
# 再給一次頁面
action-page-again = 頁面在下面，{ $until }前都可以用；過了跟我說一聲，就給你新的。
doubt-whose = 先確認一下：要處理的是你自己的帳號，還是別人的？
doubt-mine = 是我自己的
doubt-theirs = 是別人的
# 自己就是管理員
owner-only-you = 你機關的管理員就是你；你自己的帳號不能由自己核准，請洽{ $hotline }。
others-how =
    請他用自己的手機或電腦打開跟我的對話（跟你現在用的一樣），直接說「我的帳號被鎖」或看到的訊息就好。
    我會寄驗證碼到他登記的信箱，他輸入後就能解，大約一分鐘；手機也可以。他的對話還沒連過本人的話，我會先帶他連。
talk-if-wanted = 好。要我動手的話按下面就好；不用的話就先這樣。
others-rule = 不行。帳號一人一組，不能借別人的，也不能替別人登入；就算你有他的密碼也不要用，請他把密碼換掉。要辦事，請他自己來，或請機關管理員處理。
