"""Pictures and programs, and a chat that files are sent in."""

from typing import Any, Final

from tests.slack.standin import SlackStandIn

PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17
PROGRAM: Final = b"#!/bin/sh\nrm -rf ~\n"


def slack_file(slack: SlackStandIn, id: str, name: str, content: bytes, **more: Any) -> dict[str, Any]:
    """A file in the workspace; gives what an event says of it."""
    about = {"id": id, "name": name, "mimetype": "image/png", "size": len(content), "url_private_download": slack.api_url.removesuffix("api/") + f"files/{id}", **more}
    slack.files[id], slack.contents[id] = about, content
    return {name: about[name] for name in ("id", "name", "mimetype", "size")}
