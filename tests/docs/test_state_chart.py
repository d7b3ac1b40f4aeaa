"""The documented transitions are those of the code: every event is tried in every state."""

import re
from pathlib import Path
from typing import get_args

from bot.actions.request import LIVE, NotNow, RequestEvent, RequestState
from tests.actions.requests import every_event, in_each_state, outcome

PAGE = (Path(__file__).parent.parent.parent / "docs" / "state-chart.md").read_text(encoding="utf-8")
NAMES = {one.__name__: one for one in get_args(RequestEvent)}


def real() -> set[tuple[str, str, str]]:
    """What `advance` does: state, event, state."""
    tried = [(request.state, event, outcome(request, event)) for those in in_each_state().values() for request in those for event in every_event()]
    return {(before.value, type(event).__name__, after.value) for before, event, after in tried if not isinstance(after, NotNow)}


def drawn() -> set[tuple[str, str, str]]:
    """The arrows of the chart."""
    return {(before, event, after) for before, after, event in re.findall(r"^ +(\w+) --> (\w+): (\w+)$", PAGE, re.MULTILINE)}


def tabled() -> list[tuple[str, str, str]]:
    """The rows of the table, one for each state that they name."""
    rows = re.findall(r"^\| (\w+) \| ([A-Z]\w+) \| ([\w, ]+) \| [^|]+ \|$", PAGE, re.MULTILINE)
    return [(before, event, one) for before, event, after in rows for one in after.split(", ")]


def test_every_event_is_tried_in_every_state() -> None:
    assert {type(event) for event in every_event()} == set(NAMES.values())
    assert set(in_each_state()) == set(RequestState)


def test_the_chart_draws_what_really_follows() -> None:
    assert drawn() == real()


def test_the_table_tells_what_really_follows_each_once() -> None:
    assert set(tabled()) == real()
    assert len(tabled()) == len(set(tabled()))


def test_the_chart_ends_in_every_final_state_and_begins_in_one() -> None:
    assert set(re.findall(r"^ +(\w+) --> \[\*\]$", PAGE, re.MULTILINE)) == {state.value for state in RequestState if state not in LIVE}
    assert re.findall(r"\[\*\] --> (\w+)", PAGE) == [RequestState.VERIFYING.value]


def test_what_still_happens_after_its_time_is_told() -> None:
    late = {type(event).__name__ for those in in_each_state().values() for one in those for event in every_event() if isinstance(outcome(one, event, one.due), RequestState)}
    told = re.search(r"From then on only ([\w, ]+) happen", PAGE)
    assert told is not None
    assert set(re.findall(r"[A-Z]\w+", told[1])) == late
