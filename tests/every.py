"""A test over many small cases that is one test: a thousand tests of a line each cost more than what they test."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any


def for_each(names: str | tuple[str, ...], values: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As `pytest.mark.parametrize`, in one test: it goes through all cases and then tells every one that failed."""
    several = names if isinstance(names, tuple) else (names,)
    cases = [value if isinstance(names, tuple) else (value,) for value in values]
    assert cases, "a test over nothing tests nothing"

    def around(test: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: Any, **given: Any) -> None:
            failed: list[str] = []
            for case in cases:
                try:
                    test(*arguments, **given, **dict(zip(several, case, strict=True)))
                except AssertionError as trouble:
                    failed.append(f"{', '.join(map(repr, case))}: {trouble}")
            assert not failed, f"{len(failed)} of {len(cases)} failed:\n" + "\n".join(failed[:20])

        signature = inspect.signature(test)
        kept = [parameter for name, parameter in signature.parameters.items() if name not in several]
        run.__name__, run.__qualname__, run.__doc__, run.__module__ = test.__name__, test.__qualname__, test.__doc__, test.__module__
        run.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return run

    return around
