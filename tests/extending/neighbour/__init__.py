"""A toy helpdesk: the neighbour's, who notes every visit in a book."""
