"""The checks of `doctor`, and its explanation of the policy."""
