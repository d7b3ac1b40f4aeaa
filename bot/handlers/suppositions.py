"""What is supposed of one's own account in a question ("is it my phone?"), answered yes or no from the account before anything else (C15)."""

from bot.accounts.finding import Finding
from bot.accounts.suppositions import answer_to
from bot.handlers.turn import Turn
from bot.messages import Phrase, each_once
from bot.people.account_lookup import LookupResult
from bot.reading.supposition import suppositions_in
from bot.reading.vocabulary import Act


def supposed_answers(turn: Turn, seen: LookupResult, finding: Finding) -> tuple[Phrase, ...]:
    """The answers of this finding to what the words suppose; none where they suppose nothing, or what was said just now is all there is to say."""
    if turn.reading is None or turn.reading.labels.act not in (Act.ASK, Act.CORRECT, Act.COMPLAIN):
        return ()
    found = (answer_to(one, turn.text, seen.diagnosis, finding, rules=seen.rules, now=seen.now) for one in suppositions_in(turn.text))
    says = each_once([phrase for answer in found for phrase in answer])
    return tuple(phrase for phrase in says if phrase not in turn.last_said) or says
