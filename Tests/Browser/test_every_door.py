"""Those who may not see try every door there is: nothing is there for them, not by row, not by count, not by search."""

from dataclasses import replace

import pytest

import ledger
import town
from consent_stage import TEACHER
from door_walk import OPEN, REFUSED, accepted_forms, changed, faults_of, identifiers_in, kept, shown
from doors import Somebody, every_door, permissions, permissions_of, roles
from east_lake import BAD_CELL, CLASS, CONTACT, CONTACT_PHONE, HARMED, INVITED, PUPIL, SCHOOL
from every_door_stage import NOT_IN_ROWS, OF_BOTH, EveryDoorStage
from neighbours import LISTS, NEIGHBOURS, live_a_day
from walker import Walker

STRANGERS = ["wang.class", "ning.hills", "fang.evaluate"]  # class teacher, counsellor of another county, evaluator
# Who takes on one role after another, and where: another county, and a unit of it for the roles of units.
ELSEWHERE, OTHER_COUNTY, OTHER_UNIT = "ning.hills", "990121000000", ("990121100000", "990121100-station")
OF_A_UNIT = {"unitAdministrator", "schoolPsychologyTeacher", "centreLead", "classTeacher"}


@pytest.fixture(scope="module")
def server(new_house):
    """A house of its own, because what is done in it would stand in the way of later walks."""
    return new_house()


@pytest.fixture(scope="module")
def stage(server):
    return EveryDoorStage(server)


@pytest.fixture(scope="module")
def values(stage):
    return stage.values


def test_behind_every_address_there_is_something_real(server, stage, values):
    """A walk along invented identifiers would be content with anything."""
    # Says which door wants another one.
    assert all(stage.addresses.of(door) for door in every_door())
    cells = {cell for rows in ledger.everything(server).values() for row in rows for cell in row}
    named = {name for door in every_door() for name in identifiers_in(door)}
    assert {name for name in named if values[name] not in cells} <= set(NOT_IN_ROWS)


@pytest.mark.parametrize("account", STRANGERS)
def test_a_stranger_finds_nothing_behind_any_door(server, account, stage):
    faults = faults_of(Walker(server, server.person(account)), stage.addresses, stage.secrets, every_door())
    assert not faults, "\n".join(faults)


@pytest.fixture
def placed(server):
    """placed(role, region, unit): somebody of that role there; afterwards what they were before."""
    account = f"(SELECT id FROM account WHERE login = '{ELSEWHERE}')"
    [(post, *before)] = ledger.rows(
        server, f"SELECT id, role, region, COALESCE(unit, '') FROM post WHERE account = {account}")
    [(token, granted)] = ledger.rows(server, f"SELECT id, granted FROM token WHERE account = {account}")

    def with_post(role, region, unit, granted):
        ledger.change(
            server, f"UPDATE post SET role = '{role}', region = '{region}', unit = NULLIF('{unit}', '') "
                    f"WHERE id = '{post}'")
        ledger.change(server, f"UPDATE token SET granted = '{granted}' WHERE id = '{token}'")

    def placed(role, region, unit=""):
        # A token opens what it was made for, and no more: this one what every role may.
        with_post(role, region, unit, " ".join(permissions()))
        return Walker(server, replace(server.person(ELSEWHERE), role=role))

    yield placed
    with_post(*before, granted)


@pytest.mark.parametrize("role", roles())
def test_no_role_of_another_county_finds_anything_behind_any_door(placed, role, stage):
    stranger = placed(role, *(OTHER_UNIT if role in OF_A_UNIT else (OTHER_COUNTY,)))
    faults = faults_of(stranger, stage.addresses, stage.secrets, every_door(), stage.secrets)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("who", NEIGHBOURS)
