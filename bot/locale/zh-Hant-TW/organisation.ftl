# 機關的名稱
desk-name = { $organisation ->
    [none] 帳號服務台
   *[other] { $organisation }的帳號服務台
}
desk-title = { $organisation ->
    [none] 帳號服務台
   *[other] { $organisation } 帳號服務台
}

# 頁面下方與信件末尾
organisation-foot = { $organisation } 帳號服務台
organisation-phone = 電話：{ $phone }
organisation-hours = 服務時間：{ $hours }
organisation-help = 說明網頁：{ $url }
organisation-help-page = 說明網頁
organisation-privacy = 隱私權政策
organisation-language = 中文
organisation-languages = 語言
organisation-where = 機關與服務


# 頁面上方
web-signed-in = 登入身分：{ $name }
web-not-signed-in = 未登入
web-sign-in = 連結我的帳號
