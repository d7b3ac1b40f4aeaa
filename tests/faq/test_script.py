"""Letters of another script: what is passed by without OpenCC's dictionaries is what they would leave as it is."""

import re
import shutil
import subprocess
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq import script
from bot.faq.labelled_texts import shipped_labelled_texts
from tests.environment import COMPLETE
from tests.paths import ROOT

FILE = ROOT / "bot" / "faq" / "content" / "changed_by_opencc.txt"
DICTIONARIES = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
TOOL = Path(opencc.__file__).parent / "clib" / "bin" / "opencc_dict"
LETTERS = ("CJK_Compatibility_Ideographs", "STCharacters", "TWVariants")
WORDS = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases", "TWVariantsPhrases")
ABOUT = """\
# What OpenCC's s2tw changes: its version; letters that change by themselves; pairs of letters, one of every word of other letters that changes.
# tests/faq/test_script.py compares this with the dictionaries that are installed, and says how to write it anew.
"""


def entries(name: str, folder: Path) -> dict[str, str]:
    """A dictionary in words: what stands in a text, and what it becomes."""
    told = folder / f"{name}.txt"
    tool = folder / "opencc_dict"
    shutil.copy(TOOL, tool)  # It is installed without the right to be run.
    tool.chmod(0o700)
    subprocess.run([tool, "-i", DICTIONARIES / f"{name}.ocd2", "-f", "ocd2", "-t", "text", "-o", told], check=True, capture_output=True)
    lines = (line.split("\t") for line in told.read_text(encoding="utf-8").splitlines())
    return {stands: becomes.split(" ")[0] for stands, becomes in lines}


def a_changed_pair(stands: str, becomes: str) -> str:
    """The first letter that changes, with a neighbour."""
    assert len(stands) == len(becomes)
    at = min(next(at for at, letter in enumerate(stands) if letter != becomes[at]), len(stands) - 2)
    return stands[at : at + 2]


def told(folder: Path) -> str:
    """The file as the installed dictionaries have it."""
    changed = {stands: becomes for name in LETTERS + WORDS for stands, becomes in entries(name, folder).items() if stands != becomes}
    letters = {stands for stands in changed if len(stands) == 1}
    pairs = {a_changed_pair(*one) for one in changed.items() if letters.isdisjoint(one[0])}
    return f"{ABOUT}opencc {opencc.__version__}\n{''.join(sorted(letters))}\n{' '.join(sorted(pairs))}\n"


@pytest.mark.skipif(not TOOL.exists() and not COMPLETE, reason="this build of OpenCC comes without its tool")
def test_the_file_says_what_the_dictionaries_change(tmp_path: Path) -> None:
    said = told(tmp_path)
    if FILE.read_text(encoding="utf-8") != said:
        written = ROOT / "build" / FILE.name
        written.parent.mkdir(exist_ok=True)
        written.write_text(said, encoding="utf-8")
        pytest.fail(f"the dictionaries have changed: copy {written} to {FILE}")


def test_the_configuration_reads_these_dictionaries() -> None:
    assert set(re.findall(r'"file": "(\w+)\.ocd2"', (DICTIONARIES / "s2tw.json").read_text(encoding="utf-8"))) == {*LETTERS, *WORDS}


def test_of_all_that_ships_nothing_is_passed_by_that_changes() -> None:
    texts = [one.text for _, table in shipped_labelled_texts() for one in table]
    texts += [line for file in (*ROOT.glob("bot/**/*.ftl"), *ROOT.glob("bot/faq/content/*.yaml"), *ROOT.glob("docs/*.md")) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if script.converted(text) != script.whole(text)] == []
    passed_by = sum(script._stays(text) for text in texts)
    assert len(texts) / 2 < passed_by < len(texts)


PIECES = sorted(script._changed()[1])[::7] if script._changed() else []  # type: ignore[index]


@given(st.text() | st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)) | st.lists(st.sampled_from([*PIECES, *"只有面周系台后里A1 了\0"])).map("".join))
def test_nothing_is_passed_by_that_the_dictionaries_change(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    assert script.converted(text) == script.whole(text)


def test_other_dictionaries_are_asked_about_every_text(monkeypatch: pytest.MonkeyPatch) -> None:
    script._changed.cache_clear()
    monkeypatch.setattr(opencc, "__version__", "0.0.0")
    try:
        assert not script._stays("我的帳號")
        assert script.converted("登录") == "登錄"
    finally:
        script._changed.cache_clear()
