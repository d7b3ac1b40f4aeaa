"""`faq questions`: what nobody could answer and which answers helped or did not, for the FAQ workshop."""

from bot.commands.arguments import Given
from bot.commands.looking import looking_into
from bot.commands.printing import print_json, print_line
from bot.store.questions import Question


async def questions(given: Given) -> int:
    """Lists the masked questions, the newest first."""
    async with looking_into(given) as work:
        found = await work.questions.all(given.arguments.verdict, given.arguments.last)
    for one in found:
        if given.arguments.json:
            print_json(_form(one))
        else:
            print_line(f"{one.at.isoformat(timespec='minutes')}  {one.verdict:<10}  {one.faq or '-':<16}  {one.asked}")
    return 0


def _form(question: Question) -> dict[str, str | int | None]:
    return {
        "number": question.number,
        "asked": question.asked,
        "language": question.language,
        "verdict": question.verdict,
        "faq": question.faq or None,
        "at": question.at.isoformat(),
    }
