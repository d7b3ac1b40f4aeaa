"""One fact that is asked of a colleague: the hour, the system, the reason; never a general rule instead (C15, C30)."""

from bot.accounts.colleague_aspects import colleague_answer
from bot.accounts.diagnosis import diagnose
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.reading.vocabulary import Aspect, Matter
from tests.builders import NOW, a_directory_account, a_lock, a_personnel_record, a_portal_account, a_snapshot, minutes_ago, some_rules

RULES = some_rules(Stage.P0)


def asked(snapshot: Snapshot, aspect: Aspect, act: str = "") -> Phrase:
    diagnosis = diagnose(snapshot, RULES, NOW)
    return colleague_answer("陳怡君", diagnosis, diagnosis.reported[0], (aspect, act), frozenset(), rules=RULES, now=NOW)


def test_c30_until_when_a_lock_lasts_also_says_since_when() -> None:
    told = asked(a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(6)))), Aspect.UNTIL)
    assert (told.key, told.words["began"]) == ("colleague.until", minutes_ago(6))


def test_c30_which_system_is_disabled_is_told_by_its_name() -> None:
    everywhere = a_snapshot(
        portal=a_portal_account(enabled=False), personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False)
    )
    told = asked(everywhere, Aspect.WHICH)
    assert (told.key, told.words["portal"], told.words["personnel"], told.words["directory"]) == ("where_it_is", "yes", "yes", "yes")
    one = asked(a_snapshot(directory=a_directory_account(enabled=False)), Aspect.WHICH, Matter.ENABLE)
    assert (one.words["portal"], one.words["directory"]) == ("no", "yes")


def test_c30_which_one_is_locked_is_told_by_its_name() -> None:
    told = asked(a_snapshot(portal=a_portal_account(lock=a_lock(minutes_ago(3)))), Aspect.WHICH)
    assert (told.words["portal"], told.words["directory"]) == ("yes", "no")


def test_d28_whoever_is_kept_out_until_go_live_is_not_said_to_be_fine() -> None:
    only_directory = a_snapshot(portal=None, binding=None)
    assert asked(only_directory, Aspect.UNTIL).words["kind"] == "other"