def test_nobody_next_door_finds_or_changes_anything_of_this_school(who, server, placed, stage):
    """Whether a role has a permission is not asked again: what they hold it for is their own place."""
    neighbour = placed(*stage.neighbours.place(who))
    held = permissions_of(neighbour.person.role) - OPEN
    before = kept(server)
    # Whoever knows a code opens what it opens, so that the doors of everybody would change something.
    theirs = [door for door in every_door() if door.permission in held or door.method == "GET" and not door.permission]
    faults = faults_of(neighbour, stage.addresses, stage.secrets_at_home, theirs, stage.secrets_at_home)
    forms = [
        door for door in every_door() if door.method == "POST" and door.has_page
        and (door.permission in held or not door.permission) and identifiers_in(door) - OF_BOTH]
    faults += accepted_forms(neighbour, stage.addresses, stage.values, forms)
    faults += changed(before, kept(server))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("account", STRANGERS)
def test_a_stranger_can_send_no_form_of_another_place(server, account, stage):
    stranger = Walker(server, server.person(account))
    held = permissions_of(stranger.person.role)
    forms = [
        door for door in every_door()
        if door.method == "POST" and door.has_page and door.permission not in OPEN | held and door.permission]
    faults = accepted_forms(stranger, stage.addresses, stage.values, forms)
    assert not faults, "\n".join(faults)


def test_whoever_may_see_does_see(server, values):
    """The walk above would also be content with a house in which every door is shut."""
    lead = Somebody(server, server.person(town.EAST_LAKE_LEAD))
    for path in ("/duty", f"/alerts/{values['alert']}"):
        for status, told in (lead.page(path), lead.json("GET", path)):
            assert status == 200 and values["alert"] in told, path


def test_whoever_may_see_does_see_people_and_places(server, values):
    administrator = Somebody(server, server.person("zhou.region"))
    shown = {
        "/people": [values["account"], values["invited"], INVITED], f"/people/{values['account']}": [values["post"]],
        "/invitations": [INVITED], f"/units/{SCHOOL}": [values["contact"]],
        f"/units/import/{values['draft']}": [BAD_CELL], f"/instruments/approvals/{values['load']}": [values["load"]],
        f"/duty/shifts/{values['shift']}": [values["shift"]],
        "/campaigns": [values["campaign"]], f"/campaigns/{values['campaign']}": [values["campaign"]],
    }
    for path, words in shown.items():
        for status, told in (administrator.page(path), administrator.json("GET", path)):
            assert status == 200 and not [word for word in words if word not in told], path
    opened = f"/units/{SCHOOL}/contacts/{values['contact']}/open"
    for status, told in (administrator.form(opened, {}), administrator.json("POST", opened)):
        assert status == 200 and CONTACT in told and CONTACT_PHONE in told


def test_whoever_keeps_the_roster_sees_it(server, values):
    teacher = Somebody(server, server.person("tang.teacher"))
    for path in (f"/rosters/{CLASS}", f"/rosters/members/{values['member']}"):
        for status, told in (teacher.page(path), teacher.json("GET", path)):
            assert status == 200 and "示*" in told, path
    opened = f"/rosters/members/{values['member']}/open"
    why = {"reason": "correct"}
    for status, told in (teacher.form(opened, why), teacher.json("POST", opened, why)):
        assert status == 200 and PUPIL in told
    # Nobody is opened without saying for what, and the answer names what is missing.
    for given in ({}, {"reason": "curious"}):
        for status, told in (teacher.form(opened, given), teacher.json("POST", opened, given)):
            assert status in (400, 422) and PUPIL not in told and "reason" in told


def test_whoever_keeps_consents_does_see_who_has_still_to_be_asked(server, values):
    teacher = Somebody(server, server.person(TEACHER))
    path = f"/campaigns/{values['campaign']}/consents"
    for door, word in ((f"{path}/classes/{SCHOOL}-2025-2", values["participant"]), (f"{path}/papers", values["consent"])):
        for status, told in (teacher.page(door), teacher.json("GET", door)):
            assert status == 200 and word in told, door


