"""What the desk can do to an account, who may ask for it, and the states of a request. Touches the world only through the ports it is given."""
