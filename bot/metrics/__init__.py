"""What the desk counts of itself: what there is to count, how it adds up, and where it is counted from. No names, ids or texts, ever."""
