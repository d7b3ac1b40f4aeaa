"""Telegram, by python-telegram-bot: polled, or over a webhook."""
