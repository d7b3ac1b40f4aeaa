"""The chain of records notices every change (T28): made in the database alone, with or without new seals, and seen against its anchor."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit import GENESIS, AuditEvent, AuditRecord, SealedRecord, seal_record
from bot.audit_trail.anchor import AnchorLine, AnchorLineKind, ChainHead, format_anchor_line, read_anchor
from bot.audit_trail.cells import BrokenCell, RecordCells, text_cell
from bot.audit_trail.examination import TrailExamination, TrailReport

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
KEY, OTHER = b"the key of this desk", b"somebody else's key"


def a_chain(length: int, key: bytes | None = KEY, did: AuditEvent = AuditEvent.STATUS_LOOKED, actor: str = "web") -> list[SealedRecord]:
    return behind([], length, key, did, actor)


def behind(chain: Sequence[SealedRecord], more: int, key: bytes | None = KEY, did: AuditEvent = AuditEvent.STATUS_LOOKED, actor: str = "web") -> list[SealedRecord]:
    chain = list(chain)
    for number in range(len(chain) + 1, len(chain) + more + 1):
        record = AuditRecord(did, f"{actor}:{number}", "chen.yj", {"rows": "D15"})
        chain.append(seal_record(record, number, AT + timedelta(seconds=number), chain[-1].seal if chain else GENESIS, key))
    return chain


def row(one: SealedRecord) -> RecordCells:
    texts = {"at": one.at.isoformat(timespec="microseconds"), "did": one.did, "actor": one.actor, "subject": one.subject}
    return RecordCells(one.number, {**texts, "details": json.dumps(one.details), "previous": one.previous, "seal": one.seal}, one.keyed or None)


def lines(*heads: ChainHead, begun: ChainHead | None = None, key: bytes = KEY, late: bool = False) -> list[bytes]:
    said = [AnchorLine("f", 1, AnchorLineKind.BEGUN, AT, begun or ChainHead(), {"late": "yes"} if late else {})]
    said += [AnchorLine("f", number, AnchorLineKind.HEAD, AT, head) for number, head in enumerate(heads, 2)]
    return [format_anchor_line(one, key).encode() for one in said]


def head(chain: Sequence[SealedRecord]) -> ChainHead:
    return ChainHead(chain[-1].number, chain[-1].seal, chain[0].seal) if chain else ChainHead()


def looked_at(chain: Sequence[SealedRecord], anchor: Sequence[bytes] | None = None, key: bytes | None = KEY) -> TrailReport:
    rows = [row(one) for one in chain]
    return TrailExamination(key, None if anchor is None or key is None else read_anchor(anchor, key)).take_all(rows).report()


def found(report: TrailReport) -> list[tuple[int | None, int | None, str]]:
    return [(one.first, one.last, one.why) for one in report.findings]


@pytest.mark.parametrize("length", [0, 1, 5])
def test_an_untouched_chain_holds(length: int) -> None:
    chain = a_chain(length)
    report = looked_at(chain, lines(head(chain)))
    assert (report.ok, report.records, report.keyed_from) == (True, length, 1 if length else None)


@given(st.integers(1, 6), st.data())
def test_t28_any_changed_field_breaks_exactly_that_record(length: int, draw: st.DataObject) -> None:
    chain = a_chain(length)
    at = draw.draw(st.integers(0, length - 1))
    one = chain[at]
    different = [replace(one, did="faq.answered"), replace(one, actor="someone else"), replace(one, subject="lin.mh"), replace(one, details={"rows": ""})]
    chain[at] = draw.draw(st.sampled_from([*different, replace(one, at=one.at + timedelta(microseconds=1))]))
    assert found(looked_at(chain)) == [(at + 1, at + 1, "changed")]


def emptied(chain: list[SealedRecord]) -> list[SealedRecord]:
    return []


def cut_at_its_end(chain: list[SealedRecord]) -> list[SealedRecord]:
    return chain[:-1]


def cut_in_the_middle(chain: list[SealedRecord]) -> list[SealedRecord]:
    return chain[:3] + chain[5:]


def cut_at_its_beginning(chain: list[SealedRecord]) -> list[SealedRecord]:
    return chain[2:]


def a_number_missing(chain: list[SealedRecord]) -> list[SealedRecord]:
    return chain[:3] + chain[4:]


def renumbered_over_a_gap(chain: list[SealedRecord]) -> list[SealedRecord]:
    return chain[:3] + [replace(one, number=one.number - 1) for one in chain[4:]]


def two_swapped(chain: list[SealedRecord]) -> list[SealedRecord]:
    swapped = list(chain)
    swapped[2], swapped[4] = replace(chain[4], number=3), replace(chain[2], number=5)
    return swapped


def rewritten_with_plain_seals(chain: list[SealedRecord]) -> list[SealedRecord]:
    return a_chain(len(chain), None, AuditEvent.FAQ_UNKNOWN)


def rewritten_with_the_old_keyed_seals(chain: list[SealedRecord]) -> list[SealedRecord]:
    return [replace(new, keyed=old.keyed) for new, old in zip(a_chain(len(chain), None, AuditEvent.FAQ_UNKNOWN), chain, strict=True)]


def rewritten_with_another_key(chain: list[SealedRecord]) -> list[SealedRecord]:
    return a_chain(len(chain), OTHER, AuditEvent.FAQ_UNKNOWN)


def its_end_rewritten_with_plain_seals(chain: list[SealedRecord]) -> list[SealedRecord]:
    return behind(chain[:6], 2, None, AuditEvent.FAQ_UNKNOWN)


def the_keyed_seals_taken_away(chain: list[SealedRecord]) -> list[SealedRecord]:
    return [replace(one, keyed="") for one in chain]


def the_keyed_seals_of_the_beginning_taken_away(chain: list[SealedRecord]) -> list[SealedRecord]:
    return [replace(one, keyed="") for one in chain[:4]] + chain[4:]


def cut_and_gone_on(chain: list[SealedRecord]) -> list[SealedRecord]:
    return behind(chain[:5], 6, KEY, AuditEvent.FAQ_UNKNOWN)


def emptied_and_begun_again(chain: list[SealedRecord]) -> list[SealedRecord]:
    return a_chain(12, KEY, AuditEvent.FAQ_UNKNOWN)


FAULTS: list[tuple[Callable[[list[SealedRecord]], list[SealedRecord]], str]] = [
    (emptied, "cut off"),
    (cut_at_its_end, "cut off"),
    (cut_in_the_middle, "missing"),
    (cut_at_its_beginning, "missing"),
    (a_number_missing, "missing"),
    (renumbered_over_a_gap, "out of order"),
    (two_swapped, "out of order"),
    (rewritten_with_plain_seals, "no keyed seal"),
    (rewritten_with_the_old_keyed_seals, "sealed without the key"),
    (rewritten_with_another_key, "another key"),
    (its_end_rewritten_with_plain_seals, "no keyed seal"),
    (the_keyed_seals_taken_away, "no keyed seal"),
    (the_keyed_seals_of_the_beginning_taken_away, "no keyed seal"),
    (cut_and_gone_on, "not the anchored one"),
    (emptied_and_begun_again, "another trail"),
]


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=lambda one: getattr(one, "__name__", None))
def test_t28_a_trail_that_was_tampered_with_in_the_database_is_found(fault: Callable[[list[SealedRecord]], list[SealedRecord]], why: str) -> None:
    chain = a_chain(8)
    report = looked_at(fault(chain), lines(head(chain[:3]), head(chain)))
    assert why in {one.why for one in report.findings}
    assert len(report.findings) <= 4, "many records of one fault are one line"


@given(st.lists(st.integers(0, 7), unique=True, max_size=8), st.randoms(use_true_random=False))
def test_t28_no_other_choice_or_order_of_the_records_passes(kept: list[int], chance: object) -> None:
    chain = a_chain(8)
    picked = [replace(chain[one], number=number) for number, one in enumerate(kept, 1)]
    assert looked_at(picked, lines(head(chain))).ok == (kept == list(range(8)))


def test_t28_records_from_before_the_key_are_covered_by_the_first_keyed_one() -> None:
    old = a_chain(4, None)
    chain = behind(behind(old, 1, KEY, AuditEvent.TRAIL_SEALED), 2)
    anchor = lines(head(chain), begun=head(old))
    assert (looked_at(chain, anchor).ok, looked_at(chain, anchor).keyed_from) == (True, 5)
    rewritten = a_chain(4, None, AuditEvent.FAQ_UNKNOWN) + chain[4:]
    assert "out of order" in {one.why for one in looked_at(rewritten).findings}
    assert looked_at(old, lines(begun=head(old))).ok, "a start that stopped halfway is no fault"


def test_a_trail_that_no_key_ever_sealed_holds_by_its_chain_and_without_the_key_a_sealed_one_does_not() -> None:
    assert looked_at(a_chain(5, None), key=None).ok
    assert found(looked_at(a_chain(5), key=None)) == [(1, 5, "the key is not here")]


def test_t28_an_end_that_was_put_back_to_an_earlier_state_is_said_so_until_an_operator_answers_for_it() -> None:
    chain = a_chain(8)
    anchor = lines(head(chain))
    (finding,) = looked_at(chain[:5], anchor).findings
    assert (finding.first, finding.last) == (6, 8)
    assert "an earlier state of the database was put back" in finding.line
    restored = behind(chain[:5], 1, KEY, AuditEvent.TRAIL_ACCEPTED)
    accepted = AnchorLine("f", 3, AnchorLineKind.ACCEPTED, AT, head(restored), {"because": "restored"})
    report = looked_at(behind(restored, 2), [*anchor, format_anchor_line(accepted, KEY).encode()])
    assert report.ok
    assert report.anchored is not None
    assert [one.details["because"] for one in report.anchored.accepted] == ["restored"]
    assert not looked_at(a_chain(8, KEY, AuditEvent.FAQ_UNKNOWN), [*anchor, format_anchor_line(accepted, KEY).encode()]).ok, "what is accepted is that trail, and no other"


@pytest.mark.parametrize(
    ("anchor", "why"),
    [
        ([], "anchor missing"),
        (lines(head(a_chain(3)), head(a_chain(8)))[:1] + lines(head(a_chain(3)), head(a_chain(8)))[2:], "anchor shortened"),
        (lines(head(a_chain(8, actor="slack"))), "another trail"),
        (lines(head(a_chain(8)), key=OTHER), "anchor broken"),
        (lines(head(a_chain(8)), late=True, begun=head(a_chain(5))), "anchor begun late"),
        ([*lines(), b"\xff\xfe not json"], "anchor broken"),
        ([*lines(), b"[]"], "anchor broken"),
        ([*lines(), b"[" * 100_000], "anchor broken"),
        ([lines(head(a_chain(8)))[0], lines(head(a_chain(8)))[1].replace(b'"number": 8', b'"number": 7')], "anchor broken"),
        ([*lines(head(a_chain(8))), format_anchor_line(AnchorLine("g", 3, AnchorLineKind.HEAD, AT, head(a_chain(8))), KEY).encode()], "anchor mixed"),
    ],
    ids=["missing", "a line taken out", "of another database", "another key's", "begun anew", "bytes", "a list", "deep", "forged", "two files"],
)
def test_t28_an_anchor_that_was_touched_is_found(anchor: list[bytes], why: str) -> None:
    assert why in {one.why for one in looked_at(a_chain(8), anchor).findings}


def test_a_line_that_a_crash_cut_short_is_no_finding_once_the_next_line_goes_on_behind_it() -> None:
    chain = a_chain(8)
    begun, third, eighth = lines(head(a_chain(3)), head(chain))
    assert looked_at(chain, [begun, third, eighth[:40], eighth]).ok
    assert found(looked_at(chain, [begun, third[:40], eighth])) == [(None, None, "anchor broken"), (None, None, "anchor shortened")], "a line that was counted is missed"


@pytest.mark.parametrize("before", [behind([], 4, OTHER), behind([], 4, None)], ids=["another key", "no keyed seal"])
def test_what_an_operator_answered_for_still_holds_when_the_anchors_line_about_it_is_long_set_aside(before: list[SealedRecord]) -> None:
    answered = behind(behind(before, 1, KEY, AuditEvent.TRAIL_ACCEPTED), 3)
    assert looked_at(answered, lines(head(answered))[1:]).ok
    assert not looked_at(behind(behind(before, 1, KEY), 3), lines(head(answered))[1:]).ok, "only an answer sets it aside"
    rewritten = [*behind([], 4, OTHER, AuditEvent.FAQ_UNKNOWN), *answered[4:]]
    assert (5, 5, "out of order") in found(looked_at(rewritten)), "and it covers what was there"
    assert not looked_at(behind(behind(before, 1, OTHER, AuditEvent.TRAIL_ACCEPTED), 3)).ok, "only under the key that is here"


SPOILT: list[tuple[str, object]] = [
    ("at", "2026-11-24"), ("at", "2026-11-24T09:00:03.000000+08:00"), ("at", "never"), ("at", "0001-01-01T00:00:00.000000+23:59"), ("at", BrokenCell("is empty")),
    ("did", text_cell("null", None)), ("actor", text_cell("blob", b"web:3")), ("subject", text_cell("text", b"\xff\xfe")), ("subject", text_cell("integer", b"7")),
    ("details", "{"), ("details", "null"), ("details", "[]"), ("details", '{"rows": 7}'), ("details", "[" * 100_000), ("details", '{"rows": "D2", "rows": "D15"}'),
    ("previous", text_cell("real", b"1.5")), ("seal", text_cell("null", None)),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value"), SPOILT)
def test_t28_a_broken_cell_is_a_finding_with_the_records_number(column: str, value: str | BrokenCell) -> None:
    rows = [row(one) for one in a_chain(5)]
    rows[2] = replace(rows[2], texts={**rows[2].texts, column: value})
    report = TrailExamination(KEY, None).take_all(rows).report()
    assert [(one.first, one.why) for one in report.findings] == [(3, "broken")]
    assert report.records == 5


@pytest.mark.parametrize("number", [None, "4", b"4", 2.5, 0, -1, 3])
def test_t28_a_number_that_is_none_or_comes_again_is_a_finding(number: object) -> None:
    rows = [row(one) for one in a_chain(5)]
    rows[3] = replace(rows[3], number=number)
    report = TrailExamination(KEY, None).take_all(rows).report()
    assert not report.ok
    assert (report.findings[0].first is None) == (number not in (0, -1, 3))


def test_a_seal_kept_elsewhere_is_compared() -> None:
    chain = a_chain(5)
    for kept, ok in ({5: chain[4].seal}, True), ({5: chain[3].seal}, False), ({6: chain[4].seal}, False):
        assert TrailExamination(KEY, None, dict(kept)).take_all([row(one) for one in chain]).report().ok is ok
