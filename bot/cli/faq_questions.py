"""`faq questions`: unanswered questions, and which answers helped or did not, for the FAQ workshop."""

from zoneinfo import ZoneInfo

from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_read
from bot.cli.output import print_json, print_table, shown_at
from bot.store.questions import WorkshopQuestion

_HEADER = ("at", "verdict", "answered with", "asked")


async def faq_questions(given: CommandContext) -> int:
    """Lists the masked questions, newest first."""
    async with open_to_read(given) as work:
        found = await work.questions.all(given.arguments.verdict, given.arguments.last)
    zone = ZoneInfo(given.where.settings.time_zone)
    if given.arguments.json:
        for question in found:
            print_json(_form(question))
    else:
        print_table([_HEADER, *((shown_at(question.at, zone), question.verdict, question.faq or "-", question.asked) for question in found)])
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
