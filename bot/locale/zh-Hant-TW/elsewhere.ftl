# 不歸我們管的事（C19）。各項的答案在 bot/elsewhere/content/topics.yaml 和機關自己的檔案裡。
# $reach 是對方有什麼聯絡方式：電話（phone）、網址（url）、兩者都有（both）、名稱裡就有電話（name），或都沒有（none）。
elsewhere-reach = { $reach ->
    [phone] { $name }：{ $phone }
    [url] { $name }：{ $url }
    [both] { $name }：{ $phone }，{ $url }
    [name] 請撥{ $name }
   *[none] { $name }
}
elsewhere-owner = { $reach ->
    [none] 他們的電話我這裡沒有；機關裡的單位，請總機轉接就可以。
   *[other] { elsewhere-reach }
}
elsewhere-ticket = 替我開單轉過去
# 同一件事再問一次：先講怎麼聯絡。
elsewhere-again = { $reach ->
    [none] 還是要找{ $name }；分機我這裡真的沒有，只有總機有。對方如果又叫你找別人，請他講清楚承辦人是誰，再把名字告訴總機。
   *[other] { elsewhere-reach }。對方如果又叫你找別人，請他講清楚是哪一科、哪支分機，下一通就不用再轉了。
}
elsewhere-asked-on = 這件事要問{ $name }，他們那邊怎麼處理、什麼時候有人，我這裡不知道，不想亂說。
elsewhere-still = 我知道的就到這裡：{ $name }。電話一直被轉來轉去的話，最快是直接走過去，或請主管幫忙打電話。
# 清單裡沒有的事。
elsewhere-unknown = 這聽起來不是帳號的事，所以不是我們管的，我也不知道是誰在管。通常是這樣：
    ・某個系統：找它的承辦科，首頁最下面多半有寫
    ・設備和東西：找機關總務
    ・人和薪水：找人事室
    ・電腦和網路：找機關的資訊人員
    都不是就請總機轉。
elsewhere-unknown-again = 這個我真的不知道是誰管的。可以請總機轉「負責這個系統的人」，或問同科也在用的同事。如果其實是登入的問題，把畫面上的字告訴我，我來看。

# 要找誰（C22）：先講最近的那一位
contact-else = 找不到人再撥{ $hotline }；別的機關的人我不認得，專線可以替你轉。
contact-yes = 是，就是這支。
contact-no = 不是這支。
# 不是員工：這裡只服務市府員工
citizen-told = 謝謝你說明。這裡只幫市府員工處理登入，民眾的帳號（像台北通、停車費、聯絡簿、借閱證）我看不到也動不了。
    不用連結，也不用在這裡證明你是誰。
    請找那個 App 或網頁上的客服，或撥市民專線 1999。廠商請找案子的承辦人，家長請找學校。
citizen-person = 可以，找真人請撥市民專線 1999，他們會轉給管那項業務的人。這裡的服務人員只處理員工的帳號。
citizen-link = 不用連結：連結是給市府員工看自己帳號用的，不是員工連不了，也用不到。
    你的事請撥市民專線 1999，或找那個 App、網頁上的客服。
citizen-again = 這件我這裡幫不上，也不能確定別的單位怎麼處理。那是另一套系統，要問那個 App 或網頁上的客服，或市民專線 1999。
