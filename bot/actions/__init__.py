"""What the desk can do to an account, who may ask for it, and what may follow what. Nothing here touches the world but through ports handed in."""
