"""What the desk makes of a text, put together of all that reads one."""

from collections.abc import Callable
from functools import partial

from bot.dialogue.situation_builder import TextReader
from bot.dialogue.wording import Wording, gist
from bot.elsewhere.citizens import who_speaks
from bot.incidents.sides import sides_of
from bot.incidents.told import told_in
from bot.reading.clauses import sentence_parts
from bot.wiring.background_index import BackgroundUnderstanding
from bot.wiring.language_model import ModelReader, ReadClauses, ReaderWithModel


def build_text_reader(
    understanding: BackgroundUnderstanding, wording: Wording, read: ReadClauses, model_reader: ModelReader | None, calm: Callable[[], bool]
) -> TextReader:
    """`read` is the local reader; `model_reader` is asked beside it, if there is one; `calm` says whether there is time for an encoder."""
    return TextReader(
        read=read,
        understand=understanding,
        gist=partial(gist, wording),
        topic=understanding.topics_in,
        side=lambda text, fits: understanding.side_question(text, calm, fits),
        word=wording.say,
        sides=sides_of,
        told=told_in,
        citizen=lambda text: who_speaks((text, *sentence_parts(text))),
        whole=None if model_reader is None else ReaderWithModel(read, model_reader).of_turn,
    )
