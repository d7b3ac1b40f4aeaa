# 新密碼：輸入前的說明
password-hint-length = { $minimum } 到 { $maximum } 個字元
password-hint-kinds = 這四種都要有（符號例如 ! # - .）
password-hint-plain = 只用半形的英文字母、數字、符號和空格，頭尾沒有空格
password-hint-not-yours = 沒有自己的姓名、帳號或機關名稱
password-hint-not-common = 不是常見的密碼、鍵盤上相鄰的按鍵（例如 qwerty）、連續數字、地名、季節或年份
password-hint-longer = 建議 { $advised } 個字元以上，例如用符號連起幾個不相干的英文單字
password-advice-longer = 這個密碼可以用；如果有 { $advised } 個字元以上會更安全。

# 新密碼：不能用的原因
password-rule-too-short = 密碼太短，至少要有 { $minimum } 個字元。
password-rule-too-long = 密碼太長，最多 { $maximum } 個字元。
password-rule-no-upper = 少了大寫英文字母（A–Z），請至少加一個。
password-rule-no-lower = 少了小寫英文字母（a–z），請至少加一個。
password-rule-no-digit = 少了數字（0–9），請至少加一個。
password-rule-no-symbol = 少了符號，請至少加一個，例如 ! # - .（空格不算）。
password-rule-not-plain = 有些字元在別的系統會打不出來或認不得；請只用半形的英文字母、數字、符號和空格。
password-rule-edge-space = 密碼的開頭或結尾有空格，請刪掉。
password-rule-has-account = 密碼裡有你的帳號，請換掉那一段。
password-rule-has-name = 密碼裡有你的姓名或其中一部分（連續 3 個字母以上），請換掉那一段。
password-rule-has-agency = 密碼主要是機關或系統的名稱，別人很容易猜到；請換成跟工作無關的字。
password-rule-has-place-or-time = 密碼主要是地名、季節、月份、日期或年份，別人很容易猜到；請換成別的。
password-rule-keyboard-run = 密碼主要是鍵盤上相鄰的按鍵、連續或重複的字元（例如 qwerty、1234、aaaa）。請打散或換掉。
password-rule-common = 這是很多人在用的密碼，或只是在常見的字前後加上數字和符號。請換一個，例如把幾個不相干的英文單字連起來。
