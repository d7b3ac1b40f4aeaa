"""Vectors are kept by what their text holds: nothing is encoded twice, and whatever happens to the file costs time only."""

from pathlib import Path

import numpy as np
import pytest

from bot.runtime.vector_store import VectorStore

_BEGIN = b"accountdesk vectors 1\n"


def _vectors(count: int, seed: int = 1) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    made = np.random.default_rng(seed).normal(size=(count, 12)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def _texts(count: int) -> list[str]:
    return [f"text {number}" for number in range(count)]


@pytest.mark.parametrize("kept", [True, False])
def test_what_was_added_is_there_and_only_the_rest_is_missing(tmp_path: Path, kept: bool) -> None:
    store = VectorStore(tmp_path if kept else None, "model")
    texts, vectors = _texts(5), _vectors(5)
    assert store.missing([*texts, texts[0]]) == texts
    store.add(texts[:3], vectors[:3])
    store.reopen()
    store.add(texts[3:], vectors[3:])
    assert store.missing([*texts, "new"]) == ["new"]
    order = [texts[at] for at in (4, 0, 2, 0)]
    assert np.allclose(store.take(store.places(order)), vectors[[4, 0, 2, 0]], atol=1e-3)


@pytest.mark.parametrize("kept", [True, False])
def test_a_text_without_a_vector_is_near_to_nothing(tmp_path: Path, kept: bool) -> None:
    store = VectorStore(tmp_path if kept else None, "model")
    store.add(_texts(2), _vectors(2))
    store.reopen()
    found = store.take(store.places(["text 1", "unknown", "text 0"]))
    assert np.allclose(found[[0, 2]], _vectors(2)[[1, 0]], atol=1e-3)
    assert not found[1].any()
    assert not store.take(store.places(["unknown", "another"])).any()
    assert np.allclose(store.take(store.places(_texts(2))), _vectors(2), atol=1e-3), "what lies there stays as it is"


def test_a_later_run_goes_on_from_there(tmp_path: Path) -> None:
    texts, vectors = _texts(5), _vectors(5)
    VectorStore(tmp_path, "model").add(texts[:3], vectors[:3])
    later = VectorStore(tmp_path, "model")
    assert later.missing(texts) == texts[3:]
    assert np.allclose(later.take(later.places(texts[:3])), vectors[:3], atol=1e-3)
    assert VectorStore(tmp_path, "another model").missing(texts) == texts


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    texts, vectors = _texts(4), _vectors(4)
    one, other = VectorStore(tmp_path, "model"), VectorStore(tmp_path, "model")
    one.add(texts[:2], vectors[:2])
    other.add(texts[2:], vectors[2:])
    later = VectorStore(tmp_path, "model")
    assert np.allclose(later.take(later.places(texts)), vectors, atol=1e-3)


def test_a_row_that_was_cut_short_is_written_anew(tmp_path: Path) -> None:
    texts, vectors = _texts(4), _vectors(4)
    VectorStore(tmp_path, "model").add(texts[:3], vectors[:3])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    store = VectorStore(tmp_path, "model")
    assert store.missing(texts) == texts[2:]
    store.add(texts[2:], vectors[2:])
    again = VectorStore(tmp_path, "model")
    assert np.allclose(again.take(again.places(texts)), vectors, atol=1e-3)


@pytest.mark.parametrize("written", [b"", b"x", b"something else altogether" * 10, *(_BEGIN + columns.to_bytes(4, "big") + bytes(999) for columns in (0, 65_536, 2**31, 2**32 - 1))])
def test_a_file_that_is_not_ours_makes_room(tmp_path: Path, written: bytes) -> None:
    texts, vectors = _texts(2), _vectors(2)
    VectorStore(tmp_path, "model").add(texts, vectors)
    (file,) = tmp_path.iterdir()
    file.write_bytes(written)
    store = VectorStore(tmp_path, "model")
    assert store.missing(texts) == texts
    store.add(texts, vectors)
    store.add(["one more"], _vectors(1, seed=2))
    assert VectorStore(tmp_path, "model").missing([*texts, "one more"]) == []
    assert np.allclose(store.take(store.places(texts)), vectors, atol=1e-3)


@pytest.mark.parametrize("trouble", [OSError, ValueError])
def test_a_file_that_cannot_be_mapped_any_more_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]) -> None:
    VectorStore(tmp_path, "model").add(_texts(2), _vectors(2))

    def gone(*_: object, **__: object) -> None:
        raise trouble("mmap length is greater than file size")

    monkeypatch.setattr(np, "memmap", gone)
    assert VectorStore(tmp_path, "model").missing(_texts(2)) == _texts(2)


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "nowhere", "model")
    store.add(_texts(2), _vectors(2))
    assert store.missing(_texts(2)) == []
