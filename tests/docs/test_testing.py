"""The page about the tests names every folder of them and every target of the Makefile that runs them."""

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8").partition("<!-- the mutants begin")[0]


def test_every_folder_of_tests_has_its_place_on_the_page() -> None:
    folders = {one.parent.name for one in (ROOT / "tests").glob("*/__init__.py")}
    assert folders - set(re.findall(r"`(\w+)/?`", PAGE)) == set()


def test_the_commands_on_the_page_are_those_of_the_makefile() -> None:
    named = set(re.findall(r"`make ([\w-]+)`", PAGE))
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets
    assert {"test", "test-long", "check", "bench", "mutants"} <= named


@pytest.mark.xdist_group("told to one process")
def test_tests_of_a_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    distributed = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@told to one process") or not distributed, "a pytest whose node ids pytest-xdist cannot change spreads groups"
