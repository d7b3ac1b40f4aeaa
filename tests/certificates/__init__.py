"""Citizen certificates: the examination, the listener, nginx before the desk; each whole way, and each way of cheating."""
