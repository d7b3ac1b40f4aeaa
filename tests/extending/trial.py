"""Runs in a copy of the house to which a toy was added, and prints what came of it: `python -m tests.extending.trial action FOLDER`."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from bot.cli.doctor_checks.policy_explanation import explain, limit_lines
from bot.settings.methods import configured_methods
from bot.settings.policy import build_policy
from bot.settings.schema import Settings
from bot.verification.page import Page
from tests.acts.stage import keys, opened

WAYS = {"unlock": {"ways": [{"level": "V2"}]}}


async def action_trial(folder: Path) -> dict[str, Any]:
    """Somebody whose portal account is off has it opened again; whose is not, is told so."""
    async with opened(folder) as stage:
        refused = await stage.calls("chen.yj", "reopen_portal")
        began = await stage.calls("off.eleven", "reopen_portal")
        answer = await stage.sends(stage.link("off.eleven"), code=stage.code("off.eleven"))
        (settled,) = await stage.audit("action.settled")
        return {"refused": refused, "began": began, "answer": keys(answer), "told": stage.told("off.eleven"), "audit": settled.details}


async def verifier_trial(folder: Path) -> dict[str, Any]:
    """A password cannot be checked while the account is locked; with the card there are two proofs all the same."""
    async with opened(folder, policy=WAYS) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token = stage.link("chen.yj")
        page = await stage.page(token)
        assert isinstance(page, Page)
        code = stage.code("chen.yj")
        wrong = await stage.sends(token, code=code, digit_card="12345")
        digits = _shown(stage.application.account_actions.tokens.key, stage.application.clock.now())
        right = await stage.sends(token, code=code, digit_card=digits)
        proofs = [proof.method.value for proof in (await stage.request("chen.yj")).proofs]
        return {"fields": page.fields, "wrong": keys(wrong), "right": keys(right), "proofs": proofs}


def _shown(key: Any, now: Any) -> str:
    toy = sys.modules["bot.requests.digit_card"]
    return str(toy.shown_digits(key, "chen.yj", now).decode())


def explained() -> dict[str, Any]:
    """What `doctor` prints of the policy where nothing is configured."""
    actions = explain(build_policy(Settings()), 3, configured_methods(Settings()))
    return {"actions": [one.form() for one in actions], "limits": limit_lines(actions)}


if __name__ == "__main__":
    kind, place = sys.argv[1:]
    came = asyncio.run({"action": action_trial, "verifier": verifier_trial}[kind](Path(place)))
    print(json.dumps({**came, "explained": explained()}, ensure_ascii=False))
