"""What a page ticks off of a new password, and what the desk then says about it, are one: a rule that is met on the page is never the reason of a refusal."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.password_rule import PasswordRule, PersonalWords, Weakness, hints, weaknesses
from bot.secret import Secret
from bot.web.hint import checked_hints

_RULES: Final = (PasswordRule(), PasswordRule(composition=False), PasswordRule(ascii_only=False), PasswordRule(minimum=12, maximum=20))
TYPED: Final = st.one_of(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=24),
    st.text(st.sampled_from("aAzZ09 !#-._~é密ＡＢ①😀\u3000\u00a0"), max_size=140),
)
"""What people may type: mostly what is accepted, and what looks like it."""


@pytest.mark.parametrize("rule", _RULES)
@given(typed=TYPED)
def test_what_the_page_shows_as_met_is_never_refused_for_it_and_the_reverse(rule: PasswordRule, typed: str) -> None:
    refused = set(weaknesses(Secret(typed), PersonalWords(), rule))
    shown = [page_rule for hint in checked_hints(hints(rule), rule) for page_rule in hint.rules]
    for page_rule in shown:
        # A rule without ASCII refuses more under the same name; what it shows as broken is refused all the same.
        if page_rule.broken_by(typed):
            assert page_rule.weakness in refused
        elif rule.ascii_only or page_rule.weakness is not Weakness.NOT_PLAIN:
            assert page_rule.weakness not in refused


@pytest.mark.parametrize("rule", _RULES)
def test_each_rule_that_a_page_can_check_stands_in_one_line_alone(rule: PasswordRule) -> None:
    shown = [page_rule.weakness for hint in checked_hints(hints(rule), rule) for page_rule in hint.rules]
    assert len(shown) == len(set(shown))
    expected = {Weakness.TOO_SHORT, Weakness.TOO_LONG, *((Weakness.NOT_PLAIN, Weakness.EDGE_SPACE) if rule.ascii_only else ())}
    expected |= {Weakness.NO_UPPER, Weakness.NO_LOWER, Weakness.NO_DIGIT, Weakness.NO_SYMBOL} if rule.composition else set()
    assert set(shown) == expected
