"""The operator's file: what may stand in it, and how it is read. Only `app` sees it."""
