"""The configuration file: its schema, and how it is read. Only wiring sees it."""

import os

# Otherwise pydantic searches all installed packages for plugins, and any plugin could read along.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
