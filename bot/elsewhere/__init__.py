"""What staff bring to the desk although somebody else looks after it, and where it goes (C19). Pure."""
