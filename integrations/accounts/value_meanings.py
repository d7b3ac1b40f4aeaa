"""What the values of a column or an attribute mean, as the operator's file says it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator


def written_as_text(written: Any) -> Any:
    """The values of a column as texts: YAML reads 1, true and null as what they are, a database may give any of them."""
    if not isinstance(written, dict):
        return written
    return {("null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)): meaning for value, meaning in written.items()}


Switched = Annotated[dict[str, Literal["enabled", "disabled"]], BeforeValidator(written_as_text)]
