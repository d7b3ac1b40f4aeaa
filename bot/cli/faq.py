"""`faq`: imports a document as entries, measures the understanding, matches against another FAQ, and lists unanswered questions."""

import asyncio
from pathlib import Path
from typing import Any, Final

from bot.cli.arguments import CommandContext
from bot.cli.faq_matching import open_matching
from bot.cli.faq_questions import faq_questions
from bot.cli.output import print_json, print_line, read_line
from bot.dialogue.evaluation import EvaluationReport, LabelledScore, ScoreShares, evaluation_report
from bot.dialogue.understanding import understand
from bot.errors import ConfigurationError
from bot.faq.candidate import Candidate
from bot.faq.catalogue import Match
from bot.faq.draft import draft, forms
from bot.faq.importer import DocumentQuestion, read_question_document
from bot.faq.known_questions import entry_ids, known_ids
from bot.faq.labelled_texts import read_labelled_texts
from bot.faq.library import shipped
from bot.faq.pairs import read_pairs
from bot.runtime.bounded_yaml import MEGABYTE, read_bounded
from bot.settings.entries import read_own_entries
from bot.settings.topics import read_own_topics
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.shipped_faq import build_index_for_shipped
from bot.wiring.understanding import Understander, query_encoder_for_command

_SHOWN: Final = 12
_MOST_COMPARED: Final = 200  # Questions; a longer document is not the one whose questions we know.


async def faq(given: CommandContext) -> int:
    """Runs the chosen subcommand."""
    match given.arguments.what:
        case "import":
            return _import(given)
        case "match":
            return await _match(given)
        case "questions":
            return await faq_questions(given)
        case _:
            return await _check(given)


def _import(given: CommandContext) -> int:
    """Turns a document into entries; 0 if there are any."""
    file, out = given.arguments.file, given.arguments.out
    document = read_question_document(_text(file))
    if not document.questions:
        shapes = "lines such as 1. …?, 1.1 …?, Q1：… or 【Q1】… under headings such as 壹、…, or 問：…, Q. … and ## …? without numbers"
        raise ConfigurationError(str(file), "", f"no numbered question found; expected {shapes}")
    ids = entry_ids(document.questions, _known(document.questions))
    if out is not None:
        _write(out, draft(document, ids, file.name))
    entries = forms(document, ids)
    if given.arguments.json:
        for entry in entries:
            print_json(entry)
        return 0
    for entry in entries if out is None else ():
        print_line(f"{entry['id']}  {entry['question']}  (lines {entry['lines'][0]}-{entry['lines'][1]})")
        print_line("\n".join(f"    {line}" for line in entry["answer"].split("\n")))
    chapters = len({question.chapter for question in document.questions})
    print_line(f"{len(entries)} questions in {chapters} chapters" + ("" if out is None else f", written to {out}"))
    empty = [entry["id"] for entry in entries if not entry["answer"]]
    if empty:
        print_line(f"without an answer: {' '.join(empty)}")
    for doubt in document.doubts:
        print_line(f"please check: line {doubt.line}, {doubt.why}: {doubt.text}")
    marks = [str(residue.line) for residue in document.left_out if residue.reason == "marks"]
    if marks:
        print_line(f"left out: marks of headings and emphasis in {len(marks)} lines ({', '.join(marks[:_SHOWN])}{', …' if len(marks) > _SHOWN else ''})")
    for residue in document.left_out:
        if residue.reason != "marks":
            print_line(f"left out: line {residue.line}, {residue.reason}: {residue.text}")
    return 0


def _known(questions: tuple[DocumentQuestion, ...]) -> tuple[str | None, ...]:
    if len(questions) > _MOST_COMPARED:
        return (None,) * len(questions)
    index = build_index_for_shipped()
    candidates: list[tuple[Candidate, ...]] = [understand(question.question, index).choices for question in questions]
    return known_ids(candidates, [entry.id for entry in shipped()])


def _write(out: Path, text: str) -> None:
    try:
        if out.exists() and out.read_bytes().strip() and out.read_text(encoding="utf-8", errors="replace") != text:
            raise ConfigurationError(str(out), "", "there is such a file already, maybe with somebody's edits; name another one or delete it")
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise ConfigurationError(str(out), "", f"cannot be written ({trouble.strerror}); name a file in a folder that exists") from None


