"""What each answer must tell, and what it must never tell: (id, language, stages, regular expression)."""

from bot.faq.entry import CHINESE, ENGLISH

ALL, BEFORE, AFTER = "p0 p1 p2", "p0 p1", "p2"

# One fact a line: id, stages, what the Chinese answer says, what the English one says.
_BOTH = (
    # R7-R10
    ("binding-01", ALL, "員工愛上網帳號和.*TPEAD 帳號連在一起", "portal account.*TPEAD account"),
    ("binding-01", BEFORE, "兩種都有：需要綁定", "Both: you need to bind"),
    ("binding-01", ALL, "只有員工愛上網帳號：不用", "Portal account only: (nothing to do|the system made)"),
    ("binding-01", ALL, "只有 TPEAD 帳號：不用綁定", "TPEAD account only: nothing to do"),
    # R2, R3
    ("binding-02", ALL, "員工愛上網帳號 → TPEAD 帳號 → 單一帳號", "portal account.* → TPEAD account → single account"),
    ("binding-02", ALL, "公文、差勤、電子信箱", "documents.*attendance.*e-mail"),
    ("binding-02", ALL, "GEAA-012686.*ab1234", "GEAA-012686.*ab1234"),
    ("binding-02", ALL, "視情況分批", "in batches, as circumstances allow"),
    ("binding-02", ALL, "資訊使用者管理資料庫", "資訊使用者管理資料庫"),
    # R11, R12
    ("binding-03", ALL, "已加入市府目錄服務（TPEAD）.*開機", "joined the city directory \\(TPEAD\\).*PCs start"),
    ("binding-03", ALL, "衛生局、警察局", "Health.*Police"),
    ("binding-03", ALL, "學校.{0,2}少數府外機關", "schools and a few outside city hall"),
    ("binding-03", ALL, "代建代綁", "(creates and binds|done by the system)"),
    # R6
    ("binding-04", ALL, "開機", "starts your PC"),
    ("binding-04", ALL, "改名為單一帳號之後.*一組帳號密碼", "renamed to a single account.*one account and one password"),
    ("binding-04", ALL, "公文、差勤、電子信箱", "documents.*attendance.*e-mail"),
    # R13, R14
    ("binding-05", BEFORE, "「常用選單」→「電子認證」→「重新綁定 TPEAD 帳號」", "常用選單 → 電子認證 → 重新綁定 TPEAD 帳號"),
    ("binding-05", BEFORE, "先後要你輸入員工愛上網帳號和 TPEAD 帳號", "asks for the portal account, then for the TPEAD account"),
    ("binding-05", ALL, "\\{sign_on_url\\}", "\\{sign_on_url\\}"),
    ("binding-05", AFTER, "不用綁定了", "nothing to bind"),
    ("binding-06", ALL, "一個員工愛上網帳號只對應一個 TPEAD 帳號", "One portal account (goes|went) with exactly one TPEAD account"),
    ("binding-06", BEFORE, "主要在用的那個", "Bind the portal account you mainly use"),
    ("binding-06", ALL, "另外建立.{0,3} ?TPEAD 帳號|另外建立一[個組] TPEAD 帳號", "ma[dk]e another TPEAD account"),
    # R15
    ("binding-07", ALL, "民國 110 年 2 月", "February 2021"),
    ("binding-07", ALL, "代建代綁", "created and bound"),
    ("binding-07", ALL, "沒加入市府目錄服務", "known not to have joined"),
    ("binding-07", ALL, "還沒綁的.*做", "still unbound .*once more"),
    # R16, R17, A3, A4
    ("binding-08", ALL, "^(當時)?會", "^(At the time, )?yes"),
    ("binding-08", ALL, "建立 TPEAD 帳號並綁好", "TPEAD accounts for everybody still unbound and b[io]u?nd them"),
    ("binding-09", ALL, "「員工愛上網帳號和 TPEAD 帳號都有」的人", "only people (who have|with) both"),
    ("binding-09", ALL, "建立 TPEAD 帳號並綁好", "a TPEAD account .*and b(ind|ound) it|made a TPEAD account and bound it"),
    ("binding-09", "p0", "統計上會先列為未綁定", "counted as unbound"),
    ("binding-09", ALL, "無法登入電子認證平臺|才能登入電子認證平臺", "sign in at the sign-on page"),
    # R18, A5
    ("binding-10", ALL, "每個人都[有要]+ TPEAD 帳號", "TPEAD account for everybody|everybody has a TPEAD account"),
    ("binding-10", ALL, "綁定率.*看出", "rate .*to see who"),
    ("binding-10", ALL, "人員與組織管理系統管理員", "personnel-system admin"),
    ("binding-10", BEFORE, "在員工愛上網建立再等同步，不要在人員與組織管理系統自建", "created in the portal and then synced, never in the personnel system"),
    ("binding-10", AFTER, "「機關人員職務管理」建立帳號和人員資料", "creates account and record in 機關人員職務管理"),
    # R19, R20
    ("binding-11", ALL, "多出?了?一組 TPEAD 帳號|兩組 TPEAD 帳號", "second TPEAD account|two TPEAD accounts"),
    ("binding-11", ALL, "決定用哪一組", "decide which"),
    ("binding-11", ALL, "公用帳號（沒有有效身分證字號）", "shared accounts without a valid one"),
    ("binding-11", BEFORE, "重新綁定 TPEAD 帳號", "重新綁定 TPEAD 帳號"),
    # R21, A12
    ("binding-12", BEFORE, "^不用", "^No,"),
    ("binding-12", BEFORE, "上線前.*統一改好", "Before go-live the system will bring .* into line"),
    ("binding-12", BEFORE, "只要有一個系統停用，我們就當作停用", "As soon as one system says disabled, we treat"),
    ("binding-12", AFTER, "已經把當時停用人員的狀態統一改好", "brought all of those into line"),
    # R22, R4
    ("binding-13", ALL, "承辦人自己的帳號", "account of the person in charge"),
    ("binding-13", ALL, "應用系統的權限", "rights it needs in each application"),
    ("binding-13", ALL, "代建代綁.*包含", "not include"),
    ("binding-13", ALL, "一人一號、終身不變.*隨機產生且不重複", "one person, for life, made at random and unique"),
    ("binding-13", ALL, "\\{mail_url\\}", "\\{mail_url\\}"),
    # R23
    ("binding-14", ALL, "^不用綁定.*保留信箱", "^No\\..*keep its mailbox"),
    ("binding-14", ALL, "\\{mail_url\\}", "\\{mail_url\\}"),
    # R24, R25, A7, A19
    ("login-01", BEFORE, "可以用員工愛上網帳號；已經完成綁定的話，也可以用 TPEAD", "portal account.* works, and your TPEAD account too if you have bound it"),
    ("login-01", BEFORE, "下線後：只能用 TPEAD 帳號", "only the TPEAD account"),
    ("login-01", AFTER, "^現在只能用 TPEAD 帳號", "^Only your TPEAD account"),
    ("login-01", ALL, "單一帳號[^\n]*只能用單一帳號", "only the single account"),
    ("login-01", BEFORE, "沒有員工愛上網帳號的人：要到上線後才能登入", "no portal account: you can sign in from go-live on"),
    ("login-02", BEFORE, "員工愛上網密碼（以後會停用）", "portal password \\(it will be withdrawn later\\)"),
    ("login-02", BEFORE, "TPEAD 密碼（要先完成綁定）", "must be bound"),
    ("login-02", AFTER, "員工愛上網密碼已經不能用", "Portal passwords .*no longer work"),
    # R26, R28
    ("password-01", ALL, "「常用選單」→「電子認證」→「變更密碼」", "常用選單 → 電子認證 → 變更密碼"),
    ("password-01", ALL, "右上角的齒輪 →「變更密碼」", "gear at the top right → 變更密碼"),
    ("password-01", ALL, "至少 8 個字元.*大寫、小寫、數字和特殊符號.*弱密碼", "at least 8 characters.*upper case, lower case, a digit and a symbol.*weak"),
    ("password-01", BEFORE, "員工愛上網密碼不會變", "portal password .*stays as it is"),
    # R27-R31, A6, A25
    ("password-02", ALL, "「系統管理」→「WebAD 管理系統」", "系統管理 → WebAD 管理系統"),
    ("password-02", ALL, "「系統管理」→「人員與組織管理系統」", "系統管理 → 人員與組織管理系統"),
    ("password-02", ALL, "最右邊的密碼圖示", "password icon at the far right"),
    ("password-02", ALL, "至少 8 個字元", "at least 8 characters"),
    ("password-02", ALL, "大寫", "upper case"),
    ("password-02", ALL, "小寫", "lower case"),
    ("password-02", ALL, "數字", "a digit"),
    ("password-02", ALL, "特殊符號", "a symbol"),
    ("password-02", ALL, "不能是弱密碼", "not a weak password"),
    ("password-02", BEFORE, "先完成綁定，TPEAD 密碼才改得到", "only if the person has bound"),
    ("password-02", ALL, "同名的市府信箱，密碼會一起改", "mailbox of the same name changes too"),
    ("password-02", BEFORE, "員工愛上網密碼不會變", "portal password .*does not change"),
    ("password-03", BEFORE, "已綁定 TPEAD 才會改", "only if your portal account is bound"),
    ("password-03", ALL, "信箱 @ 前面的名稱.*相同才會一起改；不同名就不動", "only if the part before the @ is the same.*otherwise it stays"),
    ("password-03", BEFORE, "員工愛上網密碼：都不會改.*舊的那組", "portal account, keep using its old password"),
    # R32, R33
    ("password-04", ALL, "已綁定憑證.*用自然人憑證完成", "Certificate bound: .*use the certificate"),
    ("password-04", ALL, "沒綁定憑證：找機關的人員與組織管理系統管理員", "Not bound: ask your agency's personnel-system admin"),
    ("password-04", ALL, "提醒同仁先綁定自然人憑證", "remind the person to bind the certificate"),
    # R34, R35
    ("personnel-01", BEFORE, "要等系統上線、員工愛上網下線之後", "Only from go-live"),
    ("personnel-01", BEFORE, "每 \\{sync_every\\}讀進來一次，再同步到 TPEAD", "at intervals of \\{sync_every\\} and passes them on to TPEAD"),
    ("personnel-01", BEFORE, "不要在人員與組織管理系統自己建立.*錯亂", "don't create accounts in the personnel system yourself: they get tangled"),
    ("personnel-01", AFTER, "^現在就可以用", "^Now\\."),
    # R4, R5, A23
    ("other-01", ALL, "隨機產生，不會重複", "made at random. It is unique"),
    ("other-01", ALL, "看不出你的任何資料", "says nothing about you"),
    ("other-01", ALL, "代建代綁.*\n?.*單一帳號格式，以後不用再改名", "never renamed"),
    ("other-01", ALL, "還沒有全部換成", "have not all been changed"),
    # R36
    ("other-02", ALL, "每 \\{sync_every\\}同步一次，不是即時", "at intervals of \\{sync_every\\}, not at once"),
    ("other-02", ALL, "異動多的時候", "With many changes"),
    ("other-02", ALL, "超過 \\{sync_overdue\\}", "more than \\{sync_overdue\\}"),
    ("other-02", BEFORE, "\\{report\\}\n.*\\{hotline\\}", "\\{report\\}\n.*\\{hotline\\}"),
    # R37
    (
        "other-03",
        BEFORE,
        "員工愛上網 →「行政作業」→「數位表單整合平臺」→「新增表單」→「資訊局表單」→「網域管理權限」",
        "員工愛上網 → 行政作業 → 數位表單整合平臺 → 新增表單 → 資訊局表單 → 網域管理權限",
    ),
    ("other-03", ALL, "哪一種", "which kind"),
    ("other-03", ALL, "人員與組織管理系統：.*人員、組織資料和帳號（TPEAD 人員帳號）", "TPEAD person accounts"),
    ("other-03", ALL, "WebAD）：.*系統帳號、服務帳號.*AD 群組（例如雲端檔案櫃）", "WebAD\\): TPEAD system and service accounts, and AD groups .*雲端檔案櫃"),
    # R38
    ("other-04", ALL, "「資訊服務」→「帳號管理系統」→「應用模組」→「機關基本資料維護」", "資訊服務 → 帳號管理系統 → 應用模組 → 機關基本資料維護"),
    ("other-04", ALL, "右上角的九宮格，選「機關單位管理」", "nine-dot menu at the top right and choose 機關單位管理"),
    ("other-04", ALL, "只列出你能管的單位.*「動作」", "only the units you may manage.*動作"),
    ("other-04", ALL, "左下角的「編輯」", "bottom left .*編輯"),
    ("other-04", ALL, "人員與組織管理系統的機關管理員權限", "agency admin of the personnel system"),
    # R40, R41
    ("certificate-01", BEFORE, "請機關的員工愛上網管理員修改姓名", "portal admin to correct it"),
    ("certificate-01", AFTER, "請機關的人員與組織管理系統管理員修改姓名", "personnel-system admin to correct it"),
    ("certificate-01", ALL, "等 \\{sync_every\\}同步.*\n.*兩邊的姓名都改好了.*\n.*再綁定", "Wait \\{sync_every\\}.*\n.*right in both places.*\n.*Then bind"),
    ("certificate-02", ALL, "\\{hotline\\}\n[^{]*\\{vendor\\}\n[^{]*\\{responsible\\}", "\\{hotline\\}\n[^{]*\\{vendor\\}\n[^{]*\\{responsible\\}"),
    ("certificate-02", BEFORE, "1\\. 線上報修：\\{report\\}", "1\\. Online: \\{report\\}"),
    # R42
    ("eauth-01", ALL, "權限的問題", "matter of permission"),
    ("eauth-01", ALL, "資訊局的電子認證平臺申請", "Apply to .*電子認證平臺.*資訊局"),
    # R43, A20
    ("nologin-01", ALL, "記事本.*複製貼上.*不要存檔", "Notepad.*copy and paste.*close it without saving"),
    ("nologin-01", ALL, "(?s)顯示密碼的話.*記事本", "(?s)show password.*Notepad"),
    ("nologin-01", BEFORE, "剛在員工愛上網建立的帳號，要等 \\{sync_every\\}", "just created in the portal .*\\{sync_every\\} later"),
    ("nologin-01", AFTER, "剛在人員與組織管理系統建立的帳號，要等 \\{sync_every\\}", "just created in the personnel system .*\\{sync_every\\} later"),
    # R44, A11
    ("nologin-02", BEFORE, "員工愛上網和 TPEAD 兩邊", "both your portal account .*and your TPEAD account"),
    ("nologin-02", BEFORE, "員工愛上網停用：.*員工愛上網管理員申請啟用", "Portal disabled: .*portal admin to enable it"),
    ("nologin-02", ALL, "啟用後等 \\{sync_every\\}同步", "\\{sync_every\\} after"),
    ("nologin-02", AFTER, "(?s)人員與組織管理系統管理員.*「機關人員職務管理」", "(?s)personnel-system admin.*機關人員職務管理"),
    # R45, A10
    ("nologin-03", ALL, "^等 \\{auto_unlock\\}，帳號會自動解鎖", "^Wait \\{auto_unlock\\}: the account unlocks by itself"),
    ("nologin-03", BEFORE, "員工愛上網帳號和 TPEAD 帳號都要確認", "check both the portal account .*and the TPEAD account"),
    ("nologin-03", BEFORE, "員工愛上網帳號：找員工愛上網機關管理員", "portal account: your agency's portal admin"),
    ("nologin-03", ALL, "TPEAD 機關管理員（人員與組織管理系統管理員）", "TPEAD admin \\(the personnel-system admin"),
    # R39
    ("docs-01", ALL, "「資訊服務」→「帳號管理系統」→「應用模組」→「文件管理」", "資訊服務 → 帳號管理系統 → 應用模組 → 文件管理"),
    # R46
    ("contact-01", BEFORE, "(?s)\\{hotline\\}.*\\{report\\}", "(?s)\\{hotline\\}.*\\{report\\}"),
    ("contact-01", AFTER, "^請撥\\{hotline\\}", "^Call \\{hotline\\}"),
    ("contact-02", ALL, "^\\{vendor\\}$", "^\\{vendor\\}$"),
    ("contact-03", ALL, "^\\{responsible\\}$", "^\\{responsible\\}$"),
    ("contact-03", ALL, "先撥\\{hotline\\}，再找駐點廠商.*承辦人員", "call \\{hotline\\} first, then the resident vendor, and the staff in charge"),
)

