"""`faq import`, `faq match` and `faq check` as an operator runs them."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.conftest import ROOT

HERE = Path(__file__).parent
SOURCE = HERE / "source-faq-zh-TW.txt"
LIBRARY = "壹、借書證\n\n1. 借書證遺失了怎麼辦？\n請帶身分證到任一分館補辦。\n\n2. 要怎麼申請借書證？\na. 線上填表。\nb. 到館領證。\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process: its exit code, what it wrote, and what it said on standard error."""

    def called(*arguments: str | Path, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return called


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


# ── import ────────────────────────────────────────────────────


def test_the_real_document_is_35_objects_with_the_built_in_ids(run: Run) -> None:
    code, out, err = run("faq", "import", SOURCE, "--json")
    found = objects(out)
    assert (code, err) == (0, "")
    assert [one["id"] for one in found][::34] == ["binding-01", "contact-03"]
    assert len({one["id"] for one in found}) == 35
    assert all(set(one) >= {"id", "question", "answer", "lines", "chapter", "number", "left_out"} for one in found)
    assert [residue["line"] for one in found for residue in one["left_out"]] == [197, 508]


def test_what_was_imported_is_answered_once_the_configuration_names_it(run: Run, tmp_path: Path) -> None:
    document, own, config = tmp_path / "library.txt", tmp_path / "own.yaml", tmp_path / "config.yaml"
    document.write_text(LIBRARY, encoding="utf-8")
    code, out, _ = run("faq", "import", document, "--out", own)
    assert (code, out) == (0, f"2 questions in 1 chapters, written to {own}\n")
    config.write_text(f"faq: {{entries: {json.dumps(str(own))}}}\n", encoding="utf-8")
    _, out, _ = run("ask", "--stdin", "--json", "--config", config, given="借書證遺失怎麼辦\n怎麼改密碼\n".encode())
    first, second = objects(out)
    assert (first["faq"], first["answer"]) == ("1-1", "請帶身分證到任一分館補辦。")
    assert first["choices"][0]["question"] == "借書證遺失了怎麼辦？"
    assert second["faq"] == "password-01"


def test_a_draft_that_somebody_edited_is_not_written_over(run: Run, tmp_path: Path) -> None:
    document, own = tmp_path / "library.txt", tmp_path / "own.yaml"
    document.write_text(LIBRARY, encoding="utf-8")
    own.touch()
    assert run("faq", "import", document, "--out", own)[0] == 0
    assert run("faq", "import", document, "--out", own)[0] == 0, "the same again changes nothing"
    edited = own.read_text(encoding="utf-8").replace("任一分館", "總館")
    own.write_text(edited, encoding="utf-8")
    code, _, err = run("faq", "import", document, "--out", own)
    assert code == 2
    assert "own.yaml: there is such a file already" in err
    assert own.read_text(encoding="utf-8") == edited


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no numbered question found"),
        (b"nothing but words\n", "no numbered question found"),
        ("壹、密碼\n1. 問？\n".encode("big5"), "this is not UTF-8 text"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "this is not UTF-8 text"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_document_that_cannot_be_imported_is_one_line_and_exit_2(run: Run, tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "document.txt"
    if content is not None:
        file.write_bytes(content)
    code, out, err = run("faq", "import", file, "--json")
    assert (code, out) == (2, "")
    assert f"{file}: {words}" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "config.yaml: faq.entries: "), ("entries: []", "own.yaml: entries: expected a list"), ("- {id: a, chapter: b, question: c}", "own.yaml: a.answer: expected this key")],
)
def test_own_entries_that_cannot_be_used_are_one_line_and_exit_2(run: Run, tmp_path: Path, content: str | None, words: str) -> None:
    own, config = tmp_path / "own.yaml", tmp_path / "config.yaml"
    if content is not None:
        own.write_text(content, encoding="utf-8")
    config.write_text(f"faq: {{entries: {json.dumps(str(own))}}}\n", encoding="utf-8")
    code, _, err = run("ask", "密碼", "--config", config)
    assert code == 2
    assert words in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("what", ["import", "match", "check"])
def test_every_command_has_help_with_an_example(what: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["faq", what, "--help"])
    assert f"Example: python -m bot faq {what}" in capfd.readouterr().out


# ── match ─────────────────────────────────────────────────────

