# FAQ 的短答
faq-more = 詳細說明
# 沒把握的時候
side-link-first = 這個聊天還沒連到你本人，所以按鈕先帶你去連結。
side-maybe = 我猜你問的是這個，不對的話換個說法再問我：
faq-depends = 看情況，你的情形是這樣：
faq-plainly = 換個簡單的說法：
faq-told-twice =
    這題我說過了，再說一次也幫不上你。告訴我卡在哪一步，或者我請服務人員直接幫你看。
    急的話請撥{ $hotline }。
faq-told-again = 這題問到第 { $times } 次了，看來我沒幫上忙，抱歉。直接找人最快：請撥{ $hotline }，或按「找真人」，我替你開單。

# 你自己的帳號，一句話
own-locked = 你的 TPEAD 帳號 { $until } 會自動解開，還有 { $minutes } 分鐘。
own-locked-portal = 你的員工愛上網帳號 { $until } 解開，還有 { $minutes } 分鐘{ $directory_account ->
    [none] 。
   *[other] 。TPEAD 帳號（{ $directory_account }）沒有鎖，現在就可以用它登入。
}
own-locked-both = 你的 TPEAD 帳號{ $until ->
    [none] 要由管理員解
   *[other] {" "}{ $until } 解開，還有 { $minutes } 分鐘
}。員工愛上網帳號{ $portal_until ->
    [none] 要由管理員解
   *[other] {" "}{ $portal_until } 解開，還有 { $portal_minutes } 分鐘
}。
own-locked-again = 你的 TPEAD 帳號又鎖住了，{ $until } 解開，還有 { $minutes } 分鐘。多半是手機或別臺電腦還存著舊密碼。不是你試的話，請馬上洽{ $hotline }。
own-locked-until-admin = 你的{ $system ->
    [portal] 員工愛上網
   *[directory] {" "}TPEAD{" "}
}帳號鎖住了，這個鎖不會自己解開，要由管理員解。
own-lock-over = 你的帳號 { $ended } 就解開了，現在可以再登入。
own-not-locked = 你的帳號現在沒有鎖。
own-not-disabled = 你的帳號沒有停用。
own-synced = 你自己的資料都同步好了。
own-bound = 你的兩個帳號已經綁好了。
own-unbound = { $row ->
    [D33] 你有兩個員工愛上網帳號、一個 TPEAD 帳號，主要的那個還沒綁。
    [D30] 你的兩個帳號還沒綁，系統可能已經多建一個 TPEAD 帳號給你，請儘快綁。
   *[D29] 你的兩個帳號還沒綁。
}
own-unbound-password = 你的兩個帳號還沒綁，現在改密碼改不到 TPEAD，先綁好再改。
own-certificate = 你已經綁好自然人憑證了。
own-no-certificate = 你還沒有綁自然人憑證。
own-reset-by-certificate = 你有綁自然人憑證，可以自己走「忘記密碼」{ $here ->
    [yes] ，也可以按「{ do-reset-password }」在這裡辦
   *[none] {""}
}。
own-reset-by-admin = { $certificate ->
    [name] 你綁的自然人憑證，姓名和登記的不一樣，要先改好才能用；現在要請管理員改密碼。
   *[none] 你沒有綁自然人憑證，要請管理員改密碼。
}
own-password-changes = 你改密碼，會改到 TPEAD{ $mailbox ->
    [same] {" "}和市府信箱{ $stage ->
        [p2] 。
       *[other] ；員工愛上網的不變。
    }
    [other] ；市府信箱不同名、不會改{ $stage ->
        [p2] 。
       *[other] ，員工愛上網的也不變。
    }
   *[none] {" "}的密碼{ $stage ->
        [p2] 。
       *[other] ；員工愛上網的不變。
    }
}
own-password-of = { $system ->
    [portal] { $stage ->
        [p2] 不會，員工愛上網的密碼不會變，也已經不能用來登入。
       *[other] 不會，員工愛上網的密碼不會變，用它登入時還是輸入原來那組。
    }
    [mailbox] { $mailbox ->
        [same] 會，你的市府信箱和員工愛上網帳號同名，會一起改。
        [other] 不會，你的市府信箱和員工愛上網帳號不同名。
       *[none] 你沒有市府信箱，所以沒有信箱密碼要改。
    }
   *[other] 會，TPEAD 的密碼會改。
}
own-names = 你登入要用的是{ $portal ->
    [none] {" "}TPEAD 帳號（{ $directory }）。
   *[other] 員工愛上網帳號（{ $portal }）{ $directory ->
        [none] 。
       *[other] ，或 TPEAD 帳號（{ $directory }）。
    }
}
own-renamed = 你的 TPEAD 帳號已經改名為單一帳號，只能用單一帳號登入。
