"""Who works here, in which agency, with which task."""
