"""What turns sentences into vectors of meaning: models that read strangers' texts in a process of their own."""
