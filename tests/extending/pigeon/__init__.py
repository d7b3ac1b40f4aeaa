"""Pigeon post: a toy platform that is added to a copy of the desk by the guide's steps alone."""
