action-name-reopen-portal = 重新開啟員工愛上網帳號
do-reopen-portal = 重新開啟
action-open-reopen-portal = 打開下面的頁面、輸入驗證碼，我就幫你重新開啟。{ $by ->
    [admin] 會先請管理員看過。
   *[self] {""}
}
action-portal-is-open = 員工愛上網帳號沒有被停用。
result-reopen-portal-done = 員工愛上網帳號（{ $portal }）已經重新開啟。
result-reopen-portal-already = 員工愛上網帳號（{ $portal }）本來就是開啟的。
result-reopen-portal-partly = 只開啟了一部分。
result-reopen-portal-not-done = 員工愛上網帳號（{ $portal }）還是停用的。
result-reopen-portal-unclear = 還不確定員工愛上網帳號開啟了沒有。
