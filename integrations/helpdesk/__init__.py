"""The helpdesks that tickets go to."""
