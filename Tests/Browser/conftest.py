"""What every browser test stands on: a house, its people, Chromium, and a page seen in one of eight ways."""

import os
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

import clock
import looks
import steps
import town
import views
from chromium import launch
from house import House
from people import Codes
from postgres import Postgres

# How long a page may take for what a test waits for. A test says what comes, not how fast the machine is, so this is
# long; what has to come at once says so itself (steps.AT_ONCE_MILLISECONDS).
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
# The files that take longest, the longest first.
LONG = ["test_every_door", "test_proofs", "test_self_check", "test_scales", "test_staff_list", "test_safety_net",
        "test_accounts", "test_imports", "test_duty", "test_sittings"]


def pytest_addoption(parser):
    parser.addoption("--both-engines", action="store_true", help="only the shorter choice, in two views")
    parser.addoption("--shots", type=Path, help="a folder for a picture of every page that was looked at")
    parser.addoption("--pages", type=Path, help="a folder where pages looked at wait for a validator of another run")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--both-engines"):
        left = [item for item in items if not item.get_closest_marker("both_engines")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    if hasattr(config, "workerinput"):
        # What one worker has kept is not all: the validator gets a run of its own afterwards (bin/ci).
        items[:] = [item for item in items if item.path.stem != "test_valid_html"]
    # Two workers take a file each, the long ones first, so that neither sits idle at the end. The validator is last:
    # it looks at what the other tests have kept, all at once, because it takes seconds to wake.
    order = [*LONG, None, "test_valid_html"]
    items.sort(key=lambda item: order.index(item.path.stem if item.path.stem in order else None))


def pytest_generate_tests(metafunc):
    if "view" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker
        if metafunc.config.getoption("--both-engines") or marked("two_views"):
            seen = views.SHORT
        else:
            seen = views.PAIRS if marked("four_views") else views.ALL
        if marked("only_english"):
            seen = views.in_english(seen)
        metafunc.parametrize("view", seen, ids=str)


@pytest.fixture(scope="session")
def binary():
    binary = Path(os.environ.get("XINQIAO", ".build/debug/xinqiao")).absolute()
    assert binary.exists(), f"{binary} is not built; XINQIAO names another one"
    return binary


@pytest.fixture(scope="session")
def model(binary, tmp_path_factory):
    """The data of a city just founded. Seeding takes many seconds, copying none."""
    house = House(binary, tmp_path_factory.mktemp("model")).start()
    house.stop()
    return house.data


@pytest.fixture(scope="session")
def new_house(binary, request, tmp_path_factory):
    """Starts houses of one's own, with settings of one's own, on SQLite in their folder or on a given database."""
    started = []

    def start(database: str | None = None, settings: dict | None = None) -> House:
        house = House(binary, tmp_path_factory.mktemp("house"), database, settings)
        started.append(house)
        if database is None:
            house.furnish(request.getfixturevalue("model"))
        return house.start()

    yield start
    for house in started:
        house.stop()


@pytest.fixture
def house_of_its_own(new_house):
    """For one test, and gone after it: dozens of houses that nobody visits any more would slow the others down. Pages
    may still be open in it, so it is not asked to say goodbye."""
    house = new_house()
    yield house
    house.kill()


@pytest.fixture(scope="session")
def clock_library(tmp_path_factory):
    return clock.build(tmp_path_factory.mktemp("clock"))


@pytest.fixture
def moved(clock_library, tmp_path):
    """A clock that the test moves, for a house started with its settings."""
    return clock.Clock(clock_library, tmp_path)


@pytest.fixture(scope="session")
def postgres():
    """For the tests that need one, whatever engine the others run on."""
    with tempfile.TemporaryDirectory(prefix="xinqiao-browser-") as folder:
        # PostgreSQL's own user has to reach its folder through this one; pytest's folders let nobody else through.
        Path(folder).chmod(0o711)
        database = Postgres(Path(folder) / "postgres").start()
        yield database
        database.stop()


@pytest.fixture(scope="session")
def server(new_house):
    """The house that most tests share, on the database given by DATABASE or on SQLite."""
    return new_house(os.environ.get("DATABASE") or None)


@pytest.fixture(scope="session")
def codes():
    return Codes()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kept(request, tmp_path_factory):
    """Where the HTML of every page looked at waits for the validator."""
    folder = request.config.getoption("--pages")
    if folder is None:
        return tmp_path_factory.mktemp("pages")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def open_page(chromium):
    """Opens pages, each in a browser of its own that shares nothing, as two people would."""
    watches = []

    def open_page(view: views.View, origin: str):
        context = chromium.new_context(base_url=origin, **view.context)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        page.watch = looks.Watch(page, origin)
        watches.append(page.watch)
        return page

    yield open_page
    for watch in watches:
        watch.close()


@pytest.fixture
def page(open_page, server, view):
    return open_page(view, server.url)


@pytest.fixture
def as_person(open_page, server, view):
    """A browser in which somebody of the demo is signed in."""
    def as_person(account: str):
        page = open_page(view, server.url)
        steps.step_in(page, server.person(account), view)
        return page

    return as_person


@pytest.fixture
def duty(open_page, server, view):
    """The duty list of the subdistrict, open in a second browser."""
    page = open_page(view, server.url)
    steps.step_in(page, server.person(town.QINGTONG_LEAD), view)
    page.goto("/duty")
    if view.script:
        expect(page.locator(".live [data-state='on']")).to_be_visible()
    return page


@pytest.fixture
def looks_right(kept, request):
    """looks_right(page, view): fails with every fault of the page, and keeps it for the validator."""

    def check(page, view):
        looks.looks_right(page, page.watch, view, kept)
        if folder := request.config.getoption("--shots"):
            folder.mkdir(parents=True, exist_ok=True)
            number = len(list(folder.iterdir()))
            page.screenshot(path=folder / f"{number:03}-{request.node.name}.png", full_page=True)

    return check
