"""Those who may not see try every door there is: nothing is there for them, not by row, not by count, not by search."""

from dataclasses import replace

import pytest

import ledger
import town
from consent_stage import TEACHER, ConsentStage
from doors import Somebody, every_door, permissions_of, roles
from east_lake import BAD_CELL, CLASS, CONTACT, CONTACT_PHONE, HARMED, INVITED, PUPIL, SCHOOL, WITHDRAWN, EastLake
from transfer_stage import TransferStage

# What anybody may see, signed in or not.
OPEN = {"", "anyone", "signedIn"}
REFUSED = {401, 403, 404, 405}
# A door that is open to the role but refuses what was sent, because it is another county's or nobody's.
REFUSED_HERE = REFUSED | {409, 413, 415, 422}
STRANGERS = ["wang.class", "ning.hills", "fang.evaluate"]  # class teacher, counsellor of another county, evaluator
# The one page that names everybody, on purpose and in a demo only: whom one may step in as.
DEMO_ENTRANCE = "/sign-in"
# Who takes on one role after another, and where: another county, and a unit of it for the roles of units.
ELSEWHERE, OTHER_COUNTY, OTHER_UNIT = "ning.hills", "990121000000", ("990121100000", "990121100-station")
OF_A_UNIT = {"unitAdministrator", "schoolPsychologyTeacher", "centreLead", "classTeacher"}
# Pages that another permission opens as well, which the list of doors does not tell.
ALSO_OPENED_BY = {"/duty/roster": "planDuty"}
# Doors that end the sign-in with which the walk goes on.
LAST = ("/sign-off", "/me/devices")


@pytest.fixture(scope="module")
def server(new_house):
    """A house of its own, because what is done in it would stand in the way of later walks."""
    return new_house()


@pytest.fixture(scope="module")
def lake(server):
    return EastLake(server)


@pytest.fixture(scope="module")
def consents(lake, server):
    stage = ConsentStage(server, "every-door")
    return stage.identifiers() | {
        "slip": stage.slips()[0]["secret"], "transfer": TransferStage(server).acknowledged(),
    }


@pytest.fixture(scope="module")
def values(lake, consents, server):
    """A real value for every identifier that stands in an address."""
    [(scale, version)] = ledger.rows(server, "SELECT slug, version FROM published_instrument WHERE slug = 'pss-10'")
    return lake.identifiers | consents | {
        "region": town.QINGTONG, "topic": "mood", "ageGroup": "18-59", "template": "pss-10", "unit": SCHOOL,
        "sheet": "1", "school": SCHOOL, "code": lake.board_code, "secret": lake.secret, "questionnaire": scale, "version": version,
    }


@pytest.fixture(scope="module")
def secrets(lake, consents, server):
    """What no stranger may be told: identifiers, and the people of East Lake by name."""
    staff = (town.EAST_LAKE_LEAD, town.QINGTONG_LEAD, "jiang.lake", "su.counsel", "xia.school")
    names = {server.person(account).name for account in staff}
    known = set((lake.identifiers | consents).values())
    return names | {HARMED, INVITED, PUPIL, WITHDRAWN, CONTACT, CONTACT_PHONE, BAD_CELL} | known


@pytest.mark.parametrize("account", STRANGERS)
def test_a_stranger_finds_nothing_behind_any_door(server, account, values, secrets):
    nothing_is_there(Somebody(server, server.person(account)), values, secrets)


@pytest.fixture
def elsewhere(server):
    """elsewhere(role): somebody of that role in the other county; afterwards what they were before."""
    account = f"(SELECT id FROM account WHERE login = '{ELSEWHERE}')"
    [(post, before, region, unit)] = ledger.rows(
        server, f"SELECT id, role, region, COALESCE(unit, '') FROM post WHERE account = {account}")

    def with_post(role, region, unit):
        ledger.change(
            server, f"UPDATE post SET role = '{role}', region = '{region}', unit = NULLIF('{unit}', '') "
                    f"WHERE id = '{post}'")

    def elsewhere(role):
        with_post(role, *(OTHER_UNIT if role in OF_A_UNIT else (OTHER_COUNTY, "")))
        return Somebody(server, replace(server.person(ELSEWHERE), role=role))

    yield elsewhere
    with_post(before, region, unit)


@pytest.mark.parametrize("role", roles())
def test_no_role_of_another_county_finds_anything_behind_any_door(elsewhere, role, values, secrets):
    nothing_is_there(elsewhere(role), values, secrets)


def nothing_is_there(stranger, values, secrets):
    held = permissions_of(stranger.person.role)
    faults = []
    for door in sorted(every_door(), key=lambda door: door.path.startswith(LAST)):
        path = door.filled(values)
        for kind, status, told in answers(door, path, stranger):
            may = OPEN | held | ({door.permission} if ALSO_OPENED_BY.get(path) in held else set())
            if door.permission not in may and status not in REFUSED:
                faults.append(f"{kind} {door}: {status}, though {stranger.person.role} may not {door.permission}")
            if status >= 500:
                faults.append(f"{kind} {door}: {status}")
            own = {stranger.person.name}
            for word in sorted(secrets - own):
                # A refusal may repeat the address that was asked for.
                if status == 200 and word in told and word not in path and door.path != DEMO_ENTRANCE:
                    faults.append(f"{kind} {door} tells {word}")
    assert not faults, "\n".join(faults)


def answers(door, path, stranger):
    if door.has_page and door.method == "GET":
        yield ("page", *stranger.page(path))
    if door.has_twin:
        yield ("json", *stranger.json(door.method, path))


@pytest.mark.parametrize("account", STRANGERS)
def test_a_stranger_can_send_no_form_of_another_place(server, account, values):
    stranger = Somebody(server, server.person(account))
    held = permissions_of(stranger.person.role)
    faults = []
    for door in every_door():
        if door.method != "POST" or not door.has_page or door.permission in OPEN | held or not door.permission:
            continue
        status, _ = stranger.form(door.filled(values), values)
        if status not in REFUSED_HERE:
            faults.append(f"{door}: {status}")
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
