"""A toy account system: mailboxes that are a mirror of the embedded ones."""
