"""A key under which one of several sections stands, told apart by its `kind`."""

from collections.abc import Iterable
from typing import Annotated, Any, Union

from pydantic import BeforeValidator, Field

from integrations.settings_section import EMBEDDED, SettingsSection


def section_by_kind(sections: Iterable[type[SettingsSection]]) -> Any:
    """The annotation of such a key; which kinds there are is known once a registry is read."""
    kinds: Any = Union[tuple(sections)]  # noqa: UP007 - the members come from the registry
    return Annotated[kinds, Field(discriminator="kind"), BeforeValidator(_embedded_where_unsaid)]


def _embedded_where_unsaid(written: Any) -> Any:
    """A section without `kind` is the embedded one."""
    return {"kind": EMBEDDED, **written} if isinstance(written, dict) else written
