"""What `doctor` looks at, and how it explains the policy."""
