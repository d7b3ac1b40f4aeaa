"""What staff ask beside the FAQ in the middle of a talk, each with one short answer (C13)."""
