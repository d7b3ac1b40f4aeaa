# 等管理員決定的申請：在誰手上、下一位是誰、急的話怎麼辦
progress-sent = 已經送出，還沒決定：{ $since }送出的{ progress-name }申請，現在在{ $name ->
    [none] 管理員
   *[other] { $name }
}手上{ $phone ->
    [none] {""}
   *[other] （分機 { $phone }）
}。
progress-next = { $next ->
    [none] 到{ $until }還沒回應，又沒有別的管理員可以問，我就轉給服務人員。
   *[other] 到{ $until }還沒回應，我就自己改問下一位{ $next }{ $next_phone ->
        [none] {""}
       *[other] （分機 { $next_phone }）
    }，你不用重新申請。
}{ $phone ->
    [none] {""}
   *[other] 急的話，現在直接撥分機 { $phone } 請他看一下最快。
}
progress-hurry = 我不能替你催人或換人，順序是機關排的。
    要快就自己打電話：{ $phone ->
    [none] {""}
   *[other] { $name }分機 { $phone }，
}{ $next ->
    [none] {""}
   *[other] 下一位{ $next }{ $next_phone ->
        [none] {""}
       *[other] 分機 { $next_phone }
    }（{ $until }起才輪到他，現在還不能核准），
}都找不到就撥{ $hotline }。
progress-page-who = 現在等的是你。先在{ progress-name }的頁面上確認是你本人，之後{ $next ->
    [none] 我就開單交給服務人員；你的機關沒有別人可以決定。
   *[other] 我就送給{ asked-next-admin }。
}
progress-no-password = 這個不行：密碼我看不到，也不會用聊天、LINE 或信傳給任何人。新密碼只能你自己在那一頁設。
progress-page-over = { progress-name }還停在你那邊，可是那一頁過期了。申請還在，按「{ progress-open }」或跟我說一聲，就給你新的。
progress-later-over = 好，你先忙。{ progress-name }的頁面已經過期了，要辦的時候跟我說一聲就給你新的。什麼都沒取消。

# 剛結束的事
progress-ticket = { $number ->
    [none] 那張單
   *[other] 單號 { $number } 
}{ $how ->
    [withdrawn] { $at }撤回了，不會再處理。
   *[closed] { $at }結案了。
}還需要的話，按「{ ticket-do-reopen }」。
progress-thawed = 你的帳號的凍結在{ $at }解除了，可以照常申請。
pending-frozen = 你的帳號凍結中：{ $since }起，到{ $until }以前我不會對它做任何變更。解鎖、重設這些都要等解除以後。
    { $sooner ->
    [people] 七天內第三次了，只有資安人員或你機關的管理員可以提早解除，請撥{ $hotline }。
   *[self] 想提早解除，按「{ do-unfreeze }」。
}

# 等管理員的時候問的話：他知道嗎、打給誰、能不能快一點、他不在怎麼辦
asked-admin = { $name ->
    [none] 管理員
   *[other] { $name }
}{ $phone ->
    [none] {""}
   *[other] （分機 { $phone }）
}
asked-next-admin = { $next }{ $next_phone ->
    [none] {""}
   *[other] （分機 { $next_phone }）
}
asked-moved = 這件已經換人了：{ $first }沒有在時間內回應。{ $since }起改問{ asked-admin }，等到{ $until }。
asked-page = { $topic ->
    [off] 沒有取消，
    [sent] 還沒送出，
    [may_call] 可以打電話，不過申請還沒送出，管理員那裡還看不到。
   *[other] 還沒，
}{ progress-name }還停在你這邊，{ $page ->
    [over] 那一頁過期了，按「{ progress-open }」就有新的。{ "\u000A" }
   *[other] 頁面開到{ $page }。{ "\u000A" }
}{ $approval ->
    [no] 在上面確認是你本人就辦，不用等管理員。
    [either] 在上面用自然人憑證確認，馬上就辦，不用等管理員；
        沒有卡片就輸入驗證碼，我送給機關的管理員，核准後再辦。
   *[yes] 在上面確認是你本人，{ $next ->
        [none] 我才會開單交給服務人員。
       *[other] 我才會送給{ asked-next-admin }。
    }
}
asked-knows = 是，{ $since }就送到{ asked-admin }的聊天了；看了沒，我這裡看不到。想確定就打給他，請他在自己的聊天說「待核准」。
asked-call = { $phone ->
    [none] 這件在{ asked-admin }手上；他的分機我沒有，請總機轉接，或撥{ $hotline }。
   *[other] 打給{ $name }，分機 { $phone }，這件{ progress-name }申請現在在他手上。
}
asked-may-call = 可以，{ $phone ->
    [none] 請總機轉{ asked-admin }；他的分機我沒有
   *[other] 直接撥{ $name }的分機 { $phone }
}。這件現在在他手上，請他在自己的聊天說「待核准」，就能決定。
asked-how-told = 就在這個對話：一有結果，或是換人問，我馬上在這裡說，不用收信也看得到。
    { asked-admin }核准以前，可能會回撥你登記的電話確認是你；他不會問密碼或驗證碼。
