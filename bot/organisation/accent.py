"""From one colour to the accents of a light and a dark page that can be read on it. Pure."""

import math
from typing import Final

from bot.runtime.quick_dataclass import dataclass

READABLE: Final = 4.5
"""The least contrast of text (WCAG 1.4.3)."""
LIGHT_GROUNDS: Final = ("#fffefb", "#f5f3ed", "#faf3e4")
DARK_GROUNDS: Final = ("#1d2427", "#13181a", "#191f21")
"""What the stylesheet puts below the accent: sheet, paper and the demonstration's bar."""
_BLACK: Final = "#000000"
_WHITE: Final = "#ffffff"
_STEP: Final = 0.005
_HOVER: Final = 0.09
_LIGHT_TINT: Final = (0.945, 0.025)
_DARK_TINT: Final = (0.32, 0.045)


@dataclass(frozen=True, slots=True)
class Accent:
    """The accent of one theme: `deep` is for what the pointer is over, `ink` is written on both, `soft` is a tint that both are written on."""

    main: str
    deep: str
    ink: str
    soft: str


@dataclass(frozen=True, slots=True)
class ThemedAccents:
    """The accents made from one colour; `given` is that colour, as #rrggbb."""

    given: str
    light: Accent
    dark: Accent

    def stylesheet(self) -> str:
        """The stylesheet that replaces the shipped accent. Only on screens: paper stays black on white."""
        light, dark = _properties(self.light), _properties(self.dark)
        return (
            f"@media screen {{ :root {{ --brand: {self.given}; {light} }} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        )


@dataclass(frozen=True, slots=True)
class _Tone:
    """A colour in OKLCH: lightness 0 to 1, chroma, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def accents_of(colour: str) -> ThemedAccents:
    """The accents of a colour (#rgb or #rrggbb): it stays as it is where it can be read, and becomes darker or lighter of the same hue where it cannot."""
    given = _in_full(colour)
    tone = _tone(given)
    return ThemedAccents(given, _accent(given, tone, LIGHT_GROUNDS, _LIGHT_TINT, -1), _accent(given, tone, DARK_GROUNDS, _DARK_TINT, 1))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2), 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _accent(given: str, tone: _Tone, grounds: tuple[str, ...], tint: tuple[float, float], way: int) -> Accent:
    """`way`: towards black (-1) or white (1)."""
    soft = _colour(_Tone(tint[0], min(tone.chroma, tint[1]), tone.hue))
    below = (*grounds, soft)
    main = given if _reads(given, below) else _readable(tone, below, way)
    deep = _readable(_Tone(_tone(main).lightness + way * _HOVER, tone.chroma, tone.hue), below, way)
    return Accent(main, deep, max((_BLACK, _WHITE), key=lambda ink: contrast(ink, main)), soft)


def _readable(tone: _Tone, grounds: tuple[str, ...], way: int) -> str:
    """The first colour of this hue that can be read on all grounds; in the end black or white can."""
    lightness = min(max(tone.lightness, 0.0), 1.0)
    while 0.0 < lightness < 1.0:
        colour = _colour(_Tone(lightness, tone.chroma, tone.hue))
        if _reads(colour, grounds):
            return colour
        lightness += way * _STEP
    return _WHITE if way > 0 else _BLACK


def _reads(colour: str, grounds: tuple[str, ...]) -> bool:
    return all(contrast(colour, ground) >= READABLE for ground in grounds)


def _properties(accent: Accent) -> str:
    return f"--accent: {accent.main}; --accent-deep: {accent.deep}; --accent-ink: {accent.ink}; --accent-soft: {accent.soft};"


def _in_full(colour: str) -> str:
    digits = colour.removeprefix("#").lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _channels(colour: str) -> tuple[float, float, float]:
    """Linear red, green and blue, 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4)) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _tone(colour: str) -> _Tone:
    red, green, blue = _channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return _Tone(lightness, math.hypot(a, b), math.atan2(b, a))


def _colour(tone: _Tone) -> str:
    """The colour, with less chroma where a screen cannot show as much at this lightness."""
    chroma = tone.chroma
    while True:
        channels = _shown(_Tone(tone.lightness, chroma, tone.hue))
        if chroma < 0.001 or all(-0.0005 <= channel <= 1.0005 for channel in channels):
            return "#" + "".join(f"{round(255 * _encoded(min(max(channel, 0.0), 1.0))):02x}" for channel in channels)
        chroma *= 0.95


def _shown(tone: _Tone) -> tuple[float, float, float]:
    """Linear red, green and blue, outside 0 to 1 where no screen shows the colour."""
    a, b = tone.chroma * math.cos(tone.hue), tone.chroma * math.sin(tone.hue)
    long = (tone.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (tone.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (tone.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
