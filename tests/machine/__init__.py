"""Users at random: what they type, press, open and send, what breaks and how time passes; and what must hold after each of it."""