async def _match(given: CommandContext) -> int:
    """Answers each line of standard input from another FAQ."""
    file = given.arguments.entries
    pairs = read_pairs(_text(file), str(file))
    async with open_matching(pairs, given.where.settings) as find:
        first = True
        while raw := await asyncio.to_thread(read_line):
            query = raw.decode("utf-8-sig" if first else "utf-8", "replace").rstrip("\r\n")
            first = False
            found = await find(query)
            if given.arguments.json:
                print_json(_match_form(query, found))
            else:
                print_line(" ".join([found.id or "–", *(f"{choice.id} {choice.confidence:.2f}" for choice in found.choices)]))
    return 0


def _match_form(query: str, found: Match) -> dict[str, Any]:
    choices = [{"id": choice.id, "confidence": round(choice.confidence, 4)} for choice in found.choices]
    return {"query": query, "id": found.id, "confidence": round(found.confidence, 4), "choices": choices}


async def _check(given: CommandContext) -> int:
    """Checks the FAQ with labelled queries; exit 1 below the required figures."""
    settings = given.where.settings
    floors = settings.faq.floors
    queries = read_labelled_texts(_text(given.arguments.queries), str(given.arguments.queries))
    async with query_encoder_for_command(settings) as query_encoder:
        understander = Understander(build_index_for_shipped(), read_own_entries(settings), query_encoder, ForeignTopics(read_own_topics(settings)).catalogue())
        figures = evaluation_report([LabelledScore(asked, await understander.understand(asked.text)) for asked in queries])
    held = figures.holds(floors.first, floors.within_three, floors.oos_answered)
    if given.arguments.json:
        print_json({**_figures(figures), "floors_held": held})
        return 0 if held else 1
    scope = figures.scope
    print_line(f"{scope.texts + figures.out_of_scope} queries")
    floors_kept = (("first", scope.first, f"≥ {floors.first:.0%}"), ("within_three", scope.within_three, f"≥ {floors.within_three:.0%}"))
    for name, share, floor in (*floors_kept, ("oos_answered", figures.oos_answered, f"≤ {floors.oos_answered:.0%}")):
        print_line(f"  {name:<13} {share:6.1%}   floor {floor}")
    print_line(f"  answered wrong{scope.answered_wrong:6.1%}\n  offered       {scope.offered:6.1%}\n  refused       {scope.refused:6.1%}")
    print_line("by kind           right   answered wrong   offered   refused")
    for kind, shares in figures.kinds:
        print_line(f"  {kind or 'all':<14}{shares.first:7.1%} {shares.answered_wrong:16.1%} {shares.offered:9.1%} {shares.refused:9.1%}")
    print_line("said    texts   mean said   was right")
    for band in figures.reliability:
        print_line(f"  {band.least:.1f}{band.texts:>9}{band.said:>12.2f}{band.right:>12.1%}")
    print_line(f"  off by {figures.calibration_error:.1%} on average")
    for title, answered in (("wrong answers", True), ("offered or refused", False)):
        print_line(title)
        for score in figures.wrong:
            if score.answered is answered:
                print_line(f"  {'|'.join(score.asked.wants):<16} {score.got:<16} {score.asked.text}")
    print_line("the floors hold" if held else "below the floors")
    return 0 if held else 1


def _figures(figures: EvaluationReport) -> dict[str, Any]:
    """The figures as JSON; shares are fractions of one."""
    return {
        "queries": figures.scope.texts + figures.out_of_scope,
        **_shares(figures.scope),
        "oos_answered": round(figures.oos_answered, 4),
        "oos_offered": round(figures.oos_offered, 4),
        "by_kind": {kind or "all": {"queries": shares.texts, **_shares(shares)} for kind, shares in figures.kinds},
        "reliability": [{"least": one.least, "queries": one.texts, "said": round(one.said, 4), "right": round(one.right, 4)} for one in figures.reliability],
        "calibration_error": round(figures.calibration_error, 4),
        "wrong": [{"text": one.asked.text, "intent": "|".join(one.asked.wants), "said": one.got} for one in figures.wrong],
    }


def _shares(shares: ScoreShares) -> dict[str, float]:
    names = ("first", "within_three", "answered_wrong", "offered", "refused")
    return {name: round(getattr(shares, name), 4) for name in names}


def _text(file: Path) -> str:
    """The file's text. Raises ConfigurationError if it is missing or not UTF-8."""
    try:
        return read_bounded(file, 1024 * MEGABYTE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationError(str(file), "", "this is not UTF-8 text; save it as plain text in UTF-8 (of a PDF or Word file: its text)") from None
    except OSError as trouble:
        raise ConfigurationError(str(file), "", f"cannot be read ({trouble.strerror}); name a text file") from None
