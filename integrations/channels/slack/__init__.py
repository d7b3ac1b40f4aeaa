"""Slack, by slack-bolt: over its socket or over HTTP."""
