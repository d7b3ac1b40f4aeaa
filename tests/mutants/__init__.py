"""One-line changes of important logic that the tests beside it must notice: the lists, the command that tries them, the table in docs/testing.md."""
