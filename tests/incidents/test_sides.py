"""Which side of an incident is asked about, in fresh words, and that plain wishes and other matters are none."""

import pytest

from bot.incidents.sides import IncidentSide, side_of_aspect, sides_of
from bot.reading.vocabulary import Aspect


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("要先弄哪一個", IncidentSide.FIRST),
        ("what must I press first?", IncidentSide.FIRST),
        ("換密碼的網頁是哪一個", IncidentSide.WHERE),
        ("on which site is that password page", IncidentSide.WHERE),
        ("那個人還進得了我的帳號嗎", IncidentSide.SAFE),
        ("can that person still sign in as me?", IncidentSide.SAFE),
        ("凍結可不可以擋住那個人", IncidentSide.FREEZE),
        ("what is the freeze good for", IncidentSide.FREEZE),
        ("請把凍結解除", IncidentSide.THAW),
        ("資安會打電話來嗎", IncidentSide.CALLS),
        ("when will security ring me?", IncidentSide.CALLS),
        ("電腦我可以繼續用嗎", IncidentSide.WORK),
        ("may I go on using this computer", IncidentSide.WORK),
        ("這封信可以先刪嗎", IncidentSide.MAIL),
        ("it was a false alarm, that was me", IncidentSide.ALARM),
    ],
)
def test_c20_a_side_is_found_by_its_words(text: str, side: IncidentSide) -> None:
    assert side in sides_of(text)


@pytest.mark.parametrize("text", ["幫我解鎖", "影印機卡紙了", "I forgot my password", "謝謝", "他有我的密碼", "who is my admin?"])
def test_c20_a_wish_or_another_matter_is_no_side_of_it(text: str) -> None:
    assert sides_of(text) == ()


def test_c20_two_sides_in_one_text_are_both_found() -> None:
    assert set(sides_of("電腦要關機嗎，還有資安會打給我嗎")) == {IncidentSide.WORK, IncidentSide.CALLS}


def test_c20_an_aspect_of_the_matter_in_hand_comes_to_a_side() -> None:
    assert side_of_aspect(Aspect.WHERE) is IncidentSide.WHERE
    assert side_of_aspect(Aspect.WHETHER) is IncidentSide.SAFE
    assert side_of_aspect(Aspect.NONE) is IncidentSide.FIRST