# `^` and `$` are those of a line: an answer's first line answers.
FACTS = tuple((id, language, stages, f"(?m){fact}") for id, stages, zh, en in _BOTH for language, fact in ((CHINESE, zh), (ENGLISH, en)))

_WRONG = (
    # A24: the source names a first way and no second.
    ("binding-14", ALL, "方式二|第二種|另一種", "second way|the other way|two ways"),
    # A23: nothing is derived from the id.
    ("other-01", ALL, "根據.*身分證|由身分證", "derived|from your (?:national )?id|based on"),
    # R31: the portal password never changes.
    ("password-03", ALL, "員工愛上網密碼(?:也|都)?會(?:改|變)", "portal password (?:also )?changes"),
    # R9: nobody with only a TPEAD account binds.
    ("binding-01", ALL, "只有 TPEAD 帳號：(?:需要|要)", "TPEAD account only: you need"),
    # R35: before go-live the screen is closed, afterwards it is open.
    ("personnel-01", BEFORE, "現在就可以", "^Now"),
    ("personnel-01", AFTER, "還不行|要等", "Not yet"),
    # R24: in P2 the portal account does not sign in.
    ("login-01", AFTER, "可以用員工愛上網", "portal account.* works"),
    # A11, A10: in P2 the portal's state is not looked at.
    ("nologin-02", AFTER, "員工愛上網", "portal"),
    ("nologin-03", AFTER, "員工愛上網", "portal"),
    # D5, R36: two hours themselves are still waited out.
    ("other-02", ALL, "滿 \\{sync_overdue\\}|到 \\{sync_overdue\\}", "within \\{sync_overdue\\}"),
)

NOT_SAID = tuple((id, language, stages, wrong) for id, stages, zh, en in _WRONG for language, wrong in ((CHINESE, zh), (ENGLISH, en)))
