"""What is kept on disk is whole or not there, belongs to us alone, and changes with what it follows from."""

from pathlib import Path

from bot.runtime.disk_cache import NAMED_BY, cache_folder, cache_key, read_cached, write_cached


def test_what_was_kept_is_read_back_and_nothing_else(tmp_path: Path) -> None:
    write_cached(tmp_path, "index", "a", b"content")
    assert bytes(read_cached(tmp_path, "index", "a") or b"") == b"content"
    assert read_cached(tmp_path, "index", "b") is None
    assert read_cached(tmp_path, "schema", "a") is None


def test_in_doubt_nothing_is_read(tmp_path: Path) -> None:
    write_cached(tmp_path, "index", "a", b"content")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for harmed in (whole[:-1], whole + b"x", b"", whole[:10], whole[:-1] + b"X"):
        file.write_bytes(harmed)
        assert read_cached(tmp_path, "index", "a") is None


def test_a_folder_that_others_may_write_to_is_not_believed(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    assert cache_folder({NAMED_BY: str(ours)}) == ours
    assert ours.stat().st_mode & 0o777 == 0o700
    for rights in (0o770, 0o707, 0o722):
        ours.chmod(rights)
        assert cache_folder({NAMED_BY: str(ours)}) is None


def test_where_no_folder_can_be_made_there_is_none_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cache_folder({NAMED_BY: str(tmp_path / "file" / "below")}) is None
    write_cached(None, "index", "a", b"content")
    write_cached(tmp_path / "nowhere", "index", "a", b"content")
    assert read_cached(None, "index", "a") is None


def test_the_users_cache_folder_is_used_where_none_is_named(tmp_path: Path) -> None:
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "accountdesk"


def test_what_older_versions_kept_goes(tmp_path: Path) -> None:
    for number in range(7):
        write_cached(tmp_path, "index", str(number), b"content")
    write_cached(tmp_path, "schema", "other", b"content")
    assert len(list(tmp_path.glob("index-*"))) == 4
    assert read_cached(tmp_path, "index", "6") is not None
    assert read_cached(tmp_path, "schema", "other") is not None
    assert list(tmp_path.glob(".*")) == []


def test_a_key_changes_with_every_part_and_with_where_one_ends() -> None:
    assert len({cache_key(b"ab", b"c"), cache_key(b"a", b"bc"), cache_key(b"abc"), cache_key(b"ab", b"c", b"")}) == 4
