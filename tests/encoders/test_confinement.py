"""A limit that a machine does not know costs nothing but itself."""

import resource
import sys

import pytest

from integrations.encoders.confinement import limit_resources


@pytest.mark.parametrize("trouble", [ValueError, OSError])
def test_a_limit_that_is_refused_does_not_keep_the_others_from_being_set(monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]) -> None:
    asked = []

    def refuse(what: int, _limits: tuple[int, int]) -> None:
        asked.append(what)
        raise trouble("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(sys, "platform", "darwin")
    limit_resources()
    assert asked == [resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_AS]
