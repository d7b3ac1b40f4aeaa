"""A catalogue as bytes and back."""

from typing import Final

from bot.faq.array_file import Arrays, dump_arrays, load_arrays
from bot.faq.catalogue import Catalogue
from bot.faq.index_file import inverted_arrays, inverted_from, inverted_head

_BEGIN: Final = b"accountdesk catalogue 1\n"
_INDEXES: Final = ("near", "shared", "together")


def dump_catalogue(catalogue: Catalogue) -> bytes:
    """The whole catalogue; `load_catalogue` gives back an equal one."""
    indexes = {"near": catalogue.near, "shared": catalogue.shared, "together": catalogue.together}
    arrays: Arrays = {"begins": catalogue.begins, "counts": catalogue.counts, "spoken.begins": catalogue.spoken[0], "spoken.words": catalogue.spoken[1]}
    for name, index in indexes.items():
        arrays |= inverted_arrays(name, index)
    if catalogue.model is not None:
        arrays["model"] = catalogue.model
    return dump_arrays(_BEGIN, {"ids": catalogue.ids, **{name: inverted_head(index) for name, index in indexes.items()}}, arrays)


def load_catalogue(content: memoryview) -> Catalogue:
    """Raises ValueError for anything that `dump_catalogue` did not write."""
    head, found = load_arrays(_BEGIN, content)
    try:
        near, shared, together = (inverted_from(name, head[name], found) for name in _INDEXES)
        spoken = found["spoken.begins"], found["spoken.words"]
        return Catalogue(
            ids=tuple(head["ids"]),
            begins=found["begins"],
            counts=found["counts"],
            near=near,
            shared=shared,
            together=together,
            names=tuple(shared.vocabulary),
            spoken=spoken,
            model=found.get("model"),
        )
    except (KeyError, TypeError) as trouble:
        raise ValueError(f"no catalogue ({trouble})") from None
