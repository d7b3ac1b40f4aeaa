"""Whose name is shown, and what stands above and below a mail."""

import pytest

from bot.messages import Mail, Phrase
from bot.organisation.identity import NOT_NAMED, OrganisationIdentity, OwnName, named
from bot.organisation.letterhead import with_letterhead

OWN = OwnName("示範市政府", "示範市府")
CODE = Mail("chen.yj", "chen.yj@home.example", "Your code", "It is 482913.\n", "en")


@pytest.mark.parametrize(
    ("name", "short_name", "own", "shown"),
    [
        (None, None, OwnName(), OwnName()),
        (None, None, OWN, OWN),
        (None, None, OwnName("示範市政府"), OwnName("示範市政府", "示範市政府")),
        ("City", None, OWN, OwnName("City", "City")),
        (None, "C", OWN, OwnName("C", "C")),
        ("City", "C", OWN, OwnName("City", "C")),
    ],
)
def test_the_configured_name_wins_and_the_half_that_is_known_stands_for_both(name: str | None, short_name: str | None, own: OwnName, shown: OwnName) -> None:
    assert named(name, short_name, own) == shown


def said(phrase: Phrase) -> str:
    return f"{phrase.key} {' '.join(str(word) for word in phrase.words.values())}"


def test_a_mail_names_the_organisation_in_its_subject_and_its_help_at_the_end() -> None:
    identity = OrganisationIdentity(name="City", short="C", phone="1999 轉 8585", hours="Mon–Fri", help_url="https://help.example")
    mail = with_letterhead(CODE, identity, "1999, extension 8585", said)
    assert (mail.person, mail.address, mail.language) == (CODE.person, CODE.address, CODE.language)
    assert mail.subject == "[C] Your code"
    assert mail.text == (
        "It is 482913.\n\n-- \norganisation.foot City\norganisation.phone 1999, extension 8585\norganisation.hours Mon–Fri\norganisation.help https://help.example"
    )


def test_a_mail_of_an_organisation_that_says_nothing_is_left_as_it_is() -> None:
    assert with_letterhead(CODE, NOT_NAMED, "", said) == CODE


def test_a_foot_has_no_line_for_what_is_not_said() -> None:
    mail = with_letterhead(CODE, OrganisationIdentity(phone="1999"), "1999", said)
    assert (mail.subject, mail.text) == ("Your code", "It is 482913.\n\n-- \norganisation.phone 1999")
