"""What may be a logo, by its content and not by its name. Pure."""

import re
from typing import Final
from xml.parsers import expat

from bot.runtime.quick_dataclass import dataclass

LARGEST: Final = 200 * 1024
_SVG: Final = "http://www.w3.org/2000/svg"
_HTML: Final = "http://www.w3.org/1999/xhtml "
_ELSEWHERE: Final = re.compile(r"""@import|url\(\s*["']?(?!\s*(?:#|data:image/))""", re.IGNORECASE)
_NOTHING_FROM_ELSEWHERE: Final = "an SVG that loads nothing from elsewhere; embed what it refers to"
_RUNS: Final = frozenset({"script", "foreignObject", "handler", "listener"})
_KINDS: Final = "an SVG, PNG, WebP or JPEG picture"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was examined; `kind` is how its file's name ends."""

    body: bytes
    kind: str


def examined_logo(body: bytes) -> Logo:
    """The picture. Raises ValueError with what was expected."""
    if len(body) > LARGEST:
        raise ValueError(f"{_KINDS} of at most {LARGEST // 1024} kB; save it smaller")
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(body, "png", body[12:16] == b"IHDR" and b"IEND" in body[-16:])
    if body.startswith(b"\xff\xd8\xff"):
        return _whole(body, "jpeg", b"\xff\xd9" in body[-64:])
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return _whole(body, "webp", int.from_bytes(body[4:8], "little") + 8 <= len(body))
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _examine_svg(body)
        return Logo(body, "svg")
    raise ValueError(f"{_KINDS}; this file is none of them, whatever it is called")


def _whole(body: bytes, kind: str, whole: bool) -> Logo:
    if not whole:
        raise ValueError(f"a whole {kind.upper()} picture; this one is cut off or damaged, so save it again")
    return Logo(body, kind)


def _examine_svg(body: bytes) -> None:
    """Nothing in it runs, and nothing is loaded from elsewhere."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: list[str] = []
    texts: list[str] = []

    def element(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not names and name != f"{_SVG} svg":
            raise ValueError(f"{_KINDS}; this is XML, but no SVG")
        names.append(local)
        if local in _RUNS:
            raise ValueError(f"an SVG without <{local}>; export it as plain SVG")
        if name.startswith(_HTML):
            raise ValueError(f"an SVG without HTML, and it has <{local}>; export it as plain SVG")
        if attributes.get("attributeName", "").rpartition(":")[2].lower() == "href":
            raise ValueError("an SVG that changes no address; export it as plain SVG")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            if attribute.startswith("on"):
                raise ValueError(f"an SVG without scripts, and it has {attribute}; export it as plain SVG")
            if _ELSEWHERE.search(value) or (attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/"))):
                raise ValueError(_NOTHING_FROM_ELSEWHERE)

    def refused(*_: object) -> None:
        raise ValueError("an SVG without entities and processing instructions; export it as plain SVG")

    parser.StartElementHandler = element
    parser.CharacterDataHandler = texts.append
    parser.EntityDeclHandler = refused
    parser.ProcessingInstructionHandler = refused
    try:
        parser.Parse(body, True)
    except expat.ExpatError as trouble:
        raise ValueError(f"a well-formed SVG; line {trouble.lineno} is not readable") from None
    if _ELSEWHERE.search("".join(texts)):
        raise ValueError(_NOTHING_FROM_ELSEWHERE)
