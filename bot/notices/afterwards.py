"""What stays possible after any answer or result: a person, and "still not"."""

from typing import Final

from bot.messages import Choice, Phrase

STILL: Final = "still"
"""What the button means that says that the trouble goes on."""
A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket", quiet=True)
STILL_NOT: Final = Choice(Phrase("result.still_not"), f"{STILL}:not", quiet=True)
TELL_ME: Final = "tell:me"
"""What the button means that asks to be told (C39)."""
AFTER_DONE: Final = (STILL_NOT, A_PERSON)
"""After a result, or a promise that was kept."""
WAS: Final = Phrase("status.was")
"""Above an answer about the account that is no longer true."""
