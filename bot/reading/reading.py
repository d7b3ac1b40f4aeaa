"""A reading: what a text means in its context, each part with its likelihood. Pure."""

from typing import Final

from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Aspect, Matter, NamedSystem, Whose
from bot.runtime.quick_dataclass import dataclass

_BY_ACT: Final = frozenset({Act.AGREE, Act.DECLINE, Act.GO_ON, Act.STOP, Act.CHOOSE, Act.REPEAT, Act.PERSON, Act.ANSWER})
_BY_MATTER: Final = frozenset({Matter.TICKET, Matter.APPROVE, Matter.LINK, Matter.ACCOUNT_NAME, Matter.DISABLE, Matter.UNBIND})


@dataclass(frozen=True, slots=True)
class Heard:
    """A redacted text, and what the desk did (`status:locked`, `page:unlock`, `start` …) and said just before it."""

    text: str
    context: str = "start"
    said: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """One way to take a text. `matter` is a Matter or the id of an FAQ entry."""

    act: Act
    matter: str
    aspect: Aspect = Aspect.NONE
    whose: Whose = Whose.NOBODY
    system: NamedSystem = NamedSystem.NONE
    negated: bool = False

    @property
    def move(self) -> str:
        """The kind of answer that these labels ask for; confusions without consequence have the same one."""
        if self.act is Act.LATER:
            return Act.LATER
        if self.matter in (Matter.INCIDENT, Matter.ELSEWHERE):
            return self.matter
        if self.act in _BY_ACT:
            return self.act
        if self.whose in OTHERS:
            return "shared" if self.whose is Whose.SHARED else "other"
        if self.act is Act.REQUEST and self.matter in ACTION_MATTERS and not self.negated:
            return f"do:{self.matter}"
        if self.act is Act.CORRECT:
            return Act.CORRECT
        if self.act in (Act.THANK, Act.GREET) or self.matter == Matter.NONE:
            return "smalltalk"
        if self.matter in _BY_MATTER:
            return self.matter
        return self._about()

    def _about(self) -> str:
        if self.matter == Matter.SAME:
            again = "again" if self.act in (Act.REPORT, Act.COMPLAIN) else "same"
            return f"follow:{self.aspect if self.aspect is not Aspect.NONE else again}"
        return f"faq:{self.matter}" if "-" in self.matter else "look"


@dataclass(frozen=True, slots=True)
class Likely:
    """A kind of answer (`Labels.move`) or a matter, and how likely it is meant (0..1)."""

    name: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What is most likely meant, and what else might be.

    `likelihood` (0..1) is that of the move of `labels`; `moves` and `matters` the likeliest ones, best first, at most five.
    `others` (0..1): how likely it concerns anybody but the speaker (C9, C10). `complete` (0..1): how likely the thought is finished (C26).
    `angry` (0..1): how likely the speaker has lost patience (C25). `why` explains it for `ask --explain`. `second` is what a language model was asked
    besides, if one was.
    """

    labels: Labels
    likelihood: float
    moves: tuple[Likely, ...] = ()
    matters: tuple[Likely, ...] = ()
    others: float = 0.0
    complete: float = 1.0
    angry: float = 0.0
    why: tuple[str, ...] = ()
    second: "SecondReading | None" = None

    def move_likelihood(self, move: str) -> float:
        """How likely this move is meant; 0 where it is not among the likeliest."""
        return next((one.likelihood for one in self.moves if one.name == move), 0.0)


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a language model was asked beside the `local` reading: `outcome` is `same` or `other` for a reading that counts, else why it was dropped.

    `labels` is its reading, None where there was none; `milliseconds` how long it took."""

    local: Reading
    outcome: str
    labels: Labels | None = None
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a text that means something by itself, and its reading; the whole text where it is one thought. `at`: where in the text that is said."""

    text: str
    reading: Reading
    at: int = 0