asked-outside = { $phone ->
    [none] 在外面請撥{ $hotline }；這件在{ asked-admin }手上，他的號碼我沒有。
   *[other] { $phone } 是分機，總機號碼我這裡沒有。從外面撥不到的話，請撥{ $hotline }，說要找{ $name }。
}
asked-reason = 不用寫理由，申請裡沒有這一欄。{ $approver ->
    [no] {""}
   *[yes] { asked-admin }看得到你要辦什麼、帳號現況，和你怎麼證明是本人。{ $phone ->
        [none] {""}
       *[other] 想多說明，直接撥分機 { $phone }。
    }
}
asked-add = 申請送出後加不了字，也不用加；這句我沒有替你轉。{ $approver ->
    [no] {""}
   *[yes] { $phone ->
        [none] 想讓{ asked-admin }知道，請總機轉給他。
       *[other] 想讓{ $name }知道，直接撥分機 { $phone } 跟他說最快。
    }
}
asked-urgent = 不是，這種申請不分急件，送到了就等他決定。急的話，{ $phone ->
    [none] 請總機轉接{ asked-admin }
   *[other] 直接撥{ $name }的分機 { $phone }
}，跟他說你在等，是最快的。
asked-faster = 不行，我不能替你催。{ $since }起在{ asked-admin }手上，時間過一半我會自己提醒他一次。
    要快，{ $phone ->
    [none] 請總機轉給他
   *[other] 現在撥分機 { $phone }
}請他在自己的聊天說「待核准」，馬上就能決定。
asked-away = 不會卡住。等到{ $until }還沒回應，{ $next ->
    [none] 又沒有別的管理員可以問，我就轉給服務人員，不用你重送。急的話先撥{ $hotline }。
   *[other] 我就自己改問下一位{ asked-next-admin }，不用你重送。在那之前{ $next }還不能核准。
}
asked-another = 不行，不能由你我指定，順序是機關排的。{ $next ->
    [none] 這一位之後沒有別的管理員了；{ $until }還沒回應，我就轉給服務人員。
   *[other] { $until }還沒回應，就會輪到{ asked-next-admin }，到時候他才能核准。
}
asked-resend = 不用再送，申請好好的在等{ asked-admin }，再送也還是同一件。他說沒看到的話，請他在自己的聊天說「待核准」，這件就會跳出來。
asked-visit = 看情況：{ $name ->
    [none] 管理員
   *[other] { $name }
}核准以前要先確認是你本人，當面、回撥電話或視訊都可以，由他決定。{ $phone ->
    [none] 想快一點就請總機轉過去問。
   *[other] 想快一點，先撥分機 { $phone } 問他要哪一種。
}
asked-decided = 還沒，{ asked-admin }還沒決定；一有結果我馬上在這裡通知你。
asked-sent = 是，送出了。{ $sent }送出的{ progress-name }申請，現在在{ asked-admin }手上，還沒決定。
asked-standing = 在{ asked-admin }手上：{ progress-name }申請{ $sent }送出，還沒決定。
asked-when = 看{ asked-admin }什麼時候決定，快的話幾分鐘；最晚等到{ $until }。
asked-off = 沒有取消，{ progress-name }申請還在{ asked-admin }手上等他決定。
asked-off-over = { $state ->
    [cancelled] 是，「{ action-what }」{ $settled }取消了，沒有人會再處理，你的帳號沒有動過。
   *[other] 不是取消：
}
asked-then = { $next ->
    [none] 不會卡住：到{ $until }還沒決定，又沒有別的管理員可以問，我就替你開單轉給服務人員。
   *[other] 不會卡住：到{ $until }我自己改問{ asked-next-admin }。那一位也沒在時間內決定，就再問下一位，都問完了就替你開單轉給服務人員。
}
    每換一步我都會在這裡通知你，不用重送。
