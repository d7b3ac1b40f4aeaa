"""Somebody who is named with their office in the middle of an admin's sentence (C9, C30)."""

import pytest

from bot.dialogue.named_with_office import named_with_office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("順帶一提，警察局康家豪亦託本人代查，可否一併提供？", "康家豪"),
        ("警察局的康家豪也想查", "康家豪"),
        ("另請查觀光傳播局傅建華。渠稱統一作業", "傅建華"),
        ("請協助查詢觀光傳播局盧思妤之帳號狀態", "盧思妤"),
        ("那文化局的吳明翰可以登嗎", "吳明翰"),
    ],
)
def test_c9_a_full_name_behind_an_office_is_somebody(text: str, name: str) -> None:
    assert named_with_office(text) == name


@pytest.mark.parametrize("text", ["資訊局管理員在嗎", "警察局方面怎麼說", "圖書館的高中職帳號", "請資訊局張貼公告", "環保局連同附件", "工務局何時開放", "局裡的人都登不進去", ""])
def test_an_office_alone_names_nobody(text: str) -> None:
    assert named_with_office(text) is None
