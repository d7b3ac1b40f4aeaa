"""One small hierarchy. `phrase` is for people; `detail` is for the log and never contains a secret.

    DeskError
    ├─ ConfigurationError    the operator's file: one line, exit 2
    ├─ BackEndError          a system around us, named by `system`
    │  ├─ Unreachable        no answer, or not in time; may be asked again
    │  ├─ Garbled            answered against its protocol
    │  ├─ Denied             our service account may not
    │  └─ NotAccepted        it refused this value; `rule` names why
    └─ DeliveryError
       ├─ TryLater           the channel names the seconds to wait
       └─ Undeliverable      it will never arrive there
"""

from datetime import timedelta
from enum import Enum

from bot.messages import Phrase


class DeskError(Exception):
    """The root of everything the desk raises on purpose."""

    def __init__(self, phrase: Phrase, detail: str = "") -> None:
        super().__init__(detail or phrase.key)
        self.phrase = phrase
        self.detail = detail


class ConfigurationError(DeskError):
    """A file of the operator's is wrong: which file, which key, what was expected, in one line."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        self.file, self.key, self.expected = file, key, expected
        place = f"{file}: {key}" if key else file
        super().__init__(Phrase("error.configuration"), f"{place}: {expected}")


class BackEndError(DeskError):
    """An external system did not do what was asked; `system` is the value of `accounts.records.System`."""

    def __init__(self, system: str, detail: str = "") -> None:
        super().__init__(Phrase("error.back_end", {"system": system}), detail or f"{system}: {type(self).__name__}")
        self.system = system


class Unreachable(BackEndError):
    """No answer, or none in time. A reading becomes `Unread`."""


class Garbled(BackEndError):
    """The answer violated the system's own protocol. Treated like `Unreachable`, but somebody should investigate."""


class Denied(BackEndError):
    """Our service account is not permitted to do this."""


class NotAccepted(BackEndError):
    """It refused this value, by its own rule: `history`, `length`, `policy`, `taken`."""

    def __init__(self, system: str, rule: str, detail: str = "") -> None:
        super().__init__(system, detail or f"{system}: not accepted ({rule})")
        self.rule = rule


class DeliveryError(DeskError):
    """A message could not be delivered through its channel."""


class TroubleScope(Enum):
    """How far trouble with a channel reaches, as far as one call can tell."""

    ASKED = "asked"
    """This conversation was asked to wait (429)."""
    UNCLEAR = "unclear"
    """No answer, or an uninformative one (5xx): trouble with this conversation alone, unless others fail alike."""
    CHANNEL = "channel"
    """The channel as a whole: no network, or an invalid token."""


class TryLater(DeliveryError):
    """Not now; `after` says how long the channel asks us to wait, `detail` is a code without any of the message's words."""

    def __init__(self, after: timedelta, detail: str = "", reach: TroubleScope = TroubleScope.ASKED) -> None:
        super().__init__(Phrase("error.delivery"), detail)
        self.after = after
        self.reach = reach


class Undeliverable(DeliveryError):
    """It will never be delivered there; `detail` is a code without any of the message's words."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(Phrase("error.delivery"), detail)
