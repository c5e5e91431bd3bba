"""No space left: said clearly, nothing spoiled, and everything works again when there is space."""

import http.client
import json
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from full_disk import SmallDisk
from house import House
from postgres import Postgres
from program import Program
from views import View

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")

VIEWS = [View(390, "zh-Hans", True), View(1280, "en", False)]
ENOUGH_SHEETS = 400  # SQLite goes on for a while in the file that it has


@pytest.fixture
def disk(tmp_path):
    disk = SmallDisk(tmp_path / "disk", megabytes=48).mount()
    yield disk
    disk.unmount()


@pytest.fixture
def house(binary, disk, model):
    house = House(binary, disk.folder).furnish(model).start()
    yield house
    house.stop()


def send_until_refused(house, acknowledged: list[str]) -> tuple[int, dict]:
    """The first refusal that a program gets, as status and body. Every sheet is a new request: one that was sent before
    would be answered with the first one's number, and count twice here."""
    token = next(person.token for person in house.people() if person.role == "integration")
    for _ in range(ENOUGH_SHEETS):
        sheet = {
            "questionnaire": "phq-9", "language": "zh-Hans", "ageGroup": "18-59", "region": town.QINGTONG,
            "answers": town.IN_DANGER, "request": f"filling {len(acknowledged)}"}
        line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
        line.request("POST", "/api/sheets", json.dumps(sheet), {
            "Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        reply = line.getresponse()
        told = json.loads(reply.read())
        line.close()
        if reply.status != 200:
            assert reply.headers["Content-Type"].startswith("application/problem+json")
            assert reply.headers["Retry-After"]
            return reply.status, told
        acknowledged.append(told["id"])
    raise AssertionError("the disk was never full")


def refused(house, open_page, view, acknowledged):
    """The page of somebody who begins when there is no room. A beginning is smaller than a program's sheet, and may
    still fit where that did not; whoever was let in has begun, and the rest of the room is filled."""
    for _ in range(20):
        page = open_page(view, house.url)
        steps.go_home(page, view)  # reading goes on
        page.goto("/check/mood")
        steps.choose(page, "ageGroup", "18-59")
        page.locator("#agree").check()
        with page.expect_navigation():
            page.locator("main form .actions button.btn").first.click()
        if page.watch.document.status == 507:
            return page
        expect(steps.question(page, town.PHQ9[0])).to_be_visible()
        send_until_refused(house, acknowledged)
    raise AssertionError("somebody could always begin")


def test_a_full_disk_is_told_and_nothing_is_spoiled(house, disk, open_page, looks_right):
    pages = []
    for view in VIEWS:
        page = open_page(view, house.url)
        steps.go_home(page, view)
        steps.begin(page, "mood", region=town.QINGTONG)
        expect(steps.question(page, town.PHQ9[0])).to_be_visible()
        pages.append((page, view))

    disk.fill()
    acknowledged: list[str] = []
    status, told = send_until_refused(house, acknowledged)
    assert status == 507 and told["status"] == 507
    for page, view in pages:
        looks_right(refused(house, open_page, view, acknowledged), view)

    disk.empty()
    after = Program(house).send("after", town.IN_DANGER)
    for page, view in pages:
        steps.pick(page, town.SEVERAL_DAYS)
        page.locator("button.next").click()
        expect(steps.question(page, town.PHQ9[1])).to_be_visible()
    kept = {sheet for sheet, in ledger.rows(house, "SELECT id FROM sheet WHERE mode = 'program'")}
    assert kept == {*acknowledged, after}
    alerts = [sheet for sheet, in ledger.rows(house, "SELECT sheet FROM alert")]
    assert sorted(alerts) == sorted([*acknowledged, after])
    verified = house.command("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    house.stop()
    with sqlite3.connect(house.data / "xinqiao.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_full_disk_under_postgres_is_told_and_nothing_is_spoiled(binary, tmp_path_factory):
    with tempfile.TemporaryDirectory(prefix="xinqiao-full-") as folder:
        Path(folder).chmod(0o711)
        disk = SmallDisk(Path(folder) / "disk", megabytes=160).mount()
        postgres = Postgres(disk.folder / "postgres").start()
        house = House(binary, tmp_path_factory.mktemp("house"), postgres.fresh()).start()
        try:
            disk.fill()
            acknowledged: list[str] = []
            status, told = send_until_refused(house, acknowledged)
            assert status in (503, 507) and told["status"] == status
            disk.empty()
            # PostgreSQL goes down when it cannot write its log, and whoever watches over it starts it again.
            postgres.come_back()
            after = Program(house).send("after", town.IN_DANGER)
            kept = {sheet for sheet, in ledger.rows(house, "SELECT id FROM sheet WHERE mode = 'program'")}
            # An answer that was lost with the connection may have been kept all the same.
            assert {*acknowledged, after} <= kept and len(kept) <= len(acknowledged) + 2
            verified = house.command("audit", "verify")
            assert verified.returncode == 0, verified.stdout + verified.stderr
        finally:
            house.stop()
            postgres.stop()
            disk.unmount()
