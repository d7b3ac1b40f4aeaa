"""The screen of `chat`: what a message shows, how it is drawn, and the conversation itself."""
