"""Our score of readings against labelled turns, and what `ask` is given for it."""

import json
from pathlib import Path

import pytest

from bot.cli.ask import _heard_in
from bot.reading.intents import intent_of
from bot.reading.reading import Labels, Reading
from bot.reading.vocabulary import Act, Whose
from tests.reading.score import main, score

TURN = {"act": "request", "matter": "unlock", "aspect": "none", "whose": "mine", "system": "none", "negated": "0"}
OTHER = {**TURN, "whose": "unnamed"}


def test_the_right_reading_is_all_right() -> None:
    figures = score([TURN, OTHER], [{**TURN, "negated": False}, {**OTHER, "negated": False}])
    assert figures["move"] == figures["act"] == figures["others read as such"] == 1
    assert (figures["acts begun"], figures["acts begun wrongly"]) == (1, 0)


def test_an_act_for_somebody_else_counts_as_begun_wrongly() -> None:
    figures = score([OTHER], [{**TURN, "negated": False}])
    assert (figures["move"], figures["others as an own act"], figures["acts begun wrongly"]) == (0, 1, 1)


def test_readings_and_turns_must_be_as_many() -> None:
    with pytest.raises(SystemExit):
        score([TURN], [])


def test_the_lines_to_ask_carry_what_was_said_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text("writer\tcontext\tsaid\ttext\nx-1\toffer:unlock\t要解嗎？\t好\n", encoding="utf-8")
    main(["--lines", str(gold)])
    line = capsys.readouterr().out.strip()
    assert json.loads(line) == {"text": "好", "context": "offer:unlock", "said": "要解嗎？"}
    assert _heard_in(line) == ("好", "offer:unlock", "要解嗎？")


@pytest.mark.parametrize("line", ["好", '{"said": "x"}', "{broken", '{"text": "好", "context": 3, "said": null}'])
def test_a_line_without_a_context_begins_a_talk(line: str) -> None:
    assert _heard_in(line)[1:] == ("start", "")


@pytest.mark.parametrize(
    ("act", "matter", "whose", "likelihood", "intent", "confidence", "becomes"),
    [
        ("report", "elsewhere", "nobody", 0.6, "none", 0.1, "elsewhere"),
        ("report", "elsewhere", "nobody", 0.4, "none", 0.1, "none"),
        ("report", "incident", "mine", 0.8, "choose", 0.3, "incident"),
        ("request", "unlock", "unnamed", 0.9, "unlock", 0.8, "colleague"),
        ("request", "unlock", "unnamed", 0.7, "unlock", 0.8, "unlock"),
        ("ask", "binding-12", "unnamed", 0.99, "faq", 0.7, "faq"),
        ("agree", "same", "mine", 0.9, "smalltalk", 0.5, "agree"),
        ("choose", "same", "mine", 0.9, "none", 0.0, "choose_one"),
        ("ask", "status", "mine", 0.9, "status", 0.9, "status"),
    ],
)
def test_a_reading_names_the_intent_where_the_matcher_has_no_word_for_it(
    act: str, matter: str, whose: str, likelihood: float, intent: str, confidence: float, becomes: str
) -> None:
    assert intent_of(Reading(Labels(Act(act), matter, whose=Whose(whose)), likelihood), intent, confidence) == becomes
