"""QR codes as pictures that stand in the page itself: nothing is fetched, and the key that they hold is in no address. Pure."""

from typing import Final

import segno

from bot.secret import Secret

_MARGIN: Final = 4
"""Modules of white around it, without which readers do not find it (ISO 18004)."""


def qr_picture(text: Secret) -> Secret:
    """The `data:` address of an SVG: black on white in every theme, since many apps read it in no other way. Raises ValueError for what is too long."""
    code = segno.make(text.reveal(), error="m", micro=False, boost_error=False)
    return Secret(code.svg_data_uri(scale=4, border=_MARGIN, dark="#000", light="#fff", svgclass=None, lineclass=None))
