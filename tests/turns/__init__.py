"""Labelled turns: what people type to the desk, each line in its context, one file a writer. `README.md` says how they are labelled."""
