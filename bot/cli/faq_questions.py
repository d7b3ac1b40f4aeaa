"""`faq questions`: what nobody could answer and which answers helped or did not, for the FAQ workshop."""

from zoneinfo import ZoneInfo

from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_read
from bot.cli.output import print_json, print_table, shown_at
from bot.store.questions import WorkshopQuestion

_HEADER = ("at", "verdict", "answered with", "asked")


async def faq_questions(given: CommandContext) -> int:
    """Lists the masked questions, the newest first."""
    async with open_to_read(given) as work:
        found = await work.questions.all(given.arguments.verdict, given.arguments.last)
    zone = ZoneInfo(given.where.settings.time_zone)
    if given.arguments.json:
        for one in found:
            print_json(_form(one))
    else:
        print_table([_HEADER, *((shown_at(one.at, zone), one.verdict, one.faq or "-", one.asked) for one in found)])
    return 0


def _form(question: WorkshopQuestion) -> dict[str, str | int | None]:
    return {
        "number": question.number,
        "asked": question.asked,
        "language": question.language,
        "verdict": question.verdict,
        "faq": question.faq or None,
        "at": question.at.isoformat(),
    }
