"""Has a level proven on a page: offers every way that is open to the person, and checks the one that was filled in (DOMAIN part 4)."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from bot.clock import Clock
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.verifiers import CodeCheck, Verifier, WrongAnswer
from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.methods import METHODS, Method
from bot.verification.page import FieldProblem, FormAgain, Page, PageAnswer
from bot.verification.proof import Proof, ProofWay, level_reached, page_ways


@dataclass(frozen=True, slots=True)
class AskedProofs:
    """What a page asks for: any one of these ways; beside what was proven before it. `silent`: what cannot be checked now."""

    ways: tuple[ProofWay, ...] = ()
    proven: tuple[Method, ...] = ()
    prompts: Mapping[Method, str] = field(default_factory=dict)
    silent: tuple[Method, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left to prove; no way at all is not enough, where that is because none can be checked now."""
        return not self.ways and not self.silent

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of all ways, each once, in the order in which they are checked."""
        asked = {method for way in self.ways for method in way.methods}
        return tuple(dict.fromkeys(entry.field.name for method, entry in METHODS.items() if method in asked and entry.field is not None))


NOTHING_ASKED: Final = AskedProofs()


def combined_proofs(first: AskedProofs, second: AskedProofs) -> AskedProofs:
    """What either asks for, the first's ways before the second's. Of ways that look alike the first's stays: a page has one button for passkeys, and a
    passkey that is worth less is not taken for one that is worth more."""
    alike = {(way.fields, way.elsewhere) for way in first.ways}
    ways = (*first.ways, *(way for way in second.ways if (way.fields, way.elsewhere) not in alike))
    asked = {method for way in ways for method in way.methods}
    return AskedProofs(
        ways=ways,
        proven=first.proven,
        prompts={method: prompt for method, prompt in {**second.prompts, **first.prompts}.items() if method in asked},
        silent=tuple(dict.fromkeys((*first.silent, *second.silent))),
    )


@dataclass(frozen=True)
class LevelVerification:
    """Has a level proven by the verifiers there are, each a method of its own."""

    checking: CodeCheck
    clock: Clock
    case_builder: CaseBuilder
    verifiers: tuple[Verifier, ...]

    async def asked(self, visit: StepVisit, level: Level, without: Collection[Method] = ()) -> AskedProofs:
        """How this person proves this level on this page by other methods than `without`; ValueError where nothing here proves it."""
        known = {one.method: one for one in self.verifiers if one.method not in without}
        proven = tuple(proof.method for proof in visit.proven if proof.method not in without)
        if proven and level_reached(Proof(method, self.clock.now()) for method in proven) >= level:
            return AskedProofs(proven=proven)
        ways = page_ways(level, known, proven)
        if not ways:
            raise ValueError(f"nothing here proves {level.short}")
        if len(ways) > 1:
            # The account is looked at only where there is a choice; who can prove nothing is shown the ways that need no enrolment.
            case = await self.case_builder.case(visit.person, None)
            common = [method for method in known if not METHODS[method].enrolled and not METHODS[method].elsewhere]
            able = [method for method, one in known.items() if one.can_prove(case)]
            ways = page_ways(level, able, proven) or page_ways(level, common, proven)[:1] or ways
        prompts = {method: await known[method].prompt(visit) for method in dict.fromkeys(method for way in ways for method in way.methods)}
        silent = tuple(method for method, prompt in prompts.items() if prompt is None)
        open_ways = tuple(way for way in ways if not set(silent).intersection(way.methods))
        return AskedProofs(open_ways, proven, {method: prompt for method, prompt in prompts.items() if prompt}, silent)

    async def check(self, visit: StepVisit, page: Page, given: SubmittedFields, level: Level) -> tuple[Proof, ...] | PageAnswer:
        """The proofs, those made before included, or what the page says instead. The attempt is counted first; each verifier is asked only after the
        previous ones succeeded.

        Only a way that the page offers is checked; ValueError if that does not prove the level. The caller calls `not_wrong` once nothing else on the form
        is wrong."""
        before = tuple(proof for proof in visit.proven if proof.method in page.proven)
        if not page.ways and level_reached(before) >= level:
            return before
        way = filled_way(page, given)
        if way is None or level_reached((*before, *(Proof(method, self.clock.now()) for method in way.methods))) < level:
            raise ValueError(f"the page does not ask for what proves {level.short}")
        over = await self.checking.begin(visit, page, way.fields)
        if over is not None:
            return over
        known = {one.method: one for one in self.verifiers}
        proofs: list[Proof] = [*before]
        for one in map(known.__getitem__, way.methods):
            answer = await self._checked(visit, page, given, one)
            if answer is not None:
                return answer
            proofs.append(Proof(one.method, self.clock.now()))
        return tuple(proofs)

    async def not_wrong(self, visit: StepVisit, page: Page) -> None:
        """What `check` counted was right; where the page asked for nothing more, nothing was counted."""
        if page.ways:
            await self.checking.not_wrong(visit)

    async def _checked(self, visit: StepVisit, page: Page, given: SubmittedFields, one: Verifier) -> PageAnswer | None:
        entry = METHODS[one.method].field
        if entry is None:
            raise ValueError(f"no page asks for {one.method.value}")
        checked = await one.check(visit, given[entry.name])
        if checked is PasswordCheckResult.RIGHT:
            return None
        if isinstance(checked, WrongAnswer) and not checked.counts:
            await self.checking.not_wrong(visit)
            return FormAgain(page, (FieldProblem(entry.name, checked.says),))
        if isinstance(checked, WrongAnswer):
            # Nobody guesses a signature: whoever has the chat must not use up the guesses of its owner with wrong keys (T25). The step still counts it.
            await self.checking.not_wrong(visit)
            return await self.checking.wrong(visit, page, FieldProblem(entry.name, checked.says), f"{one.method.value}: {checked.reason}")
        if checked is PasswordCheckResult.WRONG:
            return await self.checking.wrong(visit, page, FieldProblem(entry.name, one.wrong), one.method.value)
        await self.checking.not_wrong(visit)
        key = "page.password_locked" if checked is PasswordCheckResult.LOCKED else "page.password_not_checked"
        return FormAgain(page, (FieldProblem(entry.name, Phrase(key)),))


def filled_way(page: Page, given: SubmittedFields) -> ProofWay | None:
    """The strongest way that is filled in completely on this page; None where none is."""
    return next((way for way in page.ways if not way.elsewhere and all(given.get(name) for name in way.fields)), None)


def missing_proof(page: Page, given: SubmittedFields) -> tuple[FieldProblem, ...]:
    """What is missing for the way that is nearest to complete; nothing where one is. This is no attempt, since nothing was guessed.

    Where none of the ways can be checked now, the page asks for nothing and takes nothing (T32)."""
    if page.silent and not page.ways:
        return (FieldProblem("", Phrase("page.method_silent", {"method": page.silent[0].value, "others": "none"})),)
    if not page.ways or filled_way(page, given) is not None:
        return ()
    typed = [way for way in page.ways if way.typed]
    if not typed:
        return (FieldProblem("", Phrase("page.missing_proof")),)
    if len(typed) > 1 and not any(given.get(name) for way in typed for name in way.fields):
        # Nobody has begun one of them, so none is nearer: which to take is theirs to choose.
        return (FieldProblem(typed[0].fields[0], Phrase("page.missing_proof")),)
    nearest = max(typed, key=lambda way: (sum(bool(given.get(name)) for name in way.fields), -len(way.fields)))
    return tuple(FieldProblem(name, Phrase(f"page.missing_{name}")) for name in nearest.fields if not given.get(name))


def method_names(proofs: tuple[Proof, ...]) -> str:
    """The methods of these proofs, for the audit trail."""
    return " and ".join(proof.method.value for proof in proofs)
