"""Every state of chat and pages, as data: how to get there, to be pictured (`make pictures`) and to be examined (`tests/browser/test_every_state.py`)."""
