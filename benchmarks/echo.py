"""The least that the SDKs can do, for comparison: `python -m benchmarks.echo slack|telegram ADDRESS` answers with the same words."""

import asyncio
import sys
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def slack(address: str) -> None:
    app = AsyncApp(client=AsyncWebClient("xoxb-test-bot", base_url=address))

    @app.event("message")
    async def echo(event: dict[str, Any], say: Any) -> None:
        await say(event["text"])

    await AsyncSocketModeHandler(app, "xapp-test-app").start_async()  # type: ignore[no-untyped-call]


def telegram(address: str, token: str) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    application = Application.builder().token(token).base_url(address).concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    if sys.argv[1] == "slack":
        asyncio.run(slack(sys.argv[2]))
    else:
        telegram(sys.argv[2], sys.argv[3])
