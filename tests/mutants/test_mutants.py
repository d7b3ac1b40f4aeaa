"""The lists of mutants are not stale, reach every area, and stand in docs/testing.md with the test that kills each. What they find is tried by `make mutants`."""

import ast
import builtins
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mutants.__main__ import DOCUMENT, SHARE, main
from tests.mutants.catalogue import AREAS, Mutant, Stale, mutants
from tests.mutants.table import change, killers, row, table
from tests.mutants.trial import Copy, Fate, Verdict, judged

LISTED = mutants()
MIRRORS = {
    "bot/accounts/": {"accounts"},
    "bot/actions/": {"actions"},
    "bot/audit.py": {"test_audit.py"},
    "bot/requests/": {"requests", "acts", "passkeys", "certificates"},
    "bot/notices/fallback_delivery.py": {"delivery"},
    "bot/dialogue/delivery.py": {"delivery"},
    "bot/handlers/colleague.py": {"colleague"},
    "bot/dialogue/intake.py": {"intake"},
    "bot/dialogue/admission.py": {"limits"},
    "bot/runtime/fair_turns.py": {"limits"},
    "bot/retention/": {"retention"},
    "bot/people/": {"people"},
    "bot/redaction.py": {"test_redaction.py", "redaction"},
    "bot/settings/": {"settings"},
    "bot/store/": {"store"},
    "bot/store/requests.py": {"store", "limits"},
    "bot/store/leases.py": {"retention"},
    "bot/secret_": {"test_redaction.py", "redaction"},
    "bot/audit_trail/": {"test_audit.py", "retention"},
    "bot/verification/": {"verification"},
    "integrations/accounts/active_directory/": {"active_directory"},
    "integrations/accounts/embedded/": {"embedded"},
}
"""Which folder of tests stands beside which code."""
EXAMPLE = Mutant("an-id", "audit", "bot/a.py", "if one < two:", "if one <= two:", ("tests/a",), "a promise")


def test_each_stands_once_in_the_code_and_is_code_when_it_is_changed() -> None:
    for file in sorted({one.file for one in LISTED}):
        source = (ROOT / file).read_text(encoding="utf-8")
        for one in (one for one in LISTED if one.file == file):
            changed = one.applied(source)
            assert sum(before != after for before, after in zip(source.split("\n"), changed.split("\n"), strict=True)) == 1, one.id
            assert ast.parse(changed), one.id
            assert one.was.partition("  #")[0] != one.now.partition("  #")[0], f"{one.id} has to change more than a comment"


def test_none_dies_of_a_name_that_nothing_bears() -> None:
    for one in LISTED:
        source = (ROOT / one.file).read_text(encoding="utf-8")
        written = {node.id for node in ast.walk(ast.parse(one.applied(source))) if isinstance(node, ast.Name)}
        unknown = {name for name in written if len(re.findall(rf"\b{name}\b", source)) == 0} - set(dir(builtins))
        assert unknown == set(), one.id


def test_there_are_sixty_in_every_area_that_matters() -> None:
    assert set(AREAS) == {
        "diagnosis", "policy", "tokens", "redaction", "intake", "outbox", "approvals", "writing", "reading_back", "audit", "masking", "password", "colleague",
        "strong_proof", "limits", "retention",
    }  # fmt: skip
    assert len(LISTED) >= 60
    assert all(sum(one.area == area for one in LISTED) >= 3 for area in AREAS)
    assert len({one.id for one in LISTED}) == len(LISTED)


def test_each_is_to_be_killed_by_the_tests_beside_its_code() -> None:
    for one in LISTED:
        beside = MIRRORS[max((start for start in MIRRORS if one.file.startswith(start)), key=len)]
        assert {Path(path).parts[1] for path in one.tests} <= beside, one.id
        assert all((ROOT / path).exists() for path in one.tests), one.id


