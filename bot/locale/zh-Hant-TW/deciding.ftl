# 管理員問：怎麼確認本人、核准之後會怎樣、在誰手上、到什麼時候
deciding-who = { $name ->
    [none] 申請人
   *[other] { $name }
}
deciding-check = 要確認是{ deciding-who }本人，也真的是本人要辦的。算數的只有三種：當面、視訊，或由你回撥登記的電話，擇一就好。
    對方打來、傳訊息、寄信，或別人替他說都不算。{ $numbered ->
    [yes] 這一件還要問出本人網頁上的兩位數，核准時輸入。
   *[no] {""}
}
    那一頁會寫要辦什麼和帳號現況；不是本人要的，就按不核准。
deciding-check-how = 三種選一種，你親自做：
    ・當面：看到{ deciding-who }，問他要辦的是不是這一件。
    ・視訊：看到他的臉，問同一句。
    ・回撥：用名冊上登記的電話，不用他給你的號碼，問同一句。
    再到決定的那一頁，照實選你用的那一種。
deciding-callback = 算：由你回撥{ deciding-who }登記的電話，確認是本人要辦的就可以。不一定要見面；當面或視訊也行。
    對方打電話給你不算。核准時照實選「已回撥登記電話」。
deciding-callback-again = 是，這樣就算，只要是你撥登記的電話、本人說是他要辦的。不用再見面。
deciding-word-again = 還是不算。核准的人是你，所以要你自己當面、視訊，或回撥登記的電話，確認過再按。
deciding-word = 不算，要由你自己確認：當面、視訊，或你回撥登記的電話。別人看過、別人替他說、對方打來或傳訊息，都不能代替。
deciding-record = 有。誰核准或不核准、什麼時候、用哪種方式確認本人，都寫進稽核紀錄，事後改不了；申請人也會知道是誰決定的。
    要調紀錄請洽{ $hotline }，由資安或維運人員查。
deciding-password = { $action ->
    [reset_password] 會，但不是你設：你核准之後，{ deciding-who }自己在網頁上設新密碼，你和我都看不到。在那之前密碼不變。
    [unlock] 不會，解鎖只是把鎖拿掉，{ deciding-who }用原來的密碼登入。
    [enable] 不會，啟用只是打開帳號，{ deciding-who }用原來的密碼登入。
    [none] 看申請什麼：解鎖、啟用、改綁都不動密碼。只有重設密碼會換，也是本人自己設，你和我都看不到。
   *[other] 不會，密碼不變。
}
deciding-once = { $by ->
    [you] 你核准
   *[other] 核准
}
deciding-does = { $action ->
    [reset_password] { deciding-once }之後，{ deciding-who }馬上收到一頁，自己設新密碼，設好就能登入。你不用再做什麼，也看不到密碼。
    [unlock] { deciding-once }之後我馬上解鎖並通知{ deciding-who }，用原來的密碼登入就好。你不用再做什麼。
    [enable] { deciding-once }之後我馬上啟用並通知{ deciding-who }，再等約一小時同步，用原來的密碼登入。
        你不用再做什麼；萬一不能由我啟用，我會把步驟傳給你。
   *[other] { deciding-once }之後我馬上辦並通知{ deciding-who }，密碼不變。你不用再做什麼。
}{ $until ->
    [none] {""}
   *[other] { "\u000A" }現在還沒有人決定，帳號沒有變動。
}
deciding-undo = 不能收回，按了核准我馬上就辦。按錯了請馬上撥{ $hotline }。{ $action ->
    [enable] 啟用的帳號可以在管理系統再停用。
    [reset_password] 新密碼還是由本人設。
   *[other] {""}
}
    還沒按就什麼都沒有變；按了不核准，申請人可以再申請一次。
deciding-deputy = 不用設代理，也不用轉。{ $until ->
    [none] 一次只問一位，你沒在時間內決定，{ $next ->
        [none] 我就自己改問下一位管理員，都沒有人決定就轉給服務人員。
       *[other] 我就自己改問{ $next }，都沒有人決定就轉給服務人員。
    }
   *[other] 這一件到{ $until }你還沒決定，{ $next ->
        [none] 又沒有別的管理員可以問，我就轉給服務人員。
       *[other] 我就自己改問{ $next }。
    }
}
    別人不能替你按。要在休假期間直接問別人，請洽{ $hotline }登記代理。
deciding-away = 不用再設，已經登記由{ $by }代理：{ $since }到{ $until }，申請直接問{ $by }，不會問你。
    要改日期或換人，請洽{ $hotline }。
deciding-standin = { $may ->
    [yes] 可以，不過是用你自己的名義。你登記在機關的管理員名單上，申請問到你，就由你證明是你、自己決定。
        別人手上的那一件不能代按，也不能轉給你；到時沒決定，才問下一位。
   *[no] 現在不行，只有名單上的管理員能決定，職務代理人不會自動變成管理員。要登記代理，請洽{ $hotline }。
}
deciding-until = 到{ $until }。過了{ $next ->
    [none] 沒有別的管理員可以問，就轉給服務人員，不會不見。
   *[other] 就改問{ $next }，不會不見。
}
deciding-until-none = 現在沒有等你決定的申請。每一件上面都寫著要在什麼時候以前決定；過了就改問下一位管理員，沒有下一位就轉給服務人員。
deciding-own = 不行，自己的申請不能自己核准。{ $next ->
    [none] 你機關沒有別的管理員，所以申請會直接變成單子，交給服務人員。
   *[other] 會送給你機關的另一位管理員{ $next }{ $next_phone ->
        [none] {""}
       *[other] （分機 { $next_phone }）
    }。
}急的話撥{ $hotline }。
deciding-held = { $name }申請的「{ action-what }」在{ $admin ->
    [none] 另一位管理員
   *[other] { $admin }
}手上{ $phone ->
    [none] {""}
   *[other] （分機 { $phone }）
}。{ $since }送到，{ $until }以前決定。{ "\u000A" }{ $turn ->
    [never] { $role ->
        [portal_admin] 這種申請由員工愛上網管理員決定，不會送到你這裡。
       *[personnel_admin] 這種申請由人員與組織管理系統管理員決定，不會送到你這裡。
    }
    [away] 你這段時間登記由別人代理，所以先問代理的人。
    [next] 一次只問一位，照機關名單的順序；到時沒決定，下一位就是你。
    [been] 先問過你，時間到沒有決定，才改問這一位。
   *[later] 一次只問一位，照機關名單的順序，所以還沒問到你。
}{ $turn ->
    [next] {""}
   *[other] { $next ->
        [none] { "\u000A" }到時沒決定，就轉給服務人員。
       *[other] { "\u000A" }到時沒決定，就改問{ $next }。
    }
}
deciding-not-you = 你現在不能決定，也不能轉給你：
deciding-handed-over = { $name }的「{ action-what }」申請沒有管理員在時間內決定，{ $at }已經轉給服務人員處理。
deciding-whose = 你要問誰的申請？跟我說姓名，我告訴你現在在誰手上。現在沒有等你決定的。
deciding-no-ticket = 你自己沒有處理中的單。
