secure-label-digit-card = 數字卡上的六位數字
page-missing-digit-card = 請輸入數字卡上的六位數字。
page-digit-card-wrong = 這不是數字卡上的數字。
decide-verified-digit-card = 輸入了數字卡上的數字。
