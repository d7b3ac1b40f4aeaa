"""Where an error was raised is told, and nothing of what was in it (T24)."""

from bot.runtime.error_location import error_location


def _fails(password: str) -> None:
    raise ValueError(f"not taken: {password}")


def test_t24_the_frames_are_named_innermost_first_and_no_value() -> None:
    try:
        _fails("Sesame-77")
    except ValueError as trouble:
        told = error_location(trouble)
    inner, outer = (piece.rpartition(":") for piece in told.split(" < "))
    assert (inner[0], outer[0]) == ("test_error_location.py", "test_error_location.py")
    assert int(inner[2]) < int(outer[2])
    assert "Sesame" not in told
