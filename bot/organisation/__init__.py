"""Who the organisation is, to people: its name, logo and colour, and where it helps. Pure."""
