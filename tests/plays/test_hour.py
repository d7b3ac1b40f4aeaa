"""At whatever hour the plays are run, they begin on the same morning."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.plays.hour import begin_in_the_morning, until_morning
from tests.plays.script import read_play
from tests.plays.staging import Staging
from tests.program.company import the_company

MIDNIGHT_IN_TAIPEI = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("hours", [0, 7.99, 34.5, 34.51, 71, 200])
def test_a_play_begins_on_the_next_wednesday_at_half_past_ten(hours: float) -> None:
    now = MIDNIGHT_IN_TAIPEI + timedelta(hours=hours)
    begins = now + until_morning(now)
    assert timedelta() <= until_morning(now) <= timedelta(days=7)
    assert (begins.weekday(), begins.hour, begins.minute, begins.second) == (2, 2, 30, 0)


def test_the_desk_itself_tells_that_hour(tmp_path: Path) -> None:
    play = read_play("# 幾點\n\nchen.yj: 我的帳號怎麼了\n  has  /10:(39|4\\d)/\n", "here")
    assert (SAMPLES / "go_live.yaml").exists()
    Staging(the_company(), play, tmp_path / "hour.play", tmp_path).perform()


def test_a_folder_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        begin_in_the_morning(tmp_path)
