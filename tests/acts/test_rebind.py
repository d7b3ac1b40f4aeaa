"""Rebinding: what is bound already is changed only after an admin has looked, and both accounts are told of (A17, R14)."""

from pathlib import Path

from bot.accounts.facts import own_bindings
from bot.actions.request import RequestState
from tests.acts.stage import Stage, keys, opened

TWO_PORTALS = """
agencies:
  - {id: bureau, name: 示範局, joins_directory: true, admins: [boss]}
people:
  - id: boss
    name: 甲一
    agency: bureau
    national_id: F200010077
    email: boss@home.example
    portal: [{account: pboss, enabled: true, password: Boss-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000001, enabled: true, password: Boss-Old-1}
    binding: {portal: pboss, directory: GEAA-000001}
  - id: staff
    name: 乙二
    agency: bureau
    national_id: E100010145
    email: staff@home.example
    portal:
      - {account: pmain, enabled: true, password: Main-Portal-1}
      - {account: pother, enabled: true, password: Other-Portal-1}
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000002, enabled: true, password: Staff-Old-1}
    binding: {portal: pother, directory: GEAA-000002}
sync: {every: 1h, last: -20m}
phase: before_go_live
auto_creation: null
"""


async def _asked(stage: Stage) -> None:
    await stage.says("staff", "幫我綁定帳號")
    button = next(b for one in stage.shown if one.to == "staff" for b in one.post.buttons if "改綁" in b.label)
    await stage.presses_id("staff", button.id)
    given = {"code": stage.code("staff"), "portal_account": "pmain", "portal_password": "Main-Portal-1"}
    answer = await stage.sends(stage.link("staff"), **given, directory_account="GEAA-000002", directory_password="Staff-Old-1")
    assert keys(answer) == ["action.admin_asked"]


async def test_a17_rebinding_waits_for_an_admin_then_the_new_one_alone_is_bound(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(TWO_PORTALS, encoding="utf-8")
    async with opened(tmp_path / "data", office) as stage:
        await _asked(stage)
        assert (await stage.request("staff")).state is RequestState.AWAITING
        await stage.presses_id("boss", next(b.id for one in stage.shown if one.to == "boss" for b in one.post.buttons))
        given = {"code": stage.code("boss"), "current_password": "Boss-Old-1", "decision": "approve", "identity_check": "in_person"}
        await stage.sends(stage.link("boss"), browser="boss", **given)
        assert (await stage.request("staff")).state is RequestState.DONE
        person = await stage.organisation.register.person("staff")
        assert person is not None
        seen = await stage.application.account_lookup.look(person)
        assert [(one.portal, one.directory) for one in own_bindings(seen.snapshot)] == [("pmain", "GEAA-000002")]
        assert any(one.place.channel == "mail" and one.to == "staff" for one in stage.shown)


async def test_refused_the_old_binding_stays(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(TWO_PORTALS, encoding="utf-8")
    async with opened(tmp_path / "data", office) as stage:
        await _asked(stage)
        await stage.presses_id("boss", next(b.id for one in stage.shown if one.to == "boss" for b in one.post.buttons))
        given = {"code": stage.code("boss"), "current_password": "Boss-Old-1", "decision": "refuse", "reason": "先來找我"}
        await stage.sends(stage.link("boss"), browser="boss", **given)
        assert (await stage.request("staff")).state is RequestState.REFUSED
        person = await stage.organisation.register.person("staff")
        assert person is not None
        seen = await stage.application.account_lookup.look(person)
        assert [one.portal for one in own_bindings(seen.snapshot)] == ["pother"]
