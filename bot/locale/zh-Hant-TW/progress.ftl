# 等管理員決定的申請：在誰手上、下一位是誰、急的話怎麼辦
progress-sent = 送出了，沒有收回：{ $since }送出的{ progress-name }申請，現在在{ $name ->
    [none] 管理員
   *[other] { $name }
}手上{ $phone ->
    [none] {""}
   *[other] （分機 { $phone }）
}，還沒決定。
progress-next = { $next ->
    [none] 到{ $until }還沒回應，又沒有別的管理員可以問，我就轉給服務人員。
   *[other] 到{ $until }還沒回應，我就自己改問下一位{ $next }{ $next_phone ->
        [none] {""}
       *[other] （分機 { $next_phone }）
    }，你不用重新申請。
}{ $phone ->
    [none] {""}
   *[other] 急的話，現在直接打分機 { $phone } 請他看一下最快。
}
progress-hurry = 我不能替你催人或換人，順序是機關排的。要快就自己打：{ $phone ->
    [none] {""}
   *[other] { $name }分機 { $phone }，
}{ $next ->
    [none] {""}
   *[other] 下一位{ $next }{ $next_phone ->
        [none] {""}
       *[other] 分機 { $next_phone }
    }（{ $until }起才輪到他，現在還不能核准），
}都找不到就撥{ $hotline }。
progress-page-who = 現在等的是你：先在{ progress-name }的頁面上確認是你本人，之後我就送給{ $next }{ $next_phone ->
    [none] {""}
   *[other] （分機 { $next_phone }）
}。
progress-page-over = { progress-name }還停在你那邊，可是那一頁過期了；申請還在，按「{ progress-open }」或跟我說一聲，就給你新的。
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
pending-frozen = 你的帳號凍結中：{ $since }起，到{ $until }以前我不會對它做任何變更，解鎖、重設這些都要等解除以後。{ $sooner ->
    [people] 七天內第三次了，只有資安人員或你機關的管理員可以提早解除，請撥{ $hotline }。
   *[self] 想提早解除，按「{ do-unfreeze }」。
}
