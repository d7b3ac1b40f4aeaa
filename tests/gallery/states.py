"""All states, each under a name of its own."""

from collections.abc import Mapping
from typing import Final

from tests.gallery.chat_states import CHAT_STATES
from tests.gallery.desk_states import DESK_STATES
from tests.gallery.page_states import PAGE_STATES
from tests.gallery.state import State

STATES: Final[Mapping[str, State]] = {state.name: state for state in (*CHAT_STATES, *PAGE_STATES, *DESK_STATES)}
