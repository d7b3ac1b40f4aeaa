"""The two pages about the architecture: short enough, true, and every rule and threat is where they say."""

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
IDS = {*(f"R{number}" for number in range(1, 47)), *(f"D{number}" for number in range(1, 43)), *(f"T{number}" for number in range(1, 33))}
GUIDES = ROOT / "docs" / "extending.md"
"""It names the files of toys, which stand in a copy of the tree only: `tests/extending` compares them."""
PAGES = sorted(str(page.relative_to(ROOT)) for page in ((ROOT / "README.md"), *(ROOT / "docs").rglob("*.md")) if page != GUIDES)
SOURCES = [str(file.relative_to(ROOT)) for room in ("bot", "integrations", "tests", "benchmarks") for file in (ROOT / room).rglob("*.py")]
INDEX = [line.split("|")[1:3] for line in PAGE.partition("| file | ids |")[2].splitlines() if line.startswith("| `")]


def expanded(ids: str) -> list[str]:
    """`D5–D7, R1` names D5, D6, D7 and R1."""
    found: list[str] = []
    for part in ids.split(","):
        first, _, last = part.strip().partition("–")
        found += [f"{first[0]}{number}" for number in range(int(first[1:]), int((last or first)[1:]) + 1)]
    return found


def by_file() -> dict[str, list[str]]:
    """Each file of the index with its ids: several files in a line share their folder, and their ids stand in the same order, between semicolons."""
    index: dict[str, list[str]] = {}
    for files, ids in INDEX:
        names = re.findall(r"`([^`]+)`", files)
        folder = names[0].rpartition("/")[0]
        paths = [names[0], *(f"{folder}/{name}" for name in names[1:])]
        index |= dict(zip(paths, (expanded(part) for part in ids.split(";")), strict=True))
    return index


def test_it_fits_on_two_pages() -> None:
    assert len(PAGE.splitlines()) <= 115
    assert len(PAGE) <= 7_700


def test_every_id_is_in_the_index_once() -> None:
    indexed = [id for ids in by_file().values() for id in ids]
    assert sorted(indexed) == sorted(IDS)


@pytest.mark.parametrize("path", by_file())
def test_an_id_stands_in_its_file(path: str) -> None:
    where = ROOT / path
    files = [where] if where.is_file() else sorted(where.rglob("*.yaml"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert [id for id in by_file()[path] if not re.search(rf"\b{id}\b", text)] == []


def test_every_path_on_it_exists() -> None:
    rooms = [
        name
        for line in PAGE.partition("## Rooms")[2].partition("## The way")[0].splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([^`]+)`", line.split("|")[1])
    ]
    assert [name for name in rooms if not (ROOT / "bot" / name).exists() and not (ROOT / name).exists()] == []
    paths = [path for path in re.findall(r"`((?:bot|integrations|requests|handlers)/[^`]*)`", PAGE) if "*" not in path]
    assert [path for path in paths if not (ROOT / path).exists() and not (ROOT / "bot" / path).exists()] == []
    assert [link for link in re.findall(r"\]\(([^)]+\.md)\)", PAGE) if not (ROOT / "docs" / link).exists()] == []


def test_every_room_is_on_it() -> None:
    rooms = {one.parent.name for one in (ROOT / "bot").glob("*/__init__.py")} | {one.parent.name for one in (ROOT / "integrations").glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in PAGE} == set()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8").partition("<!-- the mutants begin")[0]
    paths = [path for path in re.findall(r"`((?:bot|integrations|tests)/[\w./-]*)`", text) if not (ROOT / path).exists()]
    links = [link for link in re.findall(r"\]\(([^)#:]+\.md)\)", text) if not ((ROOT / page).parent / link).exists()]
    files = [name for name in re.findall(r"`([\w/]+\.py)`", text) if not any(f"/{file}".endswith(f"/{name}") for file in SOURCES)]
    assert paths + links + files == []
