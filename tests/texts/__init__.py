"""Every text as its reader meets it: how long it is, which words it uses, and whether both languages say the same."""
