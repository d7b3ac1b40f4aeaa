"""What a file may say of a person, whatever kind of file it is."""

import re
from typing import Final

PERSON_ID: Final = re.compile(r"[^\s:/?#,]{1,64}")
"""No sign in it that means something in an address or in the desk's own names."""
NATIONAL_ID: Final = re.compile(r"[A-Z][A-D0-9]\d{8}", re.ASCII)
"""Of a national or of a resident, by its shape alone."""
