"""Text as people write it in a chat, cut into paragraphs and lists. Pure."""

from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

_BULLET: Final = lazy_pattern(r"(?:[•・‧]|[–*-]\s)\s*(?=\S)")
_NUMBER: Final = lazy_pattern(r"(\d{1,2})[.、)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that belong together: `p`, `ul` or `ol`; `start` is the number of the first line of an `ol`."""

    kind: str
    lines: tuple[str, ...]
    start: int = 1


def text_blocks(text: str) -> tuple[TextBlock, ...]:
    """The paragraphs and lists of a text, in order. An empty line ends a paragraph."""
    blocks: list[TextBlock] = []
    open_block = False
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            open_block = False
            continue
        block = _block(words)
        last = blocks[-1] if blocks else None
        continues = block.kind != "ol" or (last is not None and block.start == last.start + len(last.lines))
        if open_block and last is not None and last.kind == block.kind and continues:
            blocks[-1] = TextBlock(last.kind, last.lines + block.lines, last.start)
        else:
            blocks.append(block)
        open_block = True
    return tuple(blocks)


def _block(words: str) -> TextBlock:
    bullet, number = _BULLET.match(words), _NUMBER.match(words)
    if bullet is not None:
        return TextBlock("ul", (words[bullet.end() :],))
    if number is not None:
        return TextBlock("ol", (words[number.end() :],), int(number[1]))
    return TextBlock("p", (words,))
