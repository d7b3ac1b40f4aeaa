"""The states are many, each has a name of its own, and a state that was not reached is told beside the pictures."""

from pathlib import Path

from tests.gallery.chat_states import CHAT_STATES
from tests.gallery.desk_states import DESK_STATES
from tests.gallery.page_states import PAGE_STATES
from tests.gallery.pictures import write_index
from tests.gallery.state import AFTER, BEFORE
from tests.gallery.states import STATES
from tests.gallery.visit import described


def test_no_two_states_share_a_name() -> None:
    assert len(STATES) == len(CHAT_STATES) + len(PAGE_STATES) + len(DESK_STATES)
    assert len(STATES) >= 60


def test_everybody_of_both_sample_organisations_asks_about_their_account() -> None:
    asked = {(state.sample, state.who) for name, state in STATES.items() if name.startswith(("status-", "live-"))}
    assert asked == {(sample, who) for sample in (BEFORE, AFTER) for who in described(sample)}


def test_whoever_sees_a_state_is_in_its_organisation_or_a_stranger() -> None:
    assert [state.name for state in STATES.values() if state.who not in described(state.sample) and not state.who.startswith("stranger:")] == []


def test_the_page_to_leaf_through_shows_each_picture_and_says_what_was_not_reached(tmp_path: Path) -> None:
    (tmp_path / "greeting").mkdir()
    (tmp_path / "greeting" / "en-phone-dark.png").write_bytes(b"")
    write_index(tmp_path, {"unlock-page": "en: no <button>"})
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'src="greeting/en-phone-dark.png"' in page
    assert "unlock-page" in page
    assert "no &lt;button&gt;" in page