def test_the_document_shows_them_all_and_names_tests_that_exist() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    by = killers(text)
    assert table(LISTED, by) in text, "`make mutants` writes the table anew"
    assert sum(1 for one in LISTED if by.get(one.id)) >= SHARE * len(LISTED)
    for one in LISTED:
        path, _, name = by[one.id].partition("::")
        if name:
            assert any(path.startswith(folder) for folder in one.tests), one.id
            assert re.search(rf"def {name}\(", (ROOT / path).read_text(encoding="utf-8")), f"{one.id}: {by[one.id]}"


@pytest.mark.parametrize(
    ("source", "times"), [("if one > two:\n", 0), ("if one < two:\n    if one < two:\n", 2), ("# if one < two:\n", 0)], ids=["gone", "twice", "a comment"]
)
def test_a_line_that_does_not_stand_there_once_is_a_stale_list(source: str, times: int) -> None:
    with pytest.raises(Stale, match=f"an-id: the line stands {times} times in bot/a.py, and not once"):
        EXAMPLE.applied(source)


def test_the_line_is_looked_for_inside_the_function_that_is_named_and_keeps_its_indent() -> None:
    source = "def f():\n    if one < two:\n        pass\n\n\ndef g():\n    if one < two:\n        pass\n"
    changed = replace(EXAMPLE, inside="g").applied(source)
    assert changed == source[: source.index("def g")] + "def g():\n    if one <= two:\n        pass\n"
    with pytest.raises(Stale, match="0 functions called h"):
        replace(EXAMPLE, inside="h").applied(source)


def test_the_table_shows_what_is_changed_and_can_be_read_again() -> None:
    assert change(EXAMPLE) == "`if one < two:` → `if one <= two:`"
    piped = replace(EXAMPLE, was="return a | b", now="return a & b")
    assert change(piped) == r"`return a \| b` → `return a & b`"
    assert killers("\n".join((row(piped, "tests/a/test_b.py::test_c"), row(replace(piped, id="other"), "")))) == {"an-id": "tests/a/test_b.py::test_c", "other": ""}


def test_what_is_called_by_no_name_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["nothing-of-this-name"]), main(["--list"])) == (2, 0)
    said = capsys.readouterr()
    assert "nothing is called nothing-of-this-name" in said.err
    assert f"{len(LISTED)} mutants in {len(AREAS)} areas" in said.out


def test_what_pytest_says_is_read_by_its_code() -> None:
    failed = "F\n=== short test summary info ===\nFAILED tests/a/test_b.py::test_c[1-x] - assert 1 == 2\n1 failed in 0.1s"
    assert judged(0, "3 passed") == Verdict(Fate.SURVIVED)
    assert judged(1, failed) == Verdict(Fate.DIED, "tests/a/test_b.py::test_c")
    for code in (2, 3, 4, 5):
        assert not judged(code, failed).noticed, "tests that could not be run have noticed nothing"


def test_a_mutant_is_tried_in_a_copy_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    def run(tree: Path, folders: tuple[str, ...], limit: float) -> tuple[int, str] | None:
        """A test that looks at the boundary, and one that does not end."""
        source = (tree / "bot.py").read_text(encoding="utf-8")
        return None if "while" in source else (1, "FAILED tests/a.py::test_a") if "<=" in source else (0, "")

    tree = tmp_path / "from"
    tree.mkdir()
    (tree / "bot.py").write_text("def less(one, two):\n    return one < two\n", encoding="utf-8")
    copy = Copy(tmp_path / "to", tree, run)
    boundary = Mutant("an-id", "audit", "bot.py", "return one < two", "return one <= two", ("tests",), "a promise")
    assert copy.tried(boundary, 60) == Verdict(Fate.DIED, "tests/a.py::test_a")
    assert copy.tried(replace(boundary, now="return one > two"), 60) == Verdict(Fate.SURVIVED)
    assert copy.tried(replace(boundary, now="while True: pass"), 60) == Verdict(Fate.TIME)
    assert (tmp_path / "to" / "tree" / "bot.py").read_text(encoding="utf-8") == (tree / "bot.py").read_text(encoding="utf-8")
