"""A county's schools, their classes and everybody's answers, put into a house by hand, and the report that follows."""

import time

import ledger
from house import House

CAMPAIGN = "0192f0c1-5f3a-7c00-8000-0000000c0de0"
COUNTY, TOWNSHIP = "990102000000", "990102001000"
# A school has six grades of six classes.
CLASSES = 36
HOUR = 3_600_000
LONGEST_SECONDS = 900
# As many as PostgreSQL writes within the patience of the ledger.
PEOPLE_AT_ONCE = 50_000
DRAWN = f"SELECT COUNT(*) FROM report_edition WHERE campaign = '{CAMPAIGN}' AND drawn_at IS NOT NULL"


def fill(house: House, people: int, schools: int) -> None:
    """Places of everybody follow from their number: the school first, then the class, so that all are full."""
    now = int(time.time() * 1000)
    units(house, schools)
    ledger.change(house, f"""
        INSERT INTO campaign (id, region, unit, template, title_zh, title_en, purpose, basis, languages,
            asks_guardian_from_14, opens_at, closes_at, retention_days, state, made_by, made_at, decided_by,
            audience, sights, request, changed_by, changed_at)
        VALUES ('{CAMPAIGN}', '{COUNTY}', NULL, 'school-yearly', '示例区普查', 'A county', 'p', 'consent', 'zh-Hans',
            TRUE, {now - 800 * HOUR}, {now - 2 * HOUR}, 365, 'closed', 'first', {now}, 'second',
            '{{"entryYears":[],"kind":"pupil","parts":[]}}', 'statistics-planner', '{CAMPAIGN}', 'first', {now})""")
    ledger.change(house, f"""
        INSERT INTO campaign_site (campaign, unit, region)
        SELECT '{CAMPAIGN}', code, region FROM unit WHERE code LIKE 'bench-%' AND parent IS NULL""")
    for first in range(0, people, PEOPLE_AT_ONCE):
        answer(house, first, min(PEOPLE_AT_ONCE, people - first), schools, now)
    ledger.change(house, "ANALYZE")


def answer(house: House, first: int, people: int, schools: int, now: int) -> None:
    school, part = f"(i % {schools})", f"(i / {schools} % {CLASSES})"
    ledger.change(house, f"""
        INSERT INTO participant (id, campaign, member, region, house, unit, born_month, code_index, code_sealed,
            invited_at)
        {numbers(people, first)}
        SELECT 'p-' || i, '{CAMPAIGN}', 'm-' || i, '{TOWNSHIP}', 'bench-' || {school},
            'bench-' || {school} || '-' || ({part} / 6) || '-' || ({part} % 6), '2010-05', 'mark-' || i, '', {now}
        FROM n""")
    ledger.change(house, f"""
        INSERT INTO sitting (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at, closes_at,
            finished_at, is_marked)
        {numbers(people, first)}
        SELECT 's-' || i, p.id, p.campaign, p.unit, p.house, p.region, 'XX', 'key-' || i, {now}, {now}, {now}, FALSE
        FROM n JOIN participant p ON p.id = 'p-' || i WHERE i % 10 <> 9""")
    block = numbers(people, first)
    sheets(house, block, "who-5", 1, now, [("good", 72, 60), ("low", 40, 85), ("very-low", 16, 100)], flags=False)
    sheets(
        house, block, "gad-7", 2, now,
        [("minimal", 2, 55), ("mild", 7, 80), ("moderate", 12, 93), ("severe", 17, 100)])


def units(house: House, schools: int) -> None:
    for level, count in (("school", schools), ("grade", schools * 6), ("class", schools * CLASSES)):
        school = f"'bench-' || (i % {schools})"
        grade = f"{school} || '-' || (i / {schools} % 6)"
        code, parent = {
            "school": (school, "NULL"), "grade": (grade, school),
            "class": (f"{grade} || '-' || (i / {schools * 6})", grade)}[level]
        ledger.change(house, f"""
            INSERT INTO unit (code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en, phone,
                parent, house, status, opening)
            {numbers(count)}
            SELECT {code}, '{TOWNSHIP}', '{level}', {code}, {code}, '', '', '', '', '', {parent}, {school}, 'open', '{{}}'
            FROM n""")


def sheets(house: House, block: str, slug: str, place: int, now: int, bands: list, flags: bool = True) -> None:
    """Who has which band follows from their number. Of thirty-one sheets one was too fast, one is a single line, one
    speaks against itself and one has too few answers for a band: at a county enough of each for its report to tell.
    """
    draw = "(i % 1009 * 7919 % 1009 * 100 / 1009)"
    band, total = (
        "CASE " + " ".join(f"WHEN {draw} < {below} THEN {said}" for said, below in told) + " END"
        for told in ([(f"'{code}'", below) for code, _, below in bands], [(points, below) for _, points, below in bands]))
    ledger.change(house, f"""
        INSERT INTO sheet (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit,
            started_at, expires_at, finished_at, worst_rank, total, band, prorated, too_fast, straight_line,
            inconsistent, sitting, sitting_place)
        {block}
        SELECT '{slug}-' || i, '{slug}', '1.0.0', 'zh-Hans', 'from-14-to-17', 'self', 'n', t.region, TRUE, t.house,
            {now}, {now}, {now}, {"CASE WHEN i % 97 = 0 THEN 3 ELSE 0 END" if flags else 0}, {total},
            CASE WHEN i % 31 <> 3 THEN {band} END, FALSE, i % 31 = 0, i % 31 = 1, i % 31 = 2, t.id, {place}
        FROM n JOIN sitting t ON t.id = 's-' || i""")


def numbers(count: int, first: int = 0) -> str:
    return f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {first + count - 1})"


def draw(house: House) -> float:
    """By the house's own jobs, while it serves."""
    begun = time.monotonic()
    told = house.command("perform", "StartReports", "{}", "--demo")
    assert told.returncode == 0, told.stderr
    until_drawn(house)
    return time.monotonic() - begun


def until_drawn(house: House) -> None:
    begun = time.monotonic()
    while ledger.rows(house, DRAWN)[0][0] == "0":
        assert time.monotonic() - begun < LONGEST_SECONDS, "the report is not drawn"
        time.sleep(0.2)