asked-place = 看情況：留著等就什麼都不會少，換下一位也是我接著問，你不用重送。
    取消再送才會變慢：那是一件新的申請，要重新確認、重新等，順序一樣由機關排，不能指定給誰。
asked-word = 會，{ asked-admin }一決定，或是換人問，我就主動在這裡通知你，不用一直來看。

# 還沒送申請就先問：他不在呢、然後呢、要去找他嗎
before-away = 不會卡住。由我替你送的申請，第一位沒在時間內決定，我就自己改問下一位，都沒人決定就開單轉給服務人員，你不用重送。
    你自己要找人的話，他不在就找名單上的另一位，都不在就撥{ $hotline }。
before-visit = 看情況：要管理員核准的，得先確認是你本人。當面、回撥電話或視訊都可以，由管理員決定，也可以先撥分機問要哪一種。
    只是要他解鎖或啟用，打電話通常就可以。

# 沒有取消、取消了又要回來、接著辦
progress-kept = 好，什麼都沒有取消。{ progress-name }申請照常在等{ asked-admin }，有結果我在這裡通知你。真的不要辦了，再按「{ action-cancel }」。
progress-unsent = 還沒有，什麼都還沒送出，{ progress-name }也還沒開始辦。要我現在辦嗎？按下面，或跟我說「好」。
progress-unsent-nothing = 還沒有，我這裡沒有替你送出任何申請，也沒有在辦的。
progress-page-until = { $next ->
    [none] 要看服務人員什麼時候處理，我不能替他們答應；你的機關沒有別人可以決定。
   *[other] 要看{ asked-next-admin }什麼時候決定。
}你先在頁面上確認是本人（頁面開到{ $until }），我才送得出去。{ $next ->
    [none] {""}
   *[other] { "\u000A" }送出後快的話幾分鐘；時間內沒回，我會改問下一位，或轉給服務人員，有結果在這裡通知你。
}
progress-kept-page = 好，什麼都沒有取消：{ progress-name }的頁面開到{ $until }。不想辦了就按「{ action-cancel }」，或跟我說「取消」。
progress-kept-ticket = 好，什麼都沒有撤回：
progress-take-back = 不是要取消，接著辦
progress-goes-on = 好，接著辦剛才的{ progress-name }。

# 核准之後、驗證碼寄到哪、打哪一組密碼
progress-after = { $action ->
    [reset_password] 核准之後，我馬上在這裡傳一頁給你，新密碼你自己在上面設。頁面開 10 分鐘，過了跟我說一聲就有新的。不用再去找管理員。
    [unlock] 你不用做什麼：一核准我馬上解開，在這裡通知你，用原來的密碼登入就好。
    [enable] 你不用做什麼：一核准我馬上啟用，在這裡通知你。再等約一小時同步，就用原來的密碼登入。
   *[other] 你不用做什麼：一核准我馬上辦，好了在這裡通知你。
}
progress-address = 寄到你登記的信箱 { $address }，只寄這一個。不是這個信箱，或是沒收到，請撥{ $hotline }。
progress-no-code = 不寄：{ $numbered ->
    [yes] 你沒有別的信箱可以收，寄到要改密碼的那個信箱不算證明。那一頁改給你一個兩位數，管理員當面或回撥你登記的電話時，再告訴他。
   *[no] 這件不用驗證碼，照那一頁的方式證明是你就好。
}
progress-passwords = 兩個都要輸入，各輸入各的。員工愛上網的帳號配員工愛上網的密碼，TPEAD 的帳號配 TPEAD 的密碼。兩組不一樣沒關係，都不會變。
