"""A play that cannot be read says where; a performance that goes otherwise reads as a play."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.plays.script import BARE, COUNTS, KINDS, SAMPLES, STATES, Operates, Presses, Runs, Says, Scope, ScriptError, read_play
from tests.plays.staging import NotAsWritten, Staging
from tests.program import company as company_module
from tests.program.company import Company, the_company

HERE = Path(__file__).parent
PLAYS = sorted(HERE.rglob("*.play"))


@pytest.mark.parametrize(
    ("play", "line", "words"),
    [
        ("chen.yj: hello\n", 1, "the title in the first line"),
        ("# \n", 1, "the title in the first line"),
        ("# t\n", 1, "somebody to say something"),
        ("# t\nchen.yj: hello\n", 2, "at least one thing to be expected"),
        ("# t\n  has x\n", 2, "expected an act before"),
        ("# t\nto chen.yj\n", 2, "expected an act before"),
        ("# t\nchen.yj: hello\n  hat x\n", 3, "expected one of has, lacks"),
        ("# t\nchen.yj: hello\n  has\n", 3, "words or a /PATTERN/"),
        ("# t\nchen.yj: hello\n  has /(/\n", 3, "regular expression"),
        ("# t\nchen.yj: hello\n  note /x/\n", 3, "note NAME /PATTERN/"),
        ("# t\nchen.yj: hello\n  exits two\n", 3, "exits and a number"),
        ("# t\nchen.yj hello\n  has x\n", 2, "WHO presses LABEL"),
        ('# t\nchen.yj: "\\q"\n  has x\n', 2, "quotes as JSON"),
        ("# t\n-- soon --\n  nothing\n", 2, "SPAN pass"),
        ("# t\n-- 5x pass --\n  nothing\n", 2, "a span like 15m"),
        ("# t\n-- moon is down --\n  nothing\n", 2, "SPAN pass"),
        ("# t\norganisation: elsewhere\nchen.yj: hello\n  has x\n", 2, "before_go_live or go_live"),
        ("# t\norganisation:\nchen.yj: hello\n  has x\n", 2, "YAML indented below"),
    ],
)
def test_a_line_that_is_no_known_form_is_named_with_what_was_expected(play: str, line: int, words: str) -> None:
    with pytest.raises(ScriptError) as trouble:
        read_play(play, "some.play")
    assert str(trouble.value).startswith(f"some.play:{line}: ")
    assert words in str(trouble.value)


def test_every_form_is_read_as_what_it_says() -> None:
    play = read_play(
        '# t\norganisation:\n  agencies: []\nconfig:\n  language: en\n\n# aside\nstranger:x in group:lobby: "a\\nb" * 2\n  has one | two\nto chen.yj\n  lacks /x.y/\nto nobody else\n'
        "== next ==\nchen.yj presses lin.mh's 看看我的帳號\n  nothing\n-- 1h30m pass --\n  one message\n$ tickets answer 1 \"two words\"\n  exits 0\n",
        "some.play",
    )
    said, pressed, passed, ran = (beat.act for beat in play.beats)
    assert said == Says("stranger:x", "a\nba\nb", "group:lobby")
    assert pressed == Presses("chen.yj", "看看我的帳號", "lin.mh")
    assert passed == Operates((("advance", "1h30m"),))
    assert ran == Runs(("tickets", "answer", "1", "two words"))
    assert (play.organisation_inline, play.organisation, play.config) == (True, "  agencies: []\n", "  language: en\n")
    assert [(one.line, one.scope, one.kind, one.words) for one in play.beats[0].expects] == [
        (9, Scope(), "has", ("one", "two")),
        (11, Scope("to", "chen.yj"), "lacks", ()),
        (12, Scope("nobody", "else"), "nothing", ()),
    ]


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_every_play_can_be_read_and_has_a_title_of_its_own(path: Path) -> None:
    play = read_play(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    assert [one for one in PLAYS if one.read_text(encoding="utf-8").splitlines()[0][2:].strip() == play.title] == [path]
    assert play.organisation_inline or not play.organisation.endswith(".yaml") or (path.parent / play.organisation).exists()


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        ("has  停用中", "expected: has '停用中'"),
        ("lacks  鎖定", "expected: lacks '鎖定'"),
        ("has  /\\d{9}/", "expected: has /\\d{9}/"),
        ("in English", "expected: in English"),
        ("nothing", "expected: nothing"),
        ("two messages", "expected: 2 message(s)"),
        ("button  解鎖所有人", "expected: button '解鎖所有人'"),
        ("error", "refused with an error"),
        ("same as before", "expected: same as before"),
    ],
)
def test_what_is_not_as_written_is_told_with_the_line_and_what_came_back(tmp_path: Path, expectation: str, words: str) -> None:
    told = _performed(tmp_path, f"# 題目\nchen.yj: 我的帳號怎麼了\n  {expectation}\n")
    assert "題目" in told
    assert "some.play:3" in told
    assert words in told
    assert "to chen.yj\n" in told
    assert "會自動解開" in told


def test_what_nobody_should_hear_a_lost_button_and_a_refused_line_are_told_too(tmp_path: Path) -> None:
    told = _performed(
        tmp_path,
        "# t\nchen.yj in group:lobby: 幫我查我的帳號怎麼了\nto nobody else\n> nonsense\n$ people show nobody.here\nchen.yj presses 沒有這個\n  has x\n",
    )
    assert "some.play:3" in told
    assert "no message to anybody else" in told
    assert "the line was refused" in told
    assert "the command ended with 2" in told
    assert "there is no such button, so the play stops here" in told


def test_where_there_is_no_fork_a_run_is_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(company_module, "FORKS", False)
    apart = Company()
    running = apart.start(["people", "link", "nobody.here", "web:x", "--data", str(tmp_path / "d")])
    assert running.said.read() == b""
    assert running.close() == 2
    assert "nobody here" in running.trouble()
    helped = apart.start(["people", "--help"])
    assert b"Example: python -m bot" in helped.said.read()
    assert helped.close() == 0
    apart.close()


def test_the_guide_names_every_form_and_its_example_can_be_read() -> None:
    guide = (ROOT / "docs" / "plays.md").read_text(encoding="utf-8")
    example = "\n".join(line[4:] for line in guide[guide.index("    # ") : guide.index("    .venv/bin/python -m")].splitlines())
    assert len(read_play(example, "docs/plays.md").beats) == 3
    told = guide.replace("\\|", "|")
    missing = [form for form in (*KINDS, *BARE, *COUNTS, *SAMPLES, *STATES) if f"`{form}" not in told and f"{form} " not in told]
    assert not missing


def _performed(folder: Path, written: str) -> str:
    with pytest.raises(NotAsWritten) as trouble:
        Staging(the_company(), read_play(written, "some.play"), Path("some.play"), folder).perform()
    return str(trouble.value)
