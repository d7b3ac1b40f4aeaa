"""accountdesk: the desk that staff ask when they cannot sign in."""

__version__ = "0.1.0"
