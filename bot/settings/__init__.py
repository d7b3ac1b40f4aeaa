"""The operator's file: what may stand in it, and how it is read. Only `app` sees it."""

import os

# Else pydantic looks through everything that is installed for plugins, and whatever is found may read along.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
