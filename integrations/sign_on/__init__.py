"""Sign-on at the organisation's own OpenID provider."""