def test_the_psychology_teacher_sees_whom_to_talk_with_and_the_class_teacher_only_how_to_care(server, values):
    teacher = Somebody(server, server.person("tang.teacher"))
    for path in ("/care", f"/care/findings/{values['finding']}"):
        for status, told in (teacher.page(path), teacher.json("GET", path)):
            assert status == 200 and values["finding"] in told, path
    of_class = Somebody(server, server.person("qiu.class"))
    status, told = of_class.json("GET", "/care-advice")
    assert status == 200 and "smallWord" in told
    assert not [word for word in ("level", "band", "score", "total", "finding", "campaign") if word in told], told
    for path in ("/care", f"/care/findings/{values['finding']}", f"/care/people/{values['participant']}"):
        assert of_class.json("GET", path)[0] in REFUSED, path


def test_what_is_noted_of_a_pupil_is_read_by_whoever_looks_after_them_alone(server, values):
    path = f"/care/tags/{values['member']}"
    teacher = Somebody(server, server.person("tang.teacher"))
    for door in ("/care/tags", path):
        for status, told in (teacher.page(door), teacher.json("GET", door)):
            assert status == 200 and values["member"] in told, door
    for account in ("qiu.class", "xia.school", "zhou.region", town.EAST_LAKE_LEAD):
        for door in ("/care/tags", path):
            assert Somebody(server, server.person(account)).json("GET", door)[0] in REFUSED, account


def test_a_report_of_harm_is_read_by_the_school_and_by_the_lead_who_answers_for_it(server, values):
    path = f"/protection/{values['report']}"
    for account in ("tang.teacher", town.EAST_LAKE_LEAD):
        reader = Somebody(server, server.person(account))
        for status, told in (reader.page(path), reader.json("GET", path)):
            assert status == 200 and HARMED in told, account
    for account in ("qiu.class", "zhou.region"):
        assert Somebody(server, server.person(account)).json("GET", path)[0] in REFUSED, account


def test_a_licensed_scale_is_opened_only_where_its_licence_is_for(server, values):
    path = f"/answered-scales/{values['questionnaire']}/{values['version']}"
    assert Somebody(server, server.person(town.EAST_LAKE_LEAD)).json("GET", path)[0] == 200
    for account in STRANGERS:
        assert Somebody(server, server.person(account)).json("GET", path)[0] in REFUSED, account


@pytest.mark.parametrize("account", STRANGERS)
def test_nobody_ends_the_sign_in_of_somebody_else(server, account, values):
    stranger = Somebody(server, server.person(account))
    assert stranger.json("POST", "/me/devices/end", {"signIn": values["device"]})[0] == 404
    assert stranger.form("/me/devices/end", {"signIn": values["device"]})[0] == 404


def test_what_happens_at_one_school_moves_nothing_that_those_next_door_are_shown(server, placed, stage):
    """None of these roles is told a figure of the county, which rightly moves. What a clock moves is told apart by
    looking twice before. Stands last, because the day stays."""
    def looks() -> dict[tuple[str, str, str], str]:
        return {
            (who, *key): told for who in NEIGHBOURS
            for key, told in shown(placed(*stage.neighbours.place(who)), stage.addresses, stage.campaigns).items()}

    progress = f"/campaigns/{stage.demos_campaign}/progress"
    first, second = looks(), looks()
    steady = {key: told for key, told in first.items() if second.get(key) == told}
    missed = (LISTS | {progress}) - {path for _, kind, path in steady if kind == "json"}
    assert not missed, f"nobody was shown them twice alike, so that nothing is proved: {missed}"
    teacher = Walker(server, server.person("tang.teacher"))
    morning = shown(teacher, stage.addresses, stage.campaigns)
    live_a_day(server, stage.values["member"])
    evening = shown(teacher, stage.addresses, stage.campaigns)
    still = [
        path for path in ("/care/weeks", "/protection", "/school-teachers", progress)
        if evening["json", path] == morning["json", path]]
    assert not still, f"nothing has happened at the school itself: {still}"
    third = looks()
    moved = [f"{who}: {kind} {path}" for (who, kind, path), told in steady.items() if third.get((who, kind, path)) != told]
    assert not moved, "\n".join(moved)
