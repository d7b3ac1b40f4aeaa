"""People with an authenticator: another implementation's app, which knows only what the page shows, and pages on which its codes count."""

from datetime import timedelta

import pyotp

from bot.messages import ChatIdentity
from bot.secret import Secret
from bot.verification.page import NextPage, Page, ResultPage, StepKind
from tests.acts.freezing import own_proof, presses
from tests.acts.stage import Stage, keys


async def offered(stage: Stage, who: str = "lin.mh", password: str = "Tpead-mhlin-1") -> Secret:
    """The page on which somebody adds an authenticator, once they have proven who they are."""
    await presses(stage, who, "ways:add totp")
    answer = await stage.sends(stage.link(who), **await own_proof(stage, who, password))
    assert isinstance(answer, NextPage), keys(answer)
    return answer.token


async def key_on(stage: Stage, page: Secret) -> str:
    """The key that a page shows for typing."""
    shown = await stage.page(page)
    assert isinstance(shown, Page)
    assert shown.enrolment is not None
    assert shown.enrolment.secret is not None
    return shown.enrolment.secret.reveal().replace(" ", "")


async def enrolled(stage: Stage, who: str = "lin.mh", password: str = "Tpead-mhlin-1") -> pyotp.TOTP:
    """Somebody adds an authenticator; gives the app."""
    page = await offered(stage, who, password)
    app = pyotp.TOTP(await key_on(stage, page))
    answer = await stage.sends(page, totp=code_of(stage, app))
    assert isinstance(answer, ResultPage), keys(answer)
    return app


def code_of(stage: Stage, app: pyotp.TOTP, early: int = 0) -> str:
    """What the app shows now, or so many seconds from now."""
    return app.at(stage.application.clock.now() + timedelta(seconds=early))


async def names_page(stage: Stage, who: str) -> Secret:
    """A page that asks for one proof: it shows somebody's own accounts."""
    links, person = stage.application.account_actions.asking.one_time_links, await stage.application.register.person(who)
    assert person is not None
    issued = await links.draft(StepKind.ACCOUNTS, person, ChatIdentity("console", who), "zh-Hant-TW", purpose="account_name", address=str(person.email))
    async with stage.application.store.work() as work:
        await links.write(work, issued)
    return links.tokens.token(issued.step.id)
