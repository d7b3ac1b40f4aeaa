"""The `policy` section becomes the policy that is applied; what would be weaker than the floors, or is no word of ours, is refused by its key."""

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from bot.actions.action import ActionName
from bot.actions.policy import Policy
from bot.actions.registry import ACTIONS
from bot.actions.ways import ApprovalTime, DirectoryRight, PolicyWay
from bot.errors import ConfigurationError
from bot.settings.approval_times import read_approval_time
from bot.settings.loading import load_settings
from bot.settings.policy import build_policy
from bot.settings.schema import Settings
from bot.verification.level import Level
from integrations.accounts.active_directory.settings import ActiveDirectorySettings


def policy_of(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return build_policy(load_settings(file, {}))


def test_the_shipped_policy_is_that_of_the_domain() -> None:
    half_an_hour, a_day = ApprovalTime(timedelta(minutes=30)), ApprovalTime(working_days=1)
    assert build_policy(Settings()) == Policy(
        {
            ActionName.UNLOCK: (PolicyWay(Level.CODE), PolicyWay(Level.CODE, "personnel_admin", half_an_hour)),
            ActionName.RESET_PASSWORD: (PolicyWay(Level.CERTIFIED), PolicyWay(Level.CODE, "personnel_admin", half_an_hour)),
            ActionName.BIND: (PolicyWay(Level.CODE),),
            ActionName.REBIND: (PolicyWay(Level.CODE, "personnel_admin", a_day),),
            ActionName.ENABLE: (PolicyWay(Level.CODE, "by_state", a_day),),
        }
    )


def test_the_kill_switch_is_one_key(tmp_path: Path) -> None:
    assert policy_of(tmp_path, "policy: {paused: true}").paused
    assert not policy_of(tmp_path, "").paused


def test_what_an_approver_proves_and_for_how_long_is_taken_over(tmp_path: Path) -> None:
    policy = policy_of(tmp_path, "policy: {decide: {level: V3, fresh: 5m}}")
    assert (policy.decide, policy.fresh) == (Level.CERTIFIED, timedelta(minutes=5))


def test_who_writes_only_the_limit_keeps_the_shipped_ways_and_the_other_way_round(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("policy: {unlock: {per_day: 5}}", encoding="utf-8")
    assert load_settings(file, {}).policy.of(ActionName.UNLOCK).per_day == 5
    assert load_settings(file, {}).policy.of(ActionName.UNLOCK).ways == Settings().policy.of(ActionName.UNLOCK).ways
    file.write_text("policy: {unlock: {ways: [{level: V2}]}}", encoding="utf-8")
    assert load_settings(file, {}).policy.of(ActionName.UNLOCK).per_day == 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30m", ApprovalTime(timedelta(minutes=30))),
        ("2h", ApprovalTime(timedelta(hours=2))),
        ("1h30m", ApprovalTime(timedelta(minutes=90))),
        ("1 working day", ApprovalTime(working_days=1)),
        ("2 working days", ApprovalTime(working_days=2)),
        (" 3  Working  Days ", ApprovalTime(working_days=3)),
    ],
)
def test_waiting_is_written_as_a_span_or_as_working_days(written: str, meant: ApprovalTime) -> None:
    assert read_approval_time(written) == meant


@pytest.mark.parametrize("written", ["", "soon", "0m", "0 working days", "-1 working day", "21 working days", "1.5 working days", "working day", "１ working day", 30, None, True])
def test_any_other_waiting_is_refused_with_what_was_expected(written: object) -> None:
    with pytest.raises(ValueError, match="working days"):
        read_approval_time(written)


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("reset_password: {ways: [{level: V3}, {level: V1, approver: personnel_admin, waits: soon}]}", "policy.reset_password.ways[1].waits", "1 working day"),
        ("reset_password: {ways: [{level: V1, approver: personnel_admin, waits: 30}]}", "policy.reset_password.ways[0].waits", "a span like 30m"),
        ("unlock: {ways: [{level: V1, approver: boss}]}", "policy.unlock.ways[0].approver", "personnel_admin or portal_admin, not 'boss'"),
        ("unlock: {ways: [{level: V1, approver: by_state}]}", "policy.unlock.ways[0].approver", "by_state is for enable only"),
        ("enable: {ways: [{level: V1, approver: staff}]}", "policy.enable.ways[0].approver", "portal_admin or by_state, not 'staff'"),
        ("enable: {ways: [{level: V1, approver: ''}]}", "policy.enable.ways[0].approver", "by_state, not ''"),
        ("bind: {ways: []}", "policy.bind.ways", "at least one way"),
        ("bind: {per_day: 3}", "policy.bind.per_day", "only unlock"),
        ("reset_password: {ways: [{level: V1}]}", "policy.reset_password.ways[0]", "expected V3, or V1 with an approver"),
        ("reset_password: {ways: [{level: V3}, {level: V2}]}", "policy.reset_password.ways[1]", "expected V3, or V1 with an approver"),
        ("enable: {ways: [{level: V3}]}", "policy.enable.ways[0]", "expected V1 with an approver"),
        ("rebind: {ways: [{level: V2}]}", "policy.rebind.ways[0]", "expected V1 with an approver"),
        ("unlock: {ways: [{level: V0}]}", "policy.unlock.ways[0]", "expected V1"),
        ("bind: {ways: [{level: V0, approver: personnel_admin}]}", "policy.bind.ways[0]", "expected V1"),
        ("decide: {level: V1}", "policy.decide.level", "expected V2 or V3, not V1"),
        ("paused: sometimes", "policy.paused", "true or false"),
        ("pause: true", "policy.pause", "did you mean paused"),
        ("unlock: [V1]", "policy.unlock", "a map of keys"),
    ],
)
def test_a_wrong_policy_is_one_line_with_file_key_and_what_was_expected(tmp_path: Path, text: str, key: str, expected: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        policy_of(tmp_path, f"policy: {{{text}}}")
    assert refused.value.key == key
    assert expected in refused.value.expected
    assert str(tmp_path / "config.yaml") in refused.value.detail
    assert "\n" not in refused.value.detail


@pytest.mark.parametrize("action", ActionName)
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("approver", [None, "personnel_admin"])
def test_a_way_is_loaded_exactly_where_it_is_not_below_the_floor(tmp_path: Path, action: ActionName, level: Level, approver: str | None) -> None:
    said = f"{{level: {level.short}" + (f", approver: {approver}}}" if approver else "}")
    text = f"policy: {{{action.value}: {{ways: [{said}]}}}}"
    floor = ACTIONS[action].terms.floor
    if floor.too_weak(PolicyWay(level, approver)):
        with pytest.raises(ConfigurationError) as refused:
            policy_of(tmp_path, text)
        assert str(floor) in refused.value.expected
    else:
        (way,) = policy_of(tmp_path, text).ways[action]
        assert (way.level, way.approver) == (level, approver)


def test_every_command_refuses_a_wrong_policy_in_one_line_with_exit_2(command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("policy: {enable: {ways: [{level: V1}]}}", encoding="utf-8")
    for words in (["people", "list"], ["doctor"], ["ask", "hello"]):
        done = command(*words, "--config", str(file), "--data", str(tmp_path / "data"))
        assert done.returncode == 2
        assert "policy.enable.ways[0]: expected V1 with an approver" in done.stderr
        assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_the_rights_that_actions_need_are_those_that_the_directory_may_be_given() -> None:
    (given,) = get_args(ActiveDirectorySettings.model_fields["rights"].annotation)
    assert get_args(given) == get_args(DirectoryRight)
