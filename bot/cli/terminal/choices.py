"""The choices on the screen: which number or word presses which button, and which numbers no longer do. Pure."""

import re
import unicodedata
from dataclasses import replace
from typing import Final, TypeAlias

from bot.messages import Button
from bot.runtime.quick_dataclass import dataclass

UP: Final = "👍"
DOWN: Final = "👎"
KEYS: Final = {UP: "+", DOWN: "-"}
_REMEMBERED: Final = 50
_NUMBER: Final = re.compile(r"\[?(\d{1,2})[\].、)]?")
# Skin tones and the variation selector, which a keyboard may append to a thumb.
_MODIFIERS: Final = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")


def thumb(label: str) -> str | None:
    """Which thumb a feedback button's label begins with, or None for any other choice."""
    return next((key for key in KEYS if label.startswith(key)), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button and its number on the screen; `where` is the group, None the private conversation; `message` the message it belongs to."""

    number: int
    button: Button
    message: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """The input means a button."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Stale:
    """The input is a number that no longer means anything; `label` is its former choice, if that can still be chosen by its words."""

    number: int
    label: str | None


ReadInput: TypeAlias = Press | Stale | None


@dataclass(frozen=True, slots=True)
class Choices:
    """`open` can be chosen by number, `former` only by their words, `feedback` by thumb."""

    open: tuple[Offer, ...] = ()
    former: tuple[Offer, ...] = ()
    feedback: tuple[Offer, ...] = ()
    counted: bool = False

    def after_message(self, message: str, buttons: tuple[Button, ...], where: str | None = None, anew: bool = True) -> "Choices":
        """The choices after a message. `anew`: it answers the person, so numbers begin at 1 again; otherwise it came by itself, and since no number on the
        screen may change its meaning while somebody types, counting continues."""
        real = [button for button in buttons if thumb(button.label) is None]
        thumbs = tuple(Offer(0, button, message, where) for button in buttons if thumb(button.label) is not None)
        kept = replace(self, feedback=thumbs) if thumbs else self
        if not real:
            return kept
        start = 1 if anew else max((offer.number for offer in self.open), default=0) + 1
        offers = tuple(Offer(number, button, message, where) for number, button in enumerate(real, start))
        if anew:
            return replace(kept, open=offers, former=(*self.former, *self.open)[-_REMEMBERED:], counted=True)
        return replace(kept, open=(*self.open, *offers), counted=True)

    def of(self, message: str) -> tuple[Offer, ...]:
        """The numbered choices of one message."""
        return tuple(offer for offer in self.open if offer.message == message)

    def without(self, message: str) -> "Choices":
        """The choices after a message was replaced: its buttons are gone."""
        open, former, feedback = (tuple(offer for offer in offers if offer.message != message) for offers in (self.open, self.former, self.feedback))
        return replace(self, open=open, former=former, feedback=feedback)

    def amended(self, message: str, edit: str, kept: frozenset[str]) -> "Choices":
        """The choices after something was taken off a message: the buttons that it keeps go on under their numbers, as those of the edit."""

        def left(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
            return tuple(
                replace(offer, message=edit) if offer.message == message else offer for offer in offers if offer.message != message or offer.button.id in kept
            )

        return replace(self, open=left(self.open), former=left(self.former), feedback=left(self.feedback))

    def pressed(self, offer: Offer) -> "Choices":
        """The choices after a press: a button works once, and so does a pair of thumbs."""
        if offer in self.feedback:
            return replace(self, feedback=())
        return replace(self, open=tuple(other for other in self.open if other != offer), former=tuple(other for other in self.former if other != offer))

    def read(self, typed: str) -> ReadInput:
        """The meaning of what was typed; None: text for the desk."""
        text = unicodedata.normalize("NFKC", _MODIFIERS.sub("", typed)).strip()
        for offer in self.feedback:
            mark = thumb(offer.button.label)
            if mark is not None and text in (mark, KEYS[mark], "−" if mark == DOWN else "+"):
                return Press(offer)
        if (number := _NUMBER.fullmatch(text)) and self.counted:
            return self._numbered(int(number[1]))
        for offer in (*reversed(self.feedback), *reversed(self.open), *reversed(self.former)):
            if text and text.casefold() == unicodedata.normalize("NFKC", _MODIFIERS.sub("", offer.button.label)).strip().casefold():
                return Press(offer)
        return None

    def _numbered(self, number: int) -> ReadInput:
        for offer in self.open:
            if offer.number == number:
                return Press(offer)
        before = [offer for offer in self.former if offer.number == number]
        return Stale(number, before[-1].button.label if before else None)
