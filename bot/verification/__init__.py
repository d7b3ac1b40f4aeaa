"""How somebody proves who they are, and how much each proof is worth."""
