"""What the stylesheets promise each other: names that two parts of a page share are not styled for one of them alone."""

import re

from bot.messages import StepMark
from bot.web.rendering import read_static


def test_a_step_of_a_request_looks_only_as_its_card_says() -> None:
    styles = read_static()["desk.css"].body.decode()
    selectors = [one.strip() for group in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)) for one in group.split(",")]
    marks = "|".join(mark.value for mark in StepMark)
    styled = [one for one in selectors if re.search(rf"\.({marks})(?![\w-])", one)]
    assert styled
    assert [one for one in styled if not one.startswith(".progress ")] == []
