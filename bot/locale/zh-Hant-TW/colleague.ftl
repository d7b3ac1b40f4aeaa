# 問到別人的帳號
colleague-refused = 我只談你自己的帳號。同事的帳號，請他自己來問我，或請他機關的管理員來查。
colleague-nobody = { $as ->
    [helpdesk] 我找不到可以在這裡談的這個人。服務台只能查有未結案件的人，請再確認姓名或帳號。
   *[admin] 在你的機關裡，我找不到可以在這裡處理的這個人。你管的機關以外的人，我不能查也不能動，請他們自己的管理員處理，或請本人用自己的聊天來問我；如果是鎖住，通常{ $auto_unlock }會自己解開。是自己機關的人，請再確認姓名或帳號。
}
colleague-refused-again = 這個帳號我一樣不能談：要本人來問我，或請他機關的管理員來查。
colleague-nobody-again = { $as ->
    [helpdesk] 這一位我也找不到可以談的；只有還有案件沒結的人，我才能替服務台看。
   *[admin] 這一位在你的機關裡我也找不到；別的機關要找他們自己的管理員。
}
colleague-which = 同名的不只一位，你要看哪一位？
colleague-more = 還有其他同名的人沒有列出來；都不是的話，請改用帳號問我。
colleague-one = { $name }（{ $agency }，{ $account }）
colleague-about = 以下是{ $name }（{ $agency }）會看到的說明，裡面的「你」指的是本人：
colleague-you = 要處理這件事的{ $role ->
    [portal_admin] 員工愛上網管理員
   *[personnel_admin] 人員與組織管理系統管理員
}就是你自己。
colleague-cannot-watch = 好了的時候，我只會通知帳號的本人；你隨時可以再問我一次。
