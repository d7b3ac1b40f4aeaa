"""The JSON side of `chat`: one line in, one line out."""

import json
from typing import Any, Final

from bot.cli.conversation import GROUP, CannotDo, TerminalConversation
from bot.dialogue.table.explanation import Explanations
from bot.messages import ButtonPress, TypedText
from bot.runtime.quick_dataclass import dataclass
from integrations.channels.console import MAIL, ConsoleItem

_LONGEST_NAME: Final = 100


@dataclass(frozen=True)
class JsonLines:
    """Reads lines and answers them; `default` is the speaker of a line that names nobody; `explanations` says why, if it was asked for."""

    talk: TerminalConversation
    default: str | None
    explanations: Explanations | None = None

    async def answer(self, raw: bytes) -> dict[str, Any]:
        """The answer to one line: everything sent in response, or what is wrong with the line."""
        try:
            asked = json.loads(raw.decode("utf-8"))
            if not isinstance(asked, dict):
                raise CannotDo("expected a JSON object")
            await self._do(asked)
        except UnicodeDecodeError:
            return {"error": "the line is not UTF-8"}
        except (json.JSONDecodeError, RecursionError):
            return {"error": "the line is not JSON"}
        except CannotDo as trouble:
            return {"error": str(trouble)}
        answer = {"messages": [_form(item) for item in self.talk.application.console.take()]}
        return answer if self.explanations is None else {**answer, "why": self.explanations.take()}

    async def _do(self, asked: dict[str, Any]) -> None:
        _check_names(asked)
        match asked:
            case {"advance": span}:
                await self.talk.advance(span)
            case {"collect": True}:
                pass
            case {"fault": name, "is": how}:
                await self.talk.break_system(str(name), str(how))
            case {"lock": account}:
                await self.talk.lock(str(account))
            case {"text": str(text)} if "press" not in asked:
                await self.talk.say(await self._speaker(asked), TypedText(text), _group(asked))
                return
            case {"press": str(button)} if "text" not in asked:
                await self.talk.say(await self._speaker(asked), ButtonPress(button), _group(asked))
                return
            case _:
                raise CannotDo('expected "text" or "press" with "from", or "advance", "collect", "fault" with "is", or "lock"')
        await self.talk.settle()

    async def _speaker(self, asked: dict[str, Any]) -> str:
        who = asked.get("from", self.default)
        if not isinstance(who, str) or not who:
            raise CannotDo('expected "from": the id of a person, or stranger:NAME')
        await self.talk.check_speaker(who)
        return who


def _check_names(asked: dict[str, Any]) -> None:
    """Every value except the text is a name; one that no database can store is refused before anything is written."""
    for key, value in asked.items():
        if key != "text" and isinstance(value, str) and (len(value) > _LONGEST_NAME or not value.isprintable()):
            raise CannotDo(f'"{key}" is a name of at most {_LONGEST_NAME} printable characters')


def _group(asked: dict[str, Any]) -> str | None:
    where = asked.get("in")
    if where is None or where == "direct":
        return None
    if not isinstance(where, str) or not where.startswith(GROUP):
        raise CannotDo('"in" is "direct" or "group:NAME"')
    return where


def _form(item: ConsoleItem) -> dict[str, Any]:
    private = item.place.private
    return {
        "id": item.id,
        "to": item.to if private else None,
        "in": MAIL if item.place.channel == MAIL else "direct" if private else item.place.conversation,
        "text": item.post.text,
        "buttons": [{"id": button.id, "label": button.label} for button in item.post.buttons],
        "links": [{"url": link.url, "label": link.label} for link in item.post.links],
        "replaces": item.post.replaces,
    }
