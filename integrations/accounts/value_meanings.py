"""What the values of a column or an attribute mean, as the operator's file says it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator


def written_as_text(written: Any) -> Any:
    """A column's values as strings: YAML types 1, true and null, and a database may return any of them."""
    if not isinstance(written, dict):
        return written
    return {("null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)): meaning for value, meaning in written.items()}


Switched = Annotated[dict[str, Literal["enabled", "disabled"]], BeforeValidator(written_as_text)]
