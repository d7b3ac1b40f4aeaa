"""What the machine is expected to have."""

import os
from typing import Final

COMPLETE: Final = os.environ.get("CI") == "true"
"""Whether nothing may be skipped: what is missing is a failure then."""
