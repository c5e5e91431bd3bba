"""Those who may not see try every door there is: nothing is there for them, not by row, not by count, not by search."""

import json

import pytest

import town
from doors import Somebody, every_door, permissions_of
from program import Program

# What anybody may see, signed in or not.
OPEN = {"", "anyone", "signedIn"}
REFUSED = {401, 403, 404, 405}
# A door that is open to the role but refuses what was sent, because it is another county's or nobody's.
REFUSED_HERE = REFUSED | {409, 413, 415, 422}
STRANGERS = ["wang.class", "ning.hills", "fang.evaluate"]  # class teacher, counsellor of another county, evaluator
# The one page that names everybody, on purpose and in a demo only: whom one may step in as.
DEMO_ENTRANCE = "/sign-in"
# Doors that end the sign-in with which the walk goes on.
LAST = ("/sign-off", "/me/devices")


@pytest.fixture(scope="module")
def lake(server):
    """East Lake, where something has happened: the real identifiers of its doors, and words that are its own."""
    Program(server).send("every door", town.IN_DANGER, region=town.QINGTONG)
    lead = Somebody(server, server.person(town.EAST_LAKE_LEAD))
    status, told = lead.json("GET", "/duty")
    assert status == 200, told
    alert = json.loads(told)["alerts"][0]["id"]
    administrator = Somebody(server, server.person("zhou.region"))
    status, place = administrator.upload(
        "/units/import", "units.csv", f"name,kind,region\nMARKED,station,{town.QINGTONG}\n".encode())
    assert status == 303, place
    # What an institution of East Lake has of its own in the library of scales.
    load = json.loads(administrator.json("GET", "/instruments/approvals?all=yes")[1])[0]
    return {
        "alert": alert, "draft": place.rsplit("/", 1)[1], "instrument": load["instrument"], "load": load["id"],
    }


@pytest.fixture(scope="module")
def values(lake):
    """A real value for every identifier that stands in an address."""
    return lake | {"region": town.QINGTONG, "topic": "mood", "ageGroup": "18-59", "template": "pss-10"}


@pytest.fixture(scope="module")
def secrets(lake, server):
    """What no stranger may be told: identifiers, and the people of East Lake by name."""
    names = {server.person(account).name for account in (town.EAST_LAKE_LEAD, town.QINGTONG_LEAD, "su.counsel")}
    return names | set(lake.values())


@pytest.mark.parametrize("account", STRANGERS)
def test_a_stranger_finds_nothing_behind_any_door(server, account, values, secrets):
    stranger = Somebody(server, server.person(account))
    held = permissions_of(stranger.person.role)
    faults = []
    for door in sorted(every_door(), key=lambda door: door.path.startswith(LAST)):
        path = door.filled(values)
        for kind, status, told in answers(door, path, stranger):
            if door.permission not in OPEN | held and status not in REFUSED:
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