SHOP = "id\ttext\nrefund\thow do I get my money back\nrefund\tI want a refund for my order\ndelivery\twhen will my parcel arrive\n\ninvoice\t發票可以補開嗎\n"


def test_somebody_elses_faq_is_matched_line_by_line(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "shop.tsv"
    table.write_bytes(("\ufeff" + SHOP.replace("\n", "\r\n")).encode())
    queries = ["where is my parcel", "", "电子发票怎么补开", "best pizza topping", "refund " * 2000]
    code, out, _ = run("faq", "match", "--entries", table, "--json", given=("\ufeff" + "\r\n".join(queries)).encode() + b"\n\xff\xfe\n")
    found = objects(out)
    assert code == 0
    assert [one["query"] for one in found[:5]] == queries
    assert len(found) == 6
    assert [one["choices"][0]["id"] for one in found if one["query"] in (queries[0], queries[2], queries[4])] == ["delivery", "invoice", "refund"]
    assert found[3]["id"] is None
    for one in found:
        sure = [choice["confidence"] for choice in one["choices"]]
        assert set(one) == {"query", "id", "confidence", "choices"}
        assert sure == sorted(sure, reverse=True)
        assert len(sure) <= 5
        assert one["confidence"] == (sure[0] if sure else 0.0)
        assert sure or not one["query"], "choices are filled whether it declines or not"


def test_a_pipe_can_converse_with_it(tmp_path: Path) -> None:
    table = tmp_path / "shop.tsv"
    table.write_text(SHOP, encoding="utf-8")
    command = [sys.executable, "-m", "bot", "faq", "match", "--entries", str(table), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for query, id in (("my parcel", "delivery"), ("money back", "refund")):
            process.stdin.write(query.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["choices"][0]["id"] == id
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "line 1: expected the header id and text, separated by a tab"),
        ("a\thow\n", "line 1: expected the header id and text"),
        ("id text\na how\n", "line 1: expected the header id and text"),
        ("id\ttext\n", "expected at least one line below the header"),
        ("id\ttext\n\nno tab here\n", "line 3: expected an id and a text, separated by a tab"),
        ("id\ttext\na\tone\n\ttwo\n", "line 3: expected an id before the tab"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_line_and_exit_2(run: Run, tmp_path: Path, content: str, words: str) -> None:
    table = tmp_path / "entries.tsv"
    table.write_text(content, encoding="utf-8")
    code, out, err = run("faq", "match", "--entries", table, "--json", given=b"anything\n")
    assert (code, out) == (2, "")
    assert f"{table}: {words}" in err
    assert len(err.splitlines()) == 1


def test_a_text_may_hold_tabs_and_stand_before_its_id(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "entries.tsv"
    table.write_text("id\ttext\nparcel\twhere is\tmy parcel\n", encoding="utf-8")
    assert objects(run("faq", "match", "--entries", table, "--json", given=b"parcel\n")[1])[0]["choices"][0]["id"] == "parcel"
    table.write_text("text\tid\nwhere is my parcel\tparcel\n", encoding="utf-8")
    assert objects(run("faq", "match", "--entries", table, "--json", given=b"parcel\n")[1])[0]["choices"][0]["id"] == "parcel"


# ── check ─────────────────────────────────────────────────────


def test_check_counts_wrong_offered_and_refused_by_kind(run: Run, tmp_path: Path) -> None:
    queries = tmp_path / "queries.tsv"
    queries.write_text("text\tintent\tkind\n怎麼改密碼\tpassword-01\teasy\n怎麼改密碼\tcontact-02\tmislabelled\n密碼\tpassword-03|choose\teasy\n中午吃什麼好\toos\toutside\n", encoding="utf-8")
    code, out, _ = run("faq", "check", "--queries", queries, "--json")
    figures = json.loads(out)
    assert code == 1
    assert figures["queries"] == 4
    assert figures["first"] == pytest.approx(2 / 3, abs=1e-3)
    assert figures["wrong"] == [{"text": "怎麼改密碼", "intent": "contact-02", "said": "password-01"}]
    assert {kind: (one["first"], one["answered_wrong"], one["refused"]) for kind, one in figures["by_kind"].items()} == {
        "easy": (1.0, 0.0, 0.0), "mislabelled": (0.0, 1.0, 0.0), "outside": (1.0, 0.0, 1.0),
    }  # fmt: skip
    code, out, _ = run("faq", "check", "--queries", queries)
    assert code == 1
    assert "below the floors" in out
