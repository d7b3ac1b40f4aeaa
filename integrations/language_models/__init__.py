"""Language models of the operator's own."""
