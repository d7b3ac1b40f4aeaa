"""Where the desk's figures can be read from outside."""
