"""Where things lie."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SAMPLES: Final = ROOT / "integrations" / "accounts" / "embedded" / "samples"
