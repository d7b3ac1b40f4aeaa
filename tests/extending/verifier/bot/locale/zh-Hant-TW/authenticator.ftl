secure-label-authenticator = 裝置上的六位數字
page-missing-authenticator = 請輸入裝置上的六位數字。
page-authenticator-wrong = 這不是裝置上的數字。
decide-verified-authenticator = 他輸入了裝置上的數字。
