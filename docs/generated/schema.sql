-- Made by `bin/generate` from the code, as PostgreSQL reads it. Do not edit.

-- 2026-11-22 001 house facts
CREATE TABLE house_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- 2026-11-22 010 audit log
CREATE TABLE audit_line (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    caller_kind TEXT NOT NULL,
    caller_id TEXT,
    caller_name TEXT NOT NULL,
    use_case TEXT NOT NULL,
    region TEXT,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL,
    mac BYTEA NOT NULL,
    position BIGINT UNIQUE,
    hash BYTEA
);

CREATE INDEX audit_line_unsealed ON audit_line (id) WHERE position IS NULL;

CREATE TABLE audit_head (
    position BIGINT PRIMARY KEY,
    hash BYTEA NOT NULL,
    at BIGINT NOT NULL,
    signature BYTEA NOT NULL
);

-- 2026-11-22 020 jobs
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    use_case TEXT NOT NULL,
    input TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    unique_key TEXT NOT NULL UNIQUE,
    attempts BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    taken_until BIGINT,
    done_at BIGINT,
    failed_at BIGINT,
    last_problem TEXT
);

CREATE INDEX job_due ON job (due_at) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE TABLE change_counter (topic TEXT PRIMARY KEY, count BIGINT NOT NULL);

-- 2026-11-22 030 regions
CREATE TABLE region (
    code TEXT COLLATE "C" PRIMARY KEY CHECK (LENGTH(code) = 12),
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
    parent TEXT COLLATE "C",
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL
);

CREATE INDEX region_parent ON region (parent);

CREATE TABLE unit (
    code TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address_zh TEXT NOT NULL,
    address_en TEXT NOT NULL,
    hours_zh TEXT NOT NULL,
    hours_en TEXT NOT NULL,
    phone TEXT NOT NULL
);

CREATE INDEX unit_region ON unit (region);

CREATE VIEW published_region AS SELECT code, level, parent, name_zh, name_en FROM region;

CREATE VIEW published_unit AS SELECT code, region, kind, name_zh, name_en FROM unit;

-- 2026-11-22 040 accounts
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'program')),
    password_hash TEXT,
    totp_secret BYTEA,
    totp_step BIGINT NOT NULL,
    demo BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    suspended_at BIGINT
);

CREATE TABLE post (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    from_day TEXT NOT NULL,
    until_day TEXT
);

CREATE UNIQUE INDEX post_once ON post (account, role, region, COALESCE(unit, ''));

CREATE INDEX post_region ON post (region);

CREATE TABLE sign_in (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX sign_in_seen ON sign_in (seen_at);

CREATE TABLE sign_in_failure (
    key TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE TABLE token (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    label TEXT NOT NULL,
    granted TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE VIEW published_account AS SELECT id, display_name FROM account;

CREATE VIEW published_post AS
SELECT p.account, p.role, p.region, p.unit, p.from_day, p.until_day
FROM post p JOIN account a ON a.id = p.account WHERE a.suspended_at IS NULL;

-- 2026-11-22 050 sheets
CREATE TABLE sheet (
    id TEXT PRIMARY KEY,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    age_group TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('self', 'program')),
    notice TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    region_chosen BOOLEAN NOT NULL,
    unit TEXT,
    created_by TEXT,
    request TEXT UNIQUE,
    code_index TEXT UNIQUE,
    code_sealed BYTEA,
    started_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    finished_at BIGINT,
    worst_rank BIGINT NOT NULL,
    total BIGINT,
    band TEXT,
    prorated BOOLEAN,
    missing BIGINT,
    too_fast BOOLEAN,
    straight_line BOOLEAN,
    CHECK (finished_at IS NULL OR mode = 'program' OR total IS NOT NULL),
    CHECK (mode = 'self' OR total IS NOT NULL OR missing IS NOT NULL)
);

CREATE INDEX sheet_region ON sheet (region, started_at);

CREATE INDEX sheet_unfinished ON sheet (expires_at) WHERE finished_at IS NULL;

CREATE INDEX sheet_created_by ON sheet (created_by, id) WHERE created_by IS NOT NULL;

CREATE TABLE sheet_key (
    hash TEXT PRIMARY KEY,
    sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE
);

CREATE INDEX sheet_key_sheet ON sheet_key (sheet);

CREATE TABLE answer (
    sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    option TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sheet, item)
);

CREATE VIEW published_screening AS
SELECT id, questionnaire, region, age_group, mode, started_at, finished_at, band, worst_rank FROM sheet;

-- 2026-11-22 060 alerts
CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    sheet TEXT NOT NULL UNIQUE,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    holder TEXT COLLATE "C" NOT NULL,
    attended BOOLEAN NOT NULL,
    rank BIGINT NOT NULL CHECK (rank BETWEEN 1 AND 4),
    state TEXT NOT NULL CHECK (state IN ('NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')),
    basis TEXT NOT NULL,
    clocks TEXT NOT NULL,
    due_clock TEXT,
    due_since BIGINT,
    due_at BIGINT,
    climb_at BIGINT,
    raised_at BIGINT NOT NULL,
    ranked_at BIGINT NOT NULL,
    raised_by TEXT,
    handler TEXT,
    acknowledged_at BIGINT,
    proposer TEXT,
    outcome TEXT,
    closed_by TEXT,
    closed_at BIGINT,
    wants_call BOOLEAN NOT NULL,
    caller_name BYTEA,
    caller_phone BYTEA,
    CHECK (state <> 'CLOSED' OR (closed_by IS NOT NULL AND proposer IS NOT NULL AND outcome IS NOT NULL)),
    CHECK (state <> 'CLOSED' OR closed_by IS DISTINCT FROM proposer),
    CHECK (state <> 'CLOSED' OR closed_by IS DISTINCT FROM raised_by)
);

CREATE INDEX alert_open ON alert (region, rank) WHERE state <> 'CLOSED';

CREATE INDEX alert_climb ON alert (climb_at) WHERE state <> 'CLOSED';

CREATE TABLE alert_step (
    alert TEXT NOT NULL REFERENCES alert (id),
    step TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (alert, step)
);

CREATE TABLE alert_entry (
    id TEXT PRIMARY KEY,
    alert TEXT NOT NULL REFERENCES alert (id),
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    worker TEXT,
    detail TEXT,
    note BYTEA,
    request TEXT UNIQUE
);

CREATE INDEX alert_entry_alert ON alert_entry (alert, id);

CREATE TABLE duty (
    account TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account, region)
);

-- 2026-11-22 100 regions history
ALTER TABLE region ADD COLUMN started_on TEXT;

ALTER TABLE region ADD COLUMN ended_on TEXT;

ALTER TABLE region ADD COLUMN urban_class TEXT;

CREATE INDEX region_name_zh ON region (name_zh COLLATE "C");

CREATE INDEX region_name_en ON region (LOWER(name_en) COLLATE "C") WHERE name_en <> '';

CREATE TABLE region_former_name (
    region TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    until_day TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (region, until_day)
);

CREATE TABLE region_change (
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split', 'moved')),
    predecessor TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    successor TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    source TEXT NOT NULL,
    PRIMARY KEY (predecessor, successor, day)
);

CREATE INDEX region_change_successor ON region_change (successor);

CREATE TABLE region_succession (
    predecessor TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    successor TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    PRIMARY KEY (predecessor, successor)
);

CREATE INDEX region_succession_successor ON region_succession (successor);

CREATE VIEW published_region_succession AS SELECT predecessor, successor FROM region_succession;

DROP VIEW published_region;

CREATE VIEW published_region AS
SELECT code, level, parent, name_zh, name_en, started_on, ended_on FROM region;

CREATE TABLE region_population (
    region TEXT COLLATE "C" NOT NULL REFERENCES region (code),
    year BIGINT NOT NULL,
    population BIGINT NOT NULL CHECK (population >= 0),
    source TEXT NOT NULL,
    PRIMARY KEY (region, year)
);

CREATE VIEW published_region_population AS
SELECT region, year, population, source FROM region_population;

-- 2026-11-22 101 regions units
ALTER TABLE unit ADD COLUMN parent TEXT REFERENCES unit (code);

ALTER TABLE unit ADD COLUMN house TEXT;

UPDATE unit SET house = code;

ALTER TABLE unit ADD COLUMN status TEXT NOT NULL DEFAULT 'open'
    CHECK (status IN ('planned', 'open', 'suspended', 'closed', 'merged'));

ALTER TABLE unit ADD COLUMN opening TEXT NOT NULL DEFAULT '{}';

ALTER TABLE unit ADD COLUMN latitude DOUBLE PRECISION;

ALTER TABLE unit ADD COLUMN longitude DOUBLE PRECISION;

ALTER TABLE unit ADD COLUMN entry_year BIGINT;

ALTER TABLE unit ADD COLUMN number BIGINT;

CREATE INDEX unit_parent ON unit (parent);

CREATE TABLE unit_status (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (code),
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    successor TEXT REFERENCES unit (code),
    noted_by TEXT
);

CREATE INDEX unit_status_unit ON unit_status (unit, id);

CREATE TABLE unit_contact (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (code),
    duty TEXT NOT NULL,
    name_mask TEXT NOT NULL,
    phone_mask TEXT NOT NULL,
    name BYTEA NOT NULL,
    phone BYTEA NOT NULL
);

CREATE INDEX unit_contact_unit ON unit_contact (unit, id);

DROP VIEW published_unit;

CREATE VIEW published_unit AS
SELECT code, region, kind, name_zh, name_en, parent, house, status, entry_year, number FROM unit;

-- 2026-11-22 102 regions home
CREATE INDEX region_city ON region (code) WHERE level = 'city';

CREATE TABLE home_region (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    region TEXT COLLATE "C" NOT NULL CHECK (LENGTH(region) = 12),
    is_told BOOLEAN NOT NULL
);

CREATE VIEW published_home AS
SELECT COALESCE(
    (SELECT MIN(n.code) FROM region_succession s JOIN region n ON n.code = s.successor
        WHERE s.predecessor = r.code AND n.ended_on IS NULL),
    r.code) AS region
FROM home_region h JOIN region r ON r.code = h.region;

-- 2026-11-22 103 regions units by place
CREATE INDEX unit_parent_region ON unit (parent, region);

DROP INDEX unit_parent;

-- 2026-11-22 110 access published audit
CREATE INDEX audit_line_caller ON audit_line (caller_id, id) WHERE caller_id IS NOT NULL;

CREATE INDEX audit_line_subject ON audit_line (subject, id) WHERE subject <> '';

CREATE VIEW published_audit_line AS
SELECT id, at, caller_kind, caller_id, caller_name, use_case, subject, outcome FROM audit_line;

-- 2026-11-22 120 imports drafts
CREATE TABLE import_draft (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    maker TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done')),
    head BYTEA NOT NULL,
    reach TEXT,
    good BIGINT NOT NULL,
    bad BIGINT NOT NULL,
    done BIGINT NOT NULL,
    to_do BIGINT NOT NULL,
    CHECK (state = 'waiting' OR reach IS NOT NULL)
);

CREATE INDEX import_draft_maker ON import_draft (maker, kind);

CREATE INDEX import_draft_expires ON import_draft (expires_at);

CREATE TABLE import_block (
    draft TEXT NOT NULL REFERENCES import_draft (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,
    bad BIGINT NOT NULL,
    is_done BOOLEAN NOT NULL,
    PRIMARY KEY (draft, number)
);

-- 2026-11-22 140 accounts invitations and terms
ALTER TABLE account ADD COLUMN is_invited BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE account ADD COLUMN second_factor_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE post ADD COLUMN stands_for TEXT REFERENCES account (id);

ALTER TABLE post ADD COLUMN ended_at BIGINT;

DROP INDEX post_once;

CREATE UNIQUE INDEX post_once
ON post (account, role, region, COALESCE(unit, ''), COALESCE(stands_for, '')) WHERE ended_at IS NULL;

CREATE INDEX post_account ON post (account);

CREATE INDEX post_unit ON post (unit) WHERE unit IS NOT NULL;

DROP VIEW published_post;

CREATE VIEW published_post AS
SELECT p.account, p.role, p.region, p.unit, p.from_day, p.until_day
FROM post p JOIN account a ON a.id = p.account
WHERE a.suspended_at IS NULL AND NOT a.is_invited AND p.ended_at IS NULL;

CREATE TABLE login_claim (login TEXT PRIMARY KEY);

INSERT INTO login_claim (login) SELECT login FROM account;

CREATE TABLE account_link (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('join', 'password', 'secondFactor', 'everything')),
    made_by TEXT,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    withdrawn_at BIGINT
);

CREATE UNIQUE INDEX account_link_open ON account_link (account)
WHERE used_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE account_reset (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('password', 'secondFactor', 'everything')),
    requested_by TEXT NOT NULL REFERENCES account (id),
    requested_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    confirmed_by TEXT REFERENCES account (id),
    ended_at BIGINT,
    CHECK (requested_by <> account AND confirmed_by <> account AND confirmed_by <> requested_by)
);

CREATE UNIQUE INDEX account_reset_open ON account_reset (account) WHERE ended_at IS NULL;

CREATE TABLE recovery_code (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    used_at BIGINT
);

CREATE INDEX recovery_code_account ON recovery_code (account);

ALTER TABLE sign_in ADD COLUMN id TEXT;

ALTER TABLE sign_in ADD COLUMN device TEXT;

UPDATE sign_in SET id = token_hash;

CREATE INDEX sign_in_account ON sign_in (account);

-- 2026-11-22 140 instruments
CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    owner TEXT NOT NULL,
    template TEXT,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    search TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (slug, owner),
    CHECK (owner = COALESCE(unit, region))
);

CREATE INDEX instrument_region ON instrument (region, slug);

CREATE TABLE instrument_version (
    id TEXT PRIMARY KEY,
    instrument TEXT NOT NULL REFERENCES instrument (id),
    version TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (LENGTH(hash) = 64),
    file TEXT NOT NULL,
    languages TEXT NOT NULL,
    questions BIGINT NOT NULL CHECK (questions >= 0),
    made_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    withdrawn_reason TEXT,
    UNIQUE (instrument, version),
    UNIQUE (instrument, hash),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE TABLE instrument_load (
    id TEXT PRIMARY KEY,
    instrument TEXT NOT NULL REFERENCES instrument (id),
    version TEXT REFERENCES instrument_version (id),
    state TEXT NOT NULL CHECK (state IN ('loaded', 'approved', 'declined')),
    loaded_by TEXT NOT NULL,
    loaded_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    reason TEXT,
    CHECK ((state = 'loaded') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> loaded_by),
    CHECK (state <> 'declined' OR reason IS NOT NULL)
);

CREATE INDEX instrument_load_waiting ON instrument_load (loaded_at) WHERE state = 'loaded';

CREATE INDEX instrument_load_instrument ON instrument_load (instrument);

CREATE TABLE instrument_licence (
    load TEXT PRIMARY KEY REFERENCES instrument_load (id),
    instrument TEXT NOT NULL REFERENCES instrument (id),
    holder TEXT NOT NULL,
    number TEXT NOT NULL,
    on_paper BOOLEAN NOT NULL,
    electronic BOOLEAN NOT NULL,
    cleared BOOLEAN NOT NULL,
    sittings BIGINT CHECK (sittings > 0),
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_until TEXT COLLATE "C" NOT NULL,
    proof_kind TEXT NOT NULL CHECK (proof_kind IN ('pdf', 'png', 'jpeg')),
    proof_bytes BIGINT NOT NULL,
    CHECK (on_paper OR electronic),
    CHECK (valid_from <= valid_until)
);

CREATE INDEX instrument_licence_instrument ON instrument_licence (instrument, valid_until);

CREATE TABLE instrument_proof (
    licence TEXT PRIMARY KEY REFERENCES instrument_licence (load),
    sealed BYTEA NOT NULL
);

CREATE TABLE licence_notice (
    licence TEXT NOT NULL REFERENCES instrument_licence (load),
    standing TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (licence, standing)
);

CREATE VIEW published_instrument AS
SELECT i.slug, v.version, v.hash, v.file, i.region, i.unit,
    CASE WHEN v.withdrawn_at IS NOT NULL THEN 'withdrawn'
        WHEN a.in_use_since IS NOT NULL THEN 'in-use' ELSE 'waiting' END AS state,
    a.in_use_since, c.load AS licence, c.electronic, c.sittings, c.valid_from, c.valid_until
FROM instrument_version v
JOIN instrument i ON i.id = v.instrument
LEFT JOIN (
    SELECT version, MAX(decided_at) AS in_use_since FROM instrument_load
    WHERE state = 'approved' AND version IS NOT NULL GROUP BY version
) a ON a.version = v.id
LEFT JOIN (
    SELECT x.load, x.instrument, x.electronic, x.sittings, x.valid_from, x.valid_until
    FROM instrument_licence x JOIN instrument_load l ON l.id = x.load WHERE l.state = 'approved'
) c ON c.instrument = i.id;

-- 2026-11-22 141 use of licences
CREATE TABLE licence_use (licence TEXT PRIMARY KEY, used BIGINT NOT NULL);

CREATE VIEW published_licence_use AS SELECT licence, used FROM licence_use;

-- 2026-11-22 145 accounts staff lists
CREATE INDEX account_display_name ON account (display_name);

CREATE TABLE staff_list_turn (number BIGINT NOT NULL);

INSERT INTO staff_list_turn (number) VALUES (0);

CREATE TABLE invitation_sheet (
    id TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    maker TEXT NOT NULL REFERENCES account (id),
    content BYTEA NOT NULL,
    links BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX invitation_sheet_draft ON invitation_sheet (draft);

CREATE INDEX invitation_sheet_expires ON invitation_sheet (expires_at);

CREATE TABLE invitation_sheet_fetch (
    id TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    maker TEXT NOT NULL REFERENCES account (id),
    at BIGINT NOT NULL,
    links BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX invitation_sheet_fetch_draft ON invitation_sheet_fetch (draft);

-- 2026-11-22 150 own histories
CREATE TABLE history (
    id TEXT PRIMARY KEY,
    code_index TEXT NOT NULL UNIQUE,
    used_at BIGINT NOT NULL
);

CREATE INDEX history_used ON history (used_at);

CREATE TABLE history_key (
    hash TEXT PRIMARY KEY,
    history TEXT NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

CREATE INDEX history_key_history ON history_key (history);

CREATE INDEX history_key_expires ON history_key (expires_at);

ALTER TABLE sheet ADD COLUMN history TEXT REFERENCES history (id);

CREATE INDEX sheet_history ON sheet (history, finished_at) WHERE history IS NOT NULL;

-- 2026-11-22 151 scores that can be worked out again
ALTER TABLE sheet ADD COLUMN manner TEXT;

ALTER TABLE sheet ADD COLUMN licence TEXT;

ALTER TABLE sheet ADD COLUMN sex TEXT;

ALTER TABLE sheet ADD COLUMN age BIGINT;

ALTER TABLE sheet ADD COLUMN education TEXT;

ALTER TABLE sheet ADD COLUMN border_sets TEXT;

ALTER TABLE sheet ADD COLUMN entered BIGINT;

ALTER TABLE sheet ADD COLUMN seconds BIGINT;

ALTER TABLE sheet ADD COLUMN inconsistent BOOLEAN;

ALTER TABLE sheet ADD COLUMN raw BIGINT;

ALTER TABLE sheet ADD COLUMN positive_by TEXT;

ALTER TABLE sheet ADD COLUMN assumed TEXT;

ALTER TABLE sheet ADD COLUMN alternative TEXT;

ALTER TABLE sheet ADD COLUMN alternative_version TEXT;

ALTER TABLE sheet ADD COLUMN t_score BIGINT;

ALTER TABLE sheet ADD COLUMN not_valid TEXT;

CREATE TABLE sheet_score (
    sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    scale TEXT NOT NULL,
    total BIGINT NOT NULL,
    raw BIGINT NOT NULL,
    prorated BOOLEAN NOT NULL,
    band TEXT,
    positive BOOLEAN NOT NULL,
    alternative TEXT,
    alternative_version TEXT,
    t_score BIGINT,
    PRIMARY KEY (sheet, scale)
);

-- 2026-11-22 160 imports stops
ALTER TABLE import_draft ADD COLUMN stopped_for TEXT;

-- 2026-11-22 160 responses of programs
CREATE TABLE response (
    sheet TEXT PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
    identifier_system TEXT,
    identifier_value TEXT,
    content TEXT NOT NULL,
    first_content TEXT NOT NULL,
    authored TEXT,
    subject BYTEA,
    changed_at BIGINT NOT NULL
);

-- 2026-11-22 160 warnings duty roster
CREATE TABLE duty_shift (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'standIn')),
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    planned_by TEXT,
    planned_at BIGINT NOT NULL,
    CHECK (from_at < until_at),
    UNIQUE (account, region, from_at, until_at)
);

CREATE INDEX duty_shift_region ON duty_shift (region, until_at);

CREATE INDEX duty_shift_from ON duty_shift (from_at);

CREATE INDEX duty_shift_until ON duty_shift (until_at);

CREATE TABLE duty_absence (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    account TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    reported_by TEXT,
    reported_at BIGINT NOT NULL,
    CHECK (from_at < until_at),
    UNIQUE (account, region, from_at, until_at)
);

CREATE INDEX duty_absence_region ON duty_absence (region, until_at);

CREATE TABLE duty_hand_over (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    giver TEXT NOT NULL,
    taker TEXT NOT NULL,
    open_alerts BIGINT NOT NULL,
    waiting_alerts BIGINT NOT NULL,
    overdue_alerts BIGINT NOT NULL,
    note BYTEA,
    given_at BIGINT NOT NULL,
    accepted_at BIGINT,
    request TEXT UNIQUE,
    CHECK (giver <> taker)
);

CREATE INDEX duty_hand_over_region ON duty_hand_over (region, given_at);

-- 2026-11-22 170 accounts own tokens
ALTER TABLE token ADD COLUMN id TEXT;

ALTER TABLE token ADD COLUMN last_used_at BIGINT;

ALTER TABLE token ADD COLUMN read_only BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE token ADD COLUMN door TEXT NOT NULL DEFAULT 'all';

UPDATE token SET id = hash;

CREATE INDEX token_account ON token (account);

-- 2026-11-22 200 rosters members
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    unit TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('pupil', 'staff', 'resident', 'patient')),
    born_month TEXT NOT NULL CHECK (LENGTH(born_month) = 7),
    sex TEXT CHECK (sex IN ('female', 'male')),
    name_mask TEXT NOT NULL,
    identity BYTEA NOT NULL,
    identity_index TEXT NOT NULL,
    name_index TEXT NOT NULL,
    id_index TEXT,
    number_index TEXT,
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    CHECK ((unit IS NULL) = (house IS NULL))
);

CREATE UNIQUE INDEX member_once ON member
    (identity_index, COALESCE(house, region), COALESCE(id_index, ''), COALESCE(number_index, ''))
    WHERE left_at IS NULL;

CREATE UNIQUE INDEX member_id_once ON member (id_index, COALESCE(house, region))
    WHERE left_at IS NULL AND id_index IS NOT NULL;

CREATE UNIQUE INDEX member_one_school ON member (id_index)
    WHERE left_at IS NULL AND id_index IS NOT NULL AND kind = 'pupil';

CREATE INDEX member_region ON member (region, id);

CREATE INDEX member_unit ON member (unit, id) WHERE unit IS NOT NULL;

CREATE INDEX member_house ON member (house, left_at) WHERE house IS NOT NULL;

CREATE INDEX member_identity ON member (identity_index);

CREATE INDEX member_name ON member (name_index);

CREATE INDEX member_number ON member (number_index) WHERE number_index IS NOT NULL;

CREATE VIEW published_member AS
SELECT id, region, house, unit, kind, born_month, sex, left_at FROM member;

CREATE VIEW published_class_size AS
SELECT unit, COUNT(*) AS members FROM member WHERE unit IS NOT NULL AND left_at IS NULL GROUP BY unit;

CREATE TABLE roster_turn (number BIGINT NOT NULL);

INSERT INTO roster_turn (number) VALUES (0);

-- 2026-11-22 201 imports remarks
ALTER TABLE import_draft ADD COLUMN remarks BYTEA;

-- 2026-11-22 210 campaigns
CREATE TABLE campaign (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    template TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT,
    audience TEXT NOT NULL,
    languages TEXT NOT NULL,
    sights TEXT NOT NULL,
    asks_guardian_from_14 BOOLEAN NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    retention_days BIGINT NOT NULL CHECK (retention_days > 0),
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'submitted', 'approved', 'open', 'closed', 'ended', 'discarded')),
    request TEXT NOT NULL UNIQUE,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    submitted_by TEXT,
    submitted_at BIGINT,
    decided_by TEXT,
    decided_at BIGINT,
    decision_reason TEXT,
    held_since BIGINT,
    opened_at BIGINT,
    closed_at BIGINT,
    CHECK (opens_at < closes_at),
    CHECK (decided_by IS NULL OR (decided_by <> made_by AND decided_by IS DISTINCT FROM submitted_by)),
    CHECK (state NOT IN ('approved', 'open', 'closed', 'ended')
        OR (decided_by IS NOT NULL AND decided_by <> changed_by AND basis IS NOT NULL))
);

CREATE INDEX campaign_region ON campaign (region, opens_at);

CREATE TABLE campaign_scale (
    campaign TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    questionnaire TEXT NOT NULL,
    youngest BIGINT NOT NULL,
    oldest BIGINT,
    PRIMARY KEY (campaign, position),
    UNIQUE (campaign, questionnaire)
);

CREATE TABLE campaign_privacy_record (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    purpose TEXT NOT NULL,
    necessity TEXT NOT NULL,
    risks TEXT NOT NULL,
    measures TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX campaign_privacy_record_campaign ON campaign_privacy_record (campaign, id);

CREATE TABLE campaign_site (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (campaign, unit)
);

CREATE INDEX campaign_site_unit ON campaign_site (unit, campaign);

CREATE INDEX campaign_site_region ON campaign_site (region, campaign);

CREATE TABLE planned_sitting (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    house TEXT NOT NULL,
    unit TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    planned_by TEXT,
    CHECK (from_at < until_at),
    UNIQUE (campaign, unit, from_at)
);

CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    member TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    unit TEXT,
    number BIGINT NOT NULL DEFAULT 0,
    born_month TEXT NOT NULL,
    sex TEXT,
    code_index TEXT NOT NULL UNIQUE,
    code_sealed BYTEA NOT NULL,
    invited_at BIGINT NOT NULL,
    removed_at BIGINT,
    UNIQUE (campaign, member)
);

CREATE INDEX participant_unit ON participant (campaign, unit, id);

CREATE INDEX participant_house ON participant (campaign, house, id);

CREATE INDEX participant_member ON participant (member);

CREATE UNIQUE INDEX participant_number ON participant (campaign, unit, number) WHERE number > 0;

CREATE TABLE campaign_stratum (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    stratum TEXT NOT NULL,
    frame BIGINT NOT NULL,
    drawn BIGINT NOT NULL,
    PRIMARY KEY (campaign, stratum)
);

CREATE TABLE campaign_drawn (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    member TEXT NOT NULL,
    PRIMARY KEY (campaign, member)
);

CREATE VIEW published_campaign AS
SELECT id, region, unit, title_zh, title_en, languages, asks_guardian_from_14, opens_at, closes_at,
    retention_days, state
FROM campaign;

CREATE VIEW published_campaign_scale AS
SELECT campaign, position, questionnaire, youngest, oldest FROM campaign_scale;

CREATE VIEW published_participant AS
SELECT id, campaign, member, region, house, unit, number, born_month, sex, code_index, removed_at
FROM participant;

CREATE VIEW published_campaign_site AS SELECT campaign, unit, region FROM campaign_site;

CREATE VIEW published_campaign_sight AS SELECT id AS campaign, sights FROM campaign;

CREATE VIEW published_planned_sitting AS
SELECT id, campaign, house, unit, region, from_at, until_at FROM planned_sitting;

CREATE VIEW published_campaign_stratum AS SELECT campaign, stratum, frame, drawn FROM campaign_stratum;

-- 2026-11-22 215 warnings published duty
CREATE VIEW published_duty AS
SELECT account, region, since AS from_at, CAST(NULL AS BIGINT) AS until_at, TRUE AS is_there FROM duty
UNION ALL SELECT account, region, from_at, until_at, TRUE AS is_there FROM duty_shift
UNION ALL SELECT account, region, from_at, until_at, FALSE AS is_there FROM duty_absence;

-- 2026-11-22 220 consents
CREATE TABLE consent_notice (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    parts TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    asks_again BOOLEAN NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (campaign, version)
);

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
    standing TEXT NOT NULL CHECK (standing IN ('given', 'declined', 'withdrawn')),
    notice TEXT NOT NULL REFERENCES consent_notice (id),
    manner TEXT NOT NULL CHECK (manner IN ('link', 'paper', 'sitting')),
    recorded_by TEXT,
    at BIGINT NOT NULL,
    is_last BOOLEAN NOT NULL,
    CHECK ((manner = 'paper') = (recorded_by IS NOT NULL))
);

CREATE UNIQUE INDEX consent_last ON consent (participant, giver) WHERE is_last;

CREATE INDEX consent_notice_answered ON consent (notice);

CREATE TABLE consent_paper (
    consent TEXT PRIMARY KEY REFERENCES consent (id),
    request TEXT NOT NULL UNIQUE,
    signed_by BYTEA NOT NULL,
    signed_on TEXT NOT NULL CHECK (LENGTH(signed_on) = 10),
    scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
    scan BYTEA NOT NULL
);

CREATE TABLE consent_link (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    mark TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    UNIQUE (participant, request)
);

CREATE INDEX consent_link_request ON consent_link (request);

CREATE TABLE consent_reminder (
    participant TEXT NOT NULL,
    giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
    made_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (participant, giver)
);

CREATE VIEW published_consent AS
SELECT c.participant, c.giver, c.standing, c.notice, c.at
FROM consent c
WHERE c.is_last AND (c.standing <> 'given' OR NOT EXISTS (
    SELECT 1 FROM consent_notice n
    JOIN consent_notice m ON m.campaign = n.campaign AND m.version > n.version AND m.asks_again
    WHERE n.id = c.notice));

CREATE VIEW published_consent_notice AS
SELECT id, campaign, version, text_zh, text_en FROM consent_notice;

-- 2026-11-22 230 sittings
CREATE TABLE sitting_room (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    unit TEXT NOT NULL,
    house TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    started_at BIGINT,
    ends_at BIGINT,
    closed_at BIGINT,
    stuck_minutes BIGINT NOT NULL CHECK (stuck_minutes BETWEEN 1 AND 60),
    tells_of_flags BOOLEAN NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    UNIQUE (campaign, unit),
    CHECK (ends_at IS NULL OR started_at IS NOT NULL)
);

CREATE INDEX sitting_room_house ON sitting_room (house);

CREATE TABLE sitting_seat (
    participant TEXT PRIMARY KEY,
    room TEXT NOT NULL REFERENCES sitting_room (id),
    number BIGINT NOT NULL CHECK (number > 0),
    is_absent BOOLEAN NOT NULL,
    UNIQUE (room, number)
);

CREATE TABLE sitting (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    unit TEXT,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    code_end TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    former_key_hash TEXT,
    begun_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    answered_at BIGINT,
    finished_at BIGINT,
    hand_at BIGINT,
    twice_at BIGINT,
    flagged_at BIGINT,
    is_marked BOOLEAN NOT NULL
);

CREATE INDEX sitting_former_key ON sitting (former_key_hash) WHERE former_key_hash IS NOT NULL;

CREATE INDEX sitting_campaign ON sitting (campaign, unit);

CREATE INDEX sitting_region ON sitting (region, begun_at);

ALTER TABLE sheet ADD COLUMN sitting TEXT REFERENCES sitting (id);

ALTER TABLE sheet ADD COLUMN sitting_place BIGINT;

CREATE UNIQUE INDEX sheet_sitting ON sheet (sitting, sitting_place) WHERE sitting IS NOT NULL;

DROP VIEW published_screening;

CREATE VIEW published_screening AS
SELECT id, questionnaire, region, age_group, CASE WHEN sitting IS NULL THEN mode ELSE 'sitting' END AS mode,
    started_at, finished_at, band, worst_rank, sitting
FROM sheet;

CREATE VIEW published_sitting AS
SELECT id, participant, campaign, unit, house, region,
    CASE WHEN finished_at IS NULL THEN 'answering' ELSE 'finished' END AS state, begun_at, finished_at,
    is_marked
FROM sitting;

CREATE VIEW published_sitting_sheet AS
SELECT t.id AS sitting, t.participant, t.campaign, t.unit, t.house, t.region, s.sitting_place AS place,
    s.id AS sheet, s.questionnaire, s.version, s.language, t.finished_at, s.worst_rank, s.total, s.band,
    s.positive_by, s.missing, s.not_valid,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sheet s JOIN sitting t ON t.id = s.sitting;

CREATE VIEW published_sitting_score AS
SELECT c.sheet, c.scale, c.total, c.band, c.positive FROM sheet_score c JOIN sheet s ON s.id = c.sheet
WHERE s.sitting IS NOT NULL;

CREATE VIEW published_sitting_seat AS
SELECT e.participant, e.number, e.is_absent, r.campaign, r.unit AS room_unit
FROM sitting_seat e JOIN sitting_room r ON r.id = e.room;

-- 2026-11-22 240 interviews
CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL,
    campaign TEXT NOT NULL,
    unit TEXT,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    by_score BIGINT NOT NULL CHECK (by_score BETWEEN 0 AND 4),
    by_flag BIGINT NOT NULL CHECK (by_flag BETWEEN 0 AND 4),
    proposed BIGINT NOT NULL CHECK (proposed BETWEEN 1 AND 4),
    found_at BIGINT NOT NULL,
    interview_due BIGINT NOT NULL,
    level BIGINT CHECK (level BETWEEN 0 AND 4),
    level_at BIGINT,
    talked_at BIGINT,
    next_look TEXT,
    guardian_excused BOOLEAN NOT NULL DEFAULT FALSE,
    due_clock TEXT CHECK (due_clock IN ('interview', 'guardian', 'look')),
    due_at BIGINT,
    teacher TEXT,
    closed_at BIGINT,
    closed_by TEXT,
    CHECK ((level IS NULL) = (talked_at IS NULL) AND (level IS NULL) = (level_at IS NULL)),
    CHECK ((due_clock IS NULL) = (due_at IS NULL)),
    CHECK (closed_at IS NULL OR (level <= 1 AND closed_by IS NOT NULL))
);

CREATE INDEX finding_house ON finding (house, closed_at);

CREATE INDEX finding_campaign ON finding (campaign, house);

CREATE INDEX finding_member ON finding (member);

CREATE TABLE finding_flag (
    sheet TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE
);

CREATE INDEX finding_flag_finding ON finding_flag (finding);

CREATE TABLE retest_wish (
    participant TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    campaign TEXT NOT NULL,
    unit TEXT,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    found_at BIGINT NOT NULL,
    earliest TEXT NOT NULL CHECK (LENGTH(earliest) = 10),
    decision TEXT CHECK (decision IN ('again', 'talk', 'leave')),
    decided_by TEXT,
    decided_at BIGINT,
    CHECK ((decision IS NULL) = (decided_by IS NULL))
);

CREATE INDEX retest_wish_house ON retest_wish (house, found_at);

CREATE TABLE interview (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id),
    request TEXT NOT NULL UNIQUE,
    corrects TEXT UNIQUE REFERENCES interview (id),
    held_at BIGINT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),
    content BYTEA NOT NULL,
    held_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE INDEX interview_finding ON interview (finding, id);

CREATE TABLE guardian_contact (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id),
    request TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    manner TEXT NOT NULL,
    outcome TEXT NOT NULL,
    content BYTEA NOT NULL,
    held_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE INDEX guardian_contact_finding ON guardian_contact (finding, id);

CREATE TABLE care_advice (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id),
    member TEXT NOT NULL,
    request TEXT NOT NULL UNIQUE,
    sentences TEXT NOT NULL,
    words BYTEA,
    until_day TEXT NOT NULL CHECK (LENGTH(until_day) = 10),
    given_by TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE UNIQUE INDEX care_advice_one ON care_advice (finding) WHERE ended_at IS NULL;

CREATE INDEX care_advice_member ON care_advice (member) WHERE ended_at IS NULL;

CREATE TABLE person_report (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    campaign TEXT NOT NULL,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    request TEXT NOT NULL UNIQUE,
    sentences TEXT NOT NULL,
    words BYTEA,
    released_by TEXT NOT NULL,
    released_at BIGINT NOT NULL,
    replaced_at BIGINT
);

CREATE UNIQUE INDEX person_report_one ON person_report (participant) WHERE replaced_at IS NULL;

CREATE TABLE report_release (
    campaign TEXT NOT NULL,
    house TEXT NOT NULL,
    released_by TEXT NOT NULL,
    released_at BIGINT NOT NULL,
    PRIMARY KEY (campaign, house)
);

CREATE VIEW published_finding AS
SELECT participant, campaign, unit, house, region, proposed, by_flag > 0 AS has_flag, level, found_at,
    interview_due, talked_at, due_clock, due_at, closed_at
FROM finding;

-- 2026-11-22 241 sittings that were told of
ALTER TABLE sitting ADD COLUMN told_at BIGINT;

CREATE INDEX sitting_untold ON sitting (finished_at) WHERE finished_at IS NOT NULL AND told_at IS NULL;

CREATE INDEX sitting_house ON sitting (house, campaign);

CREATE VIEW published_told_sitting AS SELECT id, participant FROM sitting WHERE told_at IS NOT NULL;

-- 2026-11-22 242 warnings published
CREATE VIEW published_alert AS
SELECT id, sheet, region, unit, rank, state, raised_at, closed_at FROM alert;

-- 2026-11-22 250 reports
CREATE TABLE report_edition (
    campaign TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    whole TEXT NOT NULL,
    closes_at BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('counting', 'showing', 'drawn')),
    done_until TEXT COLLATE "C" NOT NULL,
    drawn_at BIGINT,
    CHECK ((step = 'drawn') = (drawn_at IS NOT NULL))
);

CREATE TABLE report_count (
    campaign TEXT NOT NULL REFERENCES report_edition (campaign),
    measure TEXT COLLATE "C" NOT NULL,
    place TEXT NOT NULL,
    cell TEXT NOT NULL,
    above TEXT,
    level TEXT NOT NULL CHECK (level IN ('whole', 'county', 'township', 'house', 'grade', 'class')),
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    people BIGINT NOT NULL CHECK (people > 0),
    points BIGINT NOT NULL,
    squares BIGINT NOT NULL,
    PRIMARY KEY (campaign, measure, place, cell)
);

CREATE INDEX report_count_house ON report_count (campaign, house, level);

CREATE TABLE report_figure (
    campaign TEXT NOT NULL REFERENCES report_edition (campaign),
    place TEXT NOT NULL,
    measure TEXT NOT NULL,
    above TEXT,
    level TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    cells TEXT NOT NULL,
    people BIGINT NOT NULL CHECK (people >= 10),
    points BIGINT,
    squares BIGINT,
    rest_parts BIGINT,
    rest_cells TEXT,
    PRIMARY KEY (campaign, place, measure)
);

CREATE INDEX report_figure_above ON report_figure (campaign, above, measure);

CREATE INDEX report_figure_region ON report_figure (region, campaign);

CREATE INDEX report_figure_house ON report_figure (house, campaign) WHERE house IS NOT NULL;

CREATE TABLE report_export (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES report_edition (campaign),
    place TEXT NOT NULL,
    format TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- 2026-11-22 251 campaigns published template
CREATE VIEW published_campaign_template AS SELECT id AS campaign, template FROM campaign;

-- 2026-11-22 260 messages
CREATE TABLE inbox_message (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    count BIGINT,
    at BIGINT,
    path TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    read_at BIGINT,
    UNIQUE (account, cause)
);

CREATE INDEX inbox_message_account ON inbox_message (account, id);

CREATE INDEX inbox_message_unread ON inbox_message (account) WHERE read_at IS NULL;

CREATE TABLE outbox_message (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'webhook')),
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    recipient TEXT NOT NULL,
    participant TEXT,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    path TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    taken_until BIGINT,
    delivered_at BIGINT,
    withdrawn_at BIGINT,
    given_up_at BIGINT,
    last_fault TEXT,
    UNIQUE (cause, channel, recipient),
    CHECK ((channel = 'sms') = (participant IS NOT NULL))
);

CREATE INDEX outbox_message_due ON outbox_message (channel, due_at)
WHERE delivered_at IS NULL AND withdrawn_at IS NULL AND given_up_at IS NULL;

CREATE INDEX outbox_message_given_up ON outbox_message (region, id) WHERE given_up_at IS NOT NULL;

CREATE INDEX outbox_message_made ON outbox_message (made_at);

-- 2026-11-22 261 retention
CREATE TABLE deletion_list (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answers', 'evidence')),
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'failed', 'done')),
    invited BIGINT NOT NULL,
    sittings BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    first_by TEXT,
    first_at BIGINT,
    second_by TEXT,
    second_at BIGINT,
    ended_at BIGINT,
    UNIQUE (campaign, kind),
    CHECK (second_by IS NULL OR (first_by IS NOT NULL AND second_by <> first_by)),
    CHECK (state = 'proposed' OR second_by IS NOT NULL),
    CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL))
);

CREATE INDEX deletion_list_region ON deletion_list (region, id);

CREATE TABLE deletion_part (
    list TEXT NOT NULL REFERENCES deletion_list (id),
    place BIGINT NOT NULL,
    part TEXT NOT NULL,
    deleted BIGINT NOT NULL,
    ended_at BIGINT,
    left_over BIGINT,
    PRIMARY KEY (list, place),
    UNIQUE (list, part)
);

CREATE TABLE legal_hold (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    reason TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    lifted_by TEXT,
    lifted_at BIGINT,
    lift_reason TEXT,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);

CREATE UNIQUE INDEX legal_hold_open ON legal_hold (campaign) WHERE lifted_at IS NULL;

CREATE TABLE deletion_certificate (
    list TEXT PRIMARY KEY REFERENCES deletion_list (id),
    number BIGINT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    mark TEXT NOT NULL,
    previous TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- 2026-11-22 262 sittings of nobody
ALTER TABLE sitting ADD COLUMN forgotten_at BIGINT;

-- 2026-11-22 263 consents published links
CREATE VIEW published_consent_link AS SELECT id, participant FROM consent_link;

-- 2026-11-22 270 printed codes
CREATE TABLE code_print (
    request TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    printed_by TEXT,
    printed_at BIGINT NOT NULL
);

CREATE INDEX code_print_campaign ON code_print (campaign, unit);

-- 2026-11-22 271 answers written down by others
ALTER TABLE sitting ADD COLUMN manner TEXT;

ALTER TABLE sitting ADD COLUMN led_by TEXT;

CREATE TABLE paper_entry (
    sitting TEXT PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    first_by TEXT NOT NULL,
    first_done_at BIGINT,
    second_by TEXT,
    second_done_at BIGINT,
    settled_by TEXT,
    settled_at BIGINT,
    CHECK (second_by IS NULL OR (second_by <> first_by AND first_done_at IS NOT NULL)),
    CHECK (settled_at IS NULL OR second_done_at IS NOT NULL)
);

CREATE TABLE second_answer (
    sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    option TEXT NOT NULL,
    PRIMARY KEY (sheet, item)
);

-- 2026-11-23 300 campaigns closure
CREATE TABLE campaign_closure (
    campaign TEXT PRIMARY KEY REFERENCES campaign (id),
    statement TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    ended_by TEXT,
    ended_at BIGINT,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CHECK (ended_by IS NULL OR ended_by <> written_by)
);

CREATE TABLE campaign_closure_count (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    figure TEXT NOT NULL,
    people BIGINT NOT NULL CHECK (people > 0)
);

CREATE UNIQUE INDEX campaign_closure_count_one
ON campaign_closure_count (campaign, figure, region, COALESCE(house, ''));

CREATE TABLE campaign_closure_export (
    request TEXT PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaign (id),
    reason TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL
);

-- 2026-11-23 301 reports published editions
CREATE VIEW published_report_edition AS SELECT campaign, begun_at, drawn_at FROM report_edition;

-- 2026-11-23 302 warnings published hearing
CREATE VIEW published_alert_hearing AS SELECT sheet, state, raised_at, acknowledged_at FROM alert;

-- 2026-11-23 303 consents published reminders
CREATE VIEW published_consent_reminder AS SELECT participant FROM consent_reminder GROUP BY participant;

-- 2026-11-23 304 interviews published care
CREATE VIEW published_care AS
SELECT f.participant, f.campaign, f.house, f.region, f.by_flag > 0 AS has_flag, f.level, f.interview_due,
    f.talked_at, f.closed_at,
    EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
        AS guardian_reached,
    EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
FROM finding f;

CREATE VIEW published_flagged_sheet AS
SELECT g.sheet, f.participant, f.campaign, f.house, f.region
FROM finding_flag g JOIN finding f ON f.id = g.finding;

CREATE VIEW published_retest AS
SELECT participant, campaign, house, region, decision, decision IS NULL AS is_open FROM retest_wish;

CREATE INDEX retest_wish_campaign ON retest_wish (campaign);

-- 2026-11-23 305 sittings that were left
ALTER TABLE sitting ADD COLUMN left_at BIGINT;

ALTER TABLE paper_entry ADD COLUMN once_at BIGINT;

CREATE VIEW published_waiting_paper AS
SELECT t.id AS sitting, t.campaign, t.house, t.region, t.closes_at
FROM paper_entry e CROSS JOIN sitting t
WHERE t.id = e.sitting AND t.finished_at IS NULL AND t.left_at IS NULL;

-- 2026-11-23 306 sittings once more
ALTER TABLE sitting ADD COLUMN set_aside_of TEXT;

CREATE INDEX sitting_set_aside ON sitting (set_aside_of) WHERE set_aside_of IS NOT NULL;

CREATE TABLE sitting_again (
    participant TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    invited_at BIGINT NOT NULL,
    begun_at BIGINT,
    CHECK (from_at < until_at)
);

CREATE INDEX sitting_again_campaign ON sitting_again (campaign);

DROP VIEW published_sitting;

CREATE VIEW published_sitting AS
SELECT id, participant, campaign, unit, house, region,
    CASE WHEN finished_at IS NULL THEN 'answering' ELSE 'finished' END AS state, begun_at, finished_at,
    is_marked
FROM sitting WHERE set_aside_of IS NULL;

DROP VIEW published_sitting_sheet;

CREATE VIEW published_sitting_sheet AS
SELECT t.id AS sitting, t.participant, t.campaign, t.unit, t.house, t.region, s.sitting_place AS place,
    s.id AS sheet, s.questionnaire, s.version, s.language, t.finished_at, s.worst_rank, s.total, s.band,
    s.positive_by, s.missing, s.not_valid,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sheet s JOIN sitting t ON t.id = s.sitting WHERE t.set_aside_of IS NULL;

CREATE VIEW published_sitting_again AS
SELECT participant, campaign, house, region, from_at, until_at, begun_at FROM sitting_again;

CREATE VIEW published_set_aside AS
SELECT id, set_aside_of AS participant, campaign FROM sitting WHERE set_aside_of IS NOT NULL;

CREATE VIEW published_set_aside_sheet AS
SELECT t.set_aside_of AS participant, t.campaign, t.id AS sitting, s.sitting_place AS place, s.id AS sheet,
    s.questionnaire, s.version, t.finished_at, s.worst_rank, s.total, s.band, s.positive_by, s.missing,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sitting t JOIN sheet s ON s.sitting = t.id WHERE t.set_aside_of IS NOT NULL;

-- 2026-11-23 310 reports of all who handed in
DELETE FROM report_figure;

DELETE FROM report_count;

UPDATE report_edition SET step = 'counting', done_until = '', drawn_at = NULL, begun_at = 0;

-- 2026-11-23 320 every device that has held a sitting
DROP INDEX sitting_former_key;

CREATE TABLE sitting_former_key (
    key_hash TEXT PRIMARY KEY,
    sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE
);

CREATE INDEX sitting_former_key_sitting ON sitting_former_key (sitting);

INSERT INTO sitting_former_key (key_hash, sitting)
SELECT former_key_hash, id FROM sitting WHERE former_key_hash IS NOT NULL;

ALTER TABLE sitting DROP COLUMN former_key_hash;

-- 2026-11-23 321 consents by participant
CREATE INDEX consent_participant ON consent (participant, giver, at);

-- 2026-11-23 322 retention of what came after
ALTER TABLE deletion_list ADD COLUMN retried_by TEXT;

ALTER TABLE deletion_list ADD COLUMN retried_at BIGINT;

INSERT INTO deletion_part (list, place, part, deleted)
SELECT id, 5, 'aftercare', 0 FROM deletion_list WHERE kind = 'answers' AND state <> 'done';

INSERT INTO deletion_part (list, place, part, deleted)
SELECT id, 6, 'counts', 0 FROM deletion_list WHERE kind = 'answers' AND state <> 'done';

-- 2026-11-23 323 interviews published aftercare
CREATE VIEW published_retest_wish AS SELECT participant, campaign FROM retest_wish;

CREATE VIEW published_person_report AS SELECT participant, campaign FROM person_report;

-- 2026-11-23 324 reports published counts
CREATE VIEW published_report_count AS SELECT campaign FROM report_count;

-- 2026-11-23 340 rosters indexes by house
DROP INDEX member_once;

DROP INDEX member_id_once;

DROP INDEX member_identity;

DROP INDEX member_number;

CREATE UNIQUE INDEX member_once ON member
    (COALESCE(house, region), identity_index, COALESCE(id_index, ''), COALESCE(number_index, ''))
    WHERE left_at IS NULL;

CREATE UNIQUE INDEX member_id_once ON member (id_index, COALESCE(house, region))
    WHERE left_at IS NULL AND id_index IS NOT NULL AND kind <> 'pupil';

CREATE INDEX member_id_gone ON member (id_index) WHERE left_at IS NOT NULL AND id_index IS NOT NULL;

CREATE INDEX member_identity ON member (house, identity_index) WHERE house IS NOT NULL;

CREATE INDEX member_number ON member (house, number_index) WHERE number_index IS NOT NULL;

-- 2026-11-23 340 sittings of all times
CREATE VIEW published_any_sheet AS
SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
    t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, t.finished_at, s.worst_rank, s.band,
    s.positive_by,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sheet s JOIN sitting t ON t.id = s.sitting;

CREATE VIEW published_unended_sitting AS
SELECT id, campaign, house, region, closes_at FROM sitting
WHERE finished_at IS NULL AND left_at IS NULL AND forgotten_at IS NULL;

-- 2026-11-23 350 reports norms
CREATE TABLE norm (
    name TEXT PRIMARY KEY,
    questionnaire TEXT NOT NULL,
    part TEXT NOT NULL,
    version TEXT,
    youngest BIGINT,
    oldest BIGINT,
    sex TEXT CHECK (sex IN ('female', 'male')),
    region TEXT COLLATE "C" NOT NULL,
    valid_from TEXT NOT NULL,
    people BIGINT NOT NULL CHECK (people > 1),
    mean BIGINT NOT NULL CHECK (mean >= 0),
    deviation BIGINT NOT NULL CHECK (deviation > 0),
    shares TEXT NOT NULL,
    population TEXT NOT NULL CHECK (population <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    brought_by TEXT NOT NULL,
    brought_in TEXT NOT NULL,
    brought_at BIGINT NOT NULL
);

CREATE INDEX norm_scale ON norm (questionnaire, region);

CREATE TABLE report_audience (
    campaign TEXT NOT NULL REFERENCES report_edition (campaign),
    place TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    youngest BIGINT NOT NULL,
    oldest BIGINT NOT NULL,
    sex TEXT,
    PRIMARY KEY (campaign, place)
);

-- 2026-11-23 360 campaigns strata of the drawn
ALTER TABLE campaign_drawn ADD COLUMN stratum TEXT NOT NULL DEFAULT '';

ALTER TABLE campaign_stratum ADD COLUMN method TEXT NOT NULL DEFAULT 'simple';

CREATE VIEW published_campaign_drawn AS SELECT campaign, member, stratum FROM campaign_drawn;

DROP VIEW published_campaign_stratum;

CREATE VIEW published_campaign_stratum AS
SELECT campaign, stratum, method, frame, drawn FROM campaign_stratum;

-- 2026-11-23 361 answers to be counted
CREATE VIEW published_sitting_answer AS SELECT sheet, item, option FROM answer;

-- 2026-11-23 362 reports of surveys
CREATE TABLE survey_edition (
    campaign TEXT PRIMARY KEY REFERENCES report_edition (campaign),
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    method TEXT NOT NULL,
    drawn_at BIGINT NOT NULL
);

CREATE TABLE survey_figure (
    campaign TEXT NOT NULL REFERENCES survey_edition (campaign),
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    item TEXT NOT NULL,
    position BIGINT NOT NULL,
    strata TEXT NOT NULL,
    frame BIGINT NOT NULL,
    drawn BIGINT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (campaign, questionnaire, version, item, position)
);

-- 2026-11-23 363 campaigns closure referral
ALTER TABLE campaign_closure ADD COLUMN referral TEXT;

-- 2026-11-23 380 sittings that count
DROP VIEW published_set_aside;

CREATE VIEW published_set_aside AS
SELECT id, set_aside_of AS participant, campaign, finished_at FROM sitting WHERE set_aside_of IS NOT NULL;

DROP VIEW published_any_sheet;

CREATE VIEW published_any_sheet AS
SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
    t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, s.version, t.finished_at, s.worst_rank,
    s.total, s.band, s.positive_by,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sheet s JOIN sitting t ON t.id = s.sitting;

-- 2026-11-23 381 reports count until a moment
ALTER TABLE report_edition ADD COLUMN counts_until BIGINT;

UPDATE report_edition SET counts_until = begun_at WHERE begun_at > 0;

-- 2026-11-23 382 reports that have stopped
ALTER TABLE report_edition ADD COLUMN stopped_at BIGINT;

-- 2026-11-23 383 sittings left before
INSERT INTO job (id, use_case, input, due_at, unique_key, attempts, made_at)
SELECT 'left before ' || c.id, $1, '{"campaign":"' || c.id || '"}', c.closes_at,
    'left before ' || c.id, 0, c.closes_at
FROM published_campaign c
WHERE c.state IN ('closed', 'ended') AND EXISTS (
    SELECT 1 FROM published_unended_sitting w WHERE w.campaign = c.id)
ON CONFLICT (unique_key) DO NOTHING;

-- 2026-11-23 385 reports of surveys without who is missing
DELETE FROM survey_figure;

DELETE FROM survey_edition;

-- 2026-11-23 390 warnings published hand
CREATE VIEW published_alert_hand AS SELECT id, sheet, region, unit, state, handler FROM alert;

-- 2026-11-23 395 campaigns rooms
ALTER TABLE campaign ADD COLUMN tells_of_flags BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE campaign ADD COLUMN stuck_minutes BIGINT NOT NULL DEFAULT 5
CHECK (stuck_minutes BETWEEN 1 AND 60);

CREATE VIEW published_campaign_room AS
SELECT id AS campaign, tells_of_flags, stuck_minutes FROM campaign;

-- 2026-11-23 396 rooms led by colleagues
ALTER TABLE sitting_room ADD COLUMN led_by TEXT;

ALTER TABLE sitting_room ADD COLUMN led_on TEXT;

CREATE INDEX sitting_room_led ON sitting_room (led_by) WHERE led_by IS NOT NULL;

-- 2026-11-23 400 interviews keeper
ALTER TABLE finding ADD COLUMN keeper TEXT;

UPDATE finding SET keeper = house WHERE NOT EXISTS (
    SELECT 1 FROM published_member k JOIN published_unit h ON h.code = finding.house
    WHERE k.id = finding.member AND k.kind = 'staff'
        AND h.kind IN ('school', 'special-school', 'kindergarten', 'university'));

ALTER TABLE retest_wish ADD COLUMN keeper TEXT;

UPDATE retest_wish SET keeper = house WHERE NOT EXISTS (
    SELECT 1 FROM published_member k JOIN published_unit h ON h.code = retest_wish.house
    WHERE k.id = retest_wish.member AND k.kind = 'staff'
        AND h.kind IN ('school', 'special-school', 'kindergarten', 'university'));

DROP INDEX finding_house;

CREATE INDEX finding_keeper ON finding (keeper, closed_at) WHERE keeper IS NOT NULL;

CREATE INDEX finding_of_place ON finding (region, closed_at) WHERE keeper IS NULL;

DROP INDEX retest_wish_house;

CREATE INDEX retest_wish_keeper ON retest_wish (keeper, found_at) WHERE keeper IS NOT NULL;

CREATE INDEX retest_wish_of_place ON retest_wish (region, found_at) WHERE keeper IS NULL;

CREATE VIEW published_cared AS
SELECT member, region, keeper FROM finding
UNION ALL SELECT member, region, keeper FROM retest_wish;

DROP VIEW published_care;

CREATE VIEW published_care AS
SELECT f.participant, f.campaign, f.keeper AS house, f.region, f.by_flag > 0 AS has_flag, f.level,
    f.interview_due, f.talked_at, f.closed_at,
    EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
        AS guardian_reached,
    EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
FROM finding f;

DROP VIEW published_flagged_sheet;

CREATE VIEW published_flagged_sheet AS
SELECT g.sheet, f.participant, f.campaign, f.keeper AS house, f.region
FROM finding_flag g JOIN finding f ON f.id = g.finding;

DROP VIEW published_retest;

CREATE VIEW published_retest AS
SELECT participant, campaign, keeper AS house, region, decision, decision IS NULL AS is_open FROM retest_wish;

-- 2026-11-23 410 campaigns sights that bind
UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' identity-participant ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' identity-psychologyTeacher ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' identity-counsellor ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' identity-classTeacher ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' score-participant ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' band-participant ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' band-guardian ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' level-participant ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' level-guardian ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' level-psychologyTeacher ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' level-counsellor ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' level-unitLead ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' advice-guardian ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' advice-psychologyTeacher ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' advice-counsellor ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' statistics-counsellor ', ' ')) WHERE TRUE;

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' advice-classTeacher ', ' ')) WHERE audience NOT LIKE '%"kind":"pupil"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' score-psychologyTeacher ', ' ')) WHERE audience NOT LIKE '%"kind":"pupil"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' band-psychologyTeacher ', ' ')) WHERE audience NOT LIKE '%"kind":"pupil"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' score-counsellor ', ' ')) WHERE audience LIKE '%"kind":"pupil"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' band-counsellor ', ' ')) WHERE audience LIKE '%"kind":"pupil"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' statistics-psychologyTeacher ', ' ')) WHERE audience LIKE '%"kind":"resident"%';

UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' statistics-unitLead ', ' ')) WHERE audience LIKE '%"kind":"resident"%';

UPDATE campaign SET sights = TRIM(sights || ' score-psychologyTeacher')
WHERE state IN ('open', 'closed', 'ended') AND audience LIKE '%"kind":"pupil"%'
    AND (' ' || sights || ' ') NOT LIKE '% score-psychologyTeacher %';

UPDATE campaign SET sights = TRIM(sights || ' band-psychologyTeacher')
WHERE state IN ('open', 'closed', 'ended') AND audience LIKE '%"kind":"pupil"%'
    AND (' ' || sights || ' ') NOT LIKE '% band-psychologyTeacher %';

UPDATE campaign SET sights = TRIM(sights || ' score-counsellor')
WHERE state IN ('open', 'closed', 'ended') AND audience NOT LIKE '%"kind":"pupil"%' AND audience NOT LIKE '%"kind":"resident"%'
    AND (' ' || sights || ' ') NOT LIKE '% score-counsellor %';

UPDATE campaign SET sights = TRIM(sights || ' band-counsellor')
WHERE state IN ('open', 'closed', 'ended') AND audience NOT LIKE '%"kind":"pupil"%' AND audience NOT LIKE '%"kind":"resident"%'
    AND (' ' || sights || ' ') NOT LIKE '% band-counsellor %';

UPDATE campaign SET sights = TRIM(sights || ' advice-participant')
WHERE state IN ('open', 'closed', 'ended') AND audience NOT LIKE '%"kind":"resident"%'
    AND (' ' || sights || ' ') NOT LIKE '% advice-participant %';

UPDATE campaign SET sights = TRIM(sights || ' advice-classTeacher')
WHERE state IN ('open', 'closed', 'ended') AND audience LIKE '%"kind":"pupil"%'
    AND (' ' || sights || ' ') NOT LIKE '% advice-classTeacher %';

-- 2026-11-23 420 interviews published person
CREATE VIEW published_finding_person AS
SELECT id, participant, member, unit, keeper, region, closed_at FROM finding;

-- 2026-11-23 421 protection reports
CREATE TABLE harm_report (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL,
    member TEXT NOT NULL,
    keeper TEXT,
    region TEXT COLLATE "C" NOT NULL,
    harmed TEXT NOT NULL CHECK (harmed IN ('minor', 'adultWithoutCapacity')),
    situation TEXT NOT NULL,
    content BYTEA NOT NULL,
    found_at BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    reporter TEXT NOT NULL,
    request TEXT NOT NULL UNIQUE,
    tell_due BIGINT NOT NULL,
    tell_twice BIGINT NOT NULL,
    acknowledge_due BIGINT NOT NULL,
    acknowledge_twice BIGINT NOT NULL,
    keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10),
    CHECK (found_at <= raised_at)
);

CREATE INDEX harm_report_region ON harm_report (region, raised_at);

CREATE INDEX harm_report_keeper ON harm_report (keeper, raised_at);

CREATE INDEX harm_report_finding ON harm_report (finding);

CREATE TABLE harm_entry (
    id TEXT PRIMARY KEY,
    report TEXT NOT NULL REFERENCES harm_report (id),
    kind TEXT NOT NULL CHECK (kind IN ('told', 'added', 'acknowledged', 'late', 'closed')),
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    worker TEXT,
    detail TEXT,
    content BYTEA,
    mark TEXT UNIQUE,
    CHECK ((kind = 'late') = (worker IS NULL))
);

CREATE INDEX harm_entry_report ON harm_entry (report, id);

CREATE UNIQUE INDEX harm_entry_once ON harm_entry (report, kind) WHERE kind IN ('acknowledged', 'closed');

-- 2026-11-23 422 interviews guardian danger
CREATE TABLE guardian_danger (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    finding TEXT NOT NULL,
    reason BYTEA,
    noted_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    over_by TEXT,
    over_at BIGINT,
    over_reason BYTEA,
    agreed_by TEXT,
    agreed_at BIGINT,
    CHECK ((over_by IS NULL) = (over_at IS NULL) AND (over_by IS NULL) = (over_reason IS NULL)),
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
    CHECK (agreed_by IS NULL OR (over_by IS NOT NULL AND agreed_by <> over_by))
);

CREATE UNIQUE INDEX guardian_danger_one ON guardian_danger (member) WHERE agreed_at IS NULL;

CREATE VIEW published_guardian_danger AS SELECT member FROM guardian_danger WHERE agreed_at IS NULL;

-- 2026-11-23 423 protection disclosures
CREATE TABLE disclosure (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL,
    member TEXT NOT NULL,
    keeper TEXT,
    region TEXT COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    recipient TEXT NOT NULL,
    content BYTEA NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    request TEXT NOT NULL UNIQUE,
    keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10)
);

CREATE INDEX disclosure_region ON disclosure (region, made_at);

CREATE INDEX disclosure_keeper ON disclosure (keeper, made_at);

CREATE INDEX disclosure_finding ON disclosure (finding);

CREATE TABLE disclosure_step (
    disclosure TEXT NOT NULL REFERENCES disclosure (id),
    kind TEXT NOT NULL CHECK (kind IN ('agreed', 'made', 'personTold')),
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    worker TEXT NOT NULL,
    PRIMARY KEY (disclosure, kind)
);

-- 2026-11-23 425 rights requests
CREATE TABLE rights_request (
    id TEXT PRIMARY KEY,
    mark TEXT NOT NULL UNIQUE,
    participant TEXT NOT NULL,
    member TEXT NOT NULL,
    campaign TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    keeper TEXT,
    kind TEXT NOT NULL,
    applicant TEXT NOT NULL,
    manner TEXT NOT NULL,
    field TEXT,
    wish BYTEA,
    entered_by TEXT,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    review TEXT,
    review_why BYTEA,
    reviewed_by TEXT,
    reviewed_at BIGINT,
    first_by TEXT,
    first_at BIGINT,
    answer TEXT CHECK (answer IN ('granted', 'refused')),
    words BYTEA,
    proof TEXT,
    answered_by TEXT,
    answered_at BIGINT,
    open_until BIGINT,
    keep_until BIGINT,
    CHECK ((manner = 'counter') = (entered_by IS NOT NULL)),
    CHECK ((review IS NULL) = (reviewed_by IS NULL)),
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
    CHECK ((answer IS NULL) = (keep_until IS NULL)),
    CHECK (answer IS NULL OR answer = 'granted' OR words IS NOT NULL),
    CHECK (kind <> 'delete' OR answer IS NULL OR answer = 'refused'
        OR (first_by IS NOT NULL AND answered_by <> first_by))
);

CREATE INDEX rights_request_region ON rights_request (region, due_at);

CREATE INDEX rights_request_house ON rights_request (house, due_at) WHERE house IS NOT NULL;

CREATE INDEX rights_request_keep ON rights_request (keep_until) WHERE keep_until IS NOT NULL;

CREATE INDEX rights_request_participant ON rights_request (participant);

CREATE TABLE rights_key (
    mark TEXT PRIMARY KEY,
    request TEXT NOT NULL REFERENCES rights_request (id),
    until_at BIGINT NOT NULL
);

CREATE INDEX rights_key_until ON rights_key (until_at);

CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region,
    COALESCE(r.review, '') = 'harmless' AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request;

-- 2026-11-23 426 consents published guardians
CREATE VIEW published_guardian_link AS SELECT mark, participant, withdrawn_at FROM consent_link;

-- 2026-11-23 427 retention published holds
CREATE VIEW published_legal_hold AS SELECT campaign FROM legal_hold WHERE lifted_at IS NULL;

-- 2026-11-23 428 rights breaches
CREATE TABLE breach (
    id TEXT PRIMARY KEY,
    request TEXT NOT NULL UNIQUE,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    grade TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    content BYTEA NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE INDEX breach_region ON breach (region, due_at);

CREATE INDEX breach_unit ON breach (unit, due_at) WHERE unit IS NOT NULL;

CREATE TABLE breach_entry (
    id TEXT PRIMARY KEY,
    breach TEXT NOT NULL REFERENCES breach (id),
    request TEXT NOT NULL UNIQUE,
    step TEXT NOT NULL,
    words BYTEA NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT NOT NULL
);

CREATE INDEX breach_entry_breach ON breach_entry (breach, step);

-- 2026-11-23 430 interviews care paths
CREATE TABLE care_path (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id),
    step TEXT NOT NULL,
    since BIGINT NOT NULL,
    is_grave BOOLEAN NOT NULL,
    referred_by TEXT NOT NULL,
    back_on TEXT CHECK (LENGTH(back_on) = 10),
    due_clock TEXT,
    due_at BIGINT,
    closed_at BIGINT,
    closed_by TEXT,
    CHECK ((due_clock IS NULL) = (due_at IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (step <> 'closed')),
    CHECK (closed_at IS NULL OR due_at IS NULL),
    CHECK (NOT is_grave OR closed_by IS NULL OR closed_by <> referred_by)
);

CREATE UNIQUE INDEX care_path_open ON care_path (finding) WHERE closed_at IS NULL;

CREATE INDEX care_path_finding ON care_path (finding, id);

CREATE TABLE care_path_step (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL REFERENCES care_path (id),
    place BIGINT NOT NULL CHECK (place > 0),
    request TEXT NOT NULL UNIQUE,
    step TEXT NOT NULL,
    held_on TEXT NOT NULL CHECK (LENGTH(held_on) = 10),
    content BYTEA NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    UNIQUE (path, place)
);

CREATE TABLE doctors_advice (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL REFERENCES care_path (id),
    request TEXT NOT NULL UNIQUE,
    written_on TEXT NOT NULL CHECK (LENGTH(written_on) = 10),
    scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
    scan BYTEA NOT NULL,
    kept_by TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);

CREATE INDEX doctors_advice_path ON doctors_advice (path, id);

-- 2026-11-23 440 schoolwork lessons
CREATE TABLE lesson (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT NOT NULL,
    unit TEXT NOT NULL,
    held_on TEXT NOT NULL,
    topic TEXT NOT NULL CHECK (topic <> ''),
    form TEXT NOT NULL,
    teacher TEXT NOT NULL CHECK (teacher <> ''),
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    removed_by TEXT,
    removed_at BIGINT,
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);

CREATE UNIQUE INDEX lesson_once ON lesson (unit, held_on) WHERE removed_at IS NULL;

CREATE INDEX lesson_house ON lesson (house, held_on);

CREATE INDEX lesson_region ON lesson (region, held_on);

CREATE TABLE schoolwork_export (
    id TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    house TEXT,
    until_day TEXT NOT NULL,
    format TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- 2026-11-23 441 rosters published marks
CREATE VIEW published_member_mark AS SELECT house, name_index FROM member WHERE house IS NOT NULL;

-- 2026-11-23 442 schoolwork teachers and meetings
CREATE TABLE school_teacher (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    teaching_time TEXT NOT NULL,
    percent BIGINT NOT NULL CHECK (percent BETWEEN 1 AND 100),
    since_day TEXT NOT NULL,
    ended_on TEXT,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX school_teacher_once ON school_teacher (house, name) WHERE ended_on IS NULL;

CREATE INDEX school_teacher_region ON school_teacher (region);

CREATE TABLE group_member (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    group_role TEXT NOT NULL,
    since_day TEXT NOT NULL,
    ended_on TEXT,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX group_member_once ON group_member (house, name) WHERE ended_on IS NULL;

CREATE TABLE group_meeting (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT NOT NULL,
    held_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL CHECK (topic <> ''),
    attended BIGINT NOT NULL CHECK (attended > 0),
    summary BYTEA,
    request TEXT NOT NULL UNIQUE,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL
);

CREATE INDEX group_meeting_house ON group_meeting (house, held_on);

-- 2026-11-23 443 schoolwork class rounds
CREATE TABLE class_round (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    house TEXT NOT NULL,
    unit TEXT NOT NULL,
    topic TEXT NOT NULL,
    code_index TEXT NOT NULL UNIQUE,
    code_sealed BYTEA NOT NULL,
    request TEXT NOT NULL UNIQUE,
    begun BIGINT NOT NULL DEFAULT 0,
    finished BIGINT NOT NULL DEFAULT 0,
    opened_by TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    CHECK (finished <= begun)
);

CREATE INDEX class_round_opened_by ON class_round (opened_by, opened_at);

CREATE TABLE class_round_ticket (
    hash TEXT PRIMARY KEY,
    class_round TEXT NOT NULL REFERENCES class_round (id)
);

CREATE INDEX class_round_ticket_round ON class_round_ticket (class_round);

-- 2026-11-23 450 reports advice to officials
CREATE TABLE advisory (
    campaign TEXT NOT NULL REFERENCES report_edition (campaign),
    version BIGINT NOT NULL CHECK (version > 0),
    region TEXT COLLATE "C" NOT NULL,
    house TEXT,
    advice TEXT NOT NULL CHECK (advice <> ''),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'returned', 'replaced', 'approved')),
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    reason TEXT,
    PRIMARY KEY (campaign, version),
    CHECK ((state IN ('returned', 'approved')) = (decided_by IS NOT NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state = 'returned') = (reason IS NOT NULL)),
    CHECK (decided_by IS NULL OR decided_by <> written_by)
);

CREATE UNIQUE INDEX advisory_waiting ON advisory (campaign) WHERE state = 'waiting';

-- 2026-11-23 460 interviews late talks
CREATE TABLE finding_late (
    finding TEXT PRIMARY KEY REFERENCES finding (id) ON DELETE CASCADE,
    due_at BIGINT NOT NULL,
    told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
    told_at BIGINT NOT NULL,
    next_at BIGINT
);

CREATE INDEX finding_due ON finding (due_at) WHERE due_clock = 'interview' AND closed_at IS NULL;

-- 2026-11-23 460 rights narrow files
ALTER TABLE rights_key ADD COLUMN is_narrow BOOLEAN NOT NULL DEFAULT TRUE;

ALTER TABLE rights_request ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX rights_request_waits ON rights_request (id) WHERE waits;

DROP VIEW published_rights_key;

CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
    (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request;

-- 2026-11-23 461 protection published findings
CREATE VIEW published_harm_finding AS SELECT finding FROM harm_report UNION SELECT finding FROM disclosure;

-- 2026-11-23 461 reports of surveys that have stopped
ALTER TABLE report_edition ADD COLUMN survey_stopped_at BIGINT;

-- 2026-11-23 470 interviews archive transfers
CREATE TABLE archive_transfer (
    id TEXT PRIMARY KEY,
    request TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL,
    sender TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    recipient TEXT NOT NULL,
    recipient_region TEXT COLLATE "C" NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('guardianConsent', 'ownConsent', 'legalDuty')),
    evidence BYTEA NOT NULL,
    content BYTEA,
    is_open BOOLEAN NOT NULL,
    is_grave BOOLEAN NOT NULL,
    has_alert BOOLEAN NOT NULL,
    sent_by TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    told_late_at BIGINT,
    ending TEXT CHECK (ending IN ('acknowledged', 'returned', 'takenBack')),
    ended_by TEXT,
    ended_at BIGINT,
    reason BYTEA,
    taken_member TEXT,
    taken_finding TEXT,
    CHECK (sender <> recipient),
    CHECK ((ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL) = (ended_by IS NULL)),
    CHECK ((content IS NOT NULL) = (ending IS NULL OR ending = 'acknowledged')),
    CHECK (ending IS NULL OR ending <> 'acknowledged' OR (ended_by <> sent_by AND taken_member IS NOT NULL
        AND taken_finding IS NOT NULL)),
    CHECK (ending IS NULL OR ending <> 'returned' OR reason IS NOT NULL)
);

CREATE UNIQUE INDEX archive_transfer_one ON archive_transfer (member, sender) WHERE ending IS NULL;

CREATE INDEX archive_transfer_sender ON archive_transfer (sender, sent_at);

CREATE INDEX archive_transfer_recipient ON archive_transfer (recipient, sent_at);

CREATE INDEX archive_transfer_taken ON archive_transfer (taken_member) WHERE taken_member IS NOT NULL;

CREATE INDEX archive_transfer_due ON archive_transfer (due_at) WHERE ending IS NULL;

ALTER TABLE finding ADD COLUMN handed_on_at BIGINT;

ALTER TABLE finding ADD COLUMN transfer TEXT;

CREATE VIEW published_transfer AS
SELECT id, member, recipient, recipient_region FROM archive_transfer WHERE ending IS NULL;

DROP VIEW published_care;

CREATE VIEW published_care AS
SELECT f.participant, f.campaign, f.keeper AS house, f.region, f.by_flag > 0 AS has_flag, f.level,
    f.interview_due, f.talked_at, COALESCE(f.closed_at, f.handed_on_at) AS closed_at,
    EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
        AS guardian_reached,
    EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
FROM finding f WHERE f.transfer IS NULL;

DROP VIEW published_finding;

CREATE VIEW published_finding AS
SELECT participant, campaign, unit, house, region, proposed, by_flag > 0 AS has_flag, level, found_at,
    interview_due, talked_at, due_clock, due_at, closed_at
FROM finding WHERE transfer IS NULL;

-- 2026-11-23 471 rosters published twins
CREATE VIEW published_member_twin AS
SELECT a.id AS member, b.id AS twin, b.house
FROM member a JOIN member b ON b.id <> a.id AND (b.id_index = a.id_index
    OR (b.identity_index = a.identity_index AND (a.id_index IS NULL OR b.id_index IS NULL)))
WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.house IS NOT NULL;

-- 2026-11-23 474 rights recipients
CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    recorded_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE INDEX recipient_region ON recipient (region);

CREATE INDEX recipient_unit ON recipient (unit) WHERE unit IS NOT NULL;

CREATE TABLE recipient_version (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL REFERENCES recipient (id),
    version BIGINT NOT NULL CHECK (version > 0),
    request TEXT NOT NULL UNIQUE,
    terms TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    agreed_by TEXT,
    agreed_at BIGINT,
    UNIQUE (recipient, version),
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
    CHECK (agreed_by <> written_by),
    CHECK (until_day >= from_day)
);

CREATE TABLE recipient_end (
    recipient TEXT PRIMARY KEY REFERENCES recipient (id),
    request TEXT NOT NULL UNIQUE,
    why BYTEA NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT NOT NULL
);

CREATE TABLE recipient_return (
    recipient TEXT PRIMARY KEY REFERENCES recipient_end (recipient),
    request TEXT NOT NULL UNIQUE,
    how TEXT NOT NULL CHECK (how IN ('returned', 'deleted')),
    confirmed_by BYTEA NOT NULL,
    confirmed_on TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT NOT NULL
);

CREATE VIEW published_recipient AS
SELECT r.id, r.region, r.unit, v.version, v.terms, v.from_day, v.until_day,
    (e.recipient IS NOT NULL) AS is_ended
FROM recipient r JOIN recipient_version v ON v.recipient = r.id AND v.agreed_at IS NOT NULL
LEFT JOIN recipient_end e ON e.recipient = r.id
WHERE NOT EXISTS (
    SELECT 1 FROM recipient_version n
    WHERE n.recipient = r.id AND n.version > v.version AND n.agreed_at IS NOT NULL);

-- 2026-11-23 475 consents named recipients
CREATE TABLE consent_notice_recipient (
    notice TEXT NOT NULL REFERENCES consent_notice (id),
    recipient TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (notice, recipient)
);

ALTER TABLE consent_notice ADD COLUMN recipients TEXT NOT NULL DEFAULT '[]';

CREATE VIEW published_notice_recipient AS
SELECT n.campaign, n.version AS notice_version, k.recipient, k.version, k.name
FROM consent_notice_recipient k JOIN consent_notice n ON n.id = k.notice;

-- 2026-11-23 478 interviews taken along
CREATE TABLE taken_interview (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    campaign TEXT NOT NULL,
    house TEXT,
    region TEXT COLLATE "C" NOT NULL,
    scales TEXT NOT NULL,
    language TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    request TEXT,
    brought_at BIGINT,
    is_grave BOOLEAN NOT NULL,
    CHECK ((request IS NULL) = (brought_at IS NULL))
);

CREATE INDEX taken_interview_participant ON taken_interview (participant);

CREATE INDEX taken_interview_campaign ON taken_interview (campaign);

-- 2026-11-23 479 alerts answered before
ALTER TABLE alert ADD COLUMN answered_at BIGINT;

-- 2026-11-23 482 campaigns door
ALTER TABLE campaign ADD COLUMN walk_ins BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE campaign ADD COLUMN said_aloud BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE campaign ADD COLUMN guardians_aloud BOOLEAN NOT NULL DEFAULT FALSE;

CREATE VIEW published_campaign_door AS
SELECT id AS campaign, walk_ins, said_aloud, guardians_aloud FROM campaign;

-- 2026-11-23 483 rosters met at the door
CREATE TABLE door_meeting (
    campaign TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES member (id),
    region TEXT COLLATE "C" NOT NULL,
    request TEXT NOT NULL UNIQUE,
    met_by TEXT,
    met_at BIGINT NOT NULL,
    PRIMARY KEY (campaign, member)
);

CREATE INDEX door_meeting_member ON door_meeting (member);

CREATE VIEW published_door_meeting AS SELECT campaign, member, region FROM door_meeting;

-- 2026-11-23 484 consents said aloud
CREATE TABLE consent_aloud (
    consent TEXT PRIMARY KEY REFERENCES consent (id),
    request TEXT NOT NULL UNIQUE,
    said_by BYTEA NOT NULL,
    understood BYTEA,
    witness BYTEA,
    called BYTEA
);

-- 2026-11-23 488 interviews late visits
CREATE TABLE care_path_late (
    path TEXT PRIMARY KEY REFERENCES care_path (id) ON DELETE CASCADE,
    due_at BIGINT NOT NULL,
    told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
    told_at BIGINT NOT NULL,
    next_at BIGINT
);

CREATE INDEX care_path_due ON care_path (due_at) WHERE closed_at IS NULL;

-- 2026-11-23 490 rights keys that end at once
ALTER TABLE rights_key ADD COLUMN ends_in_danger BOOLEAN NOT NULL DEFAULT TRUE;

DROP VIEW published_rights_key;

CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
    (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request
WHERE k.is_narrow OR NOT k.ends_in_danger
    OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member);

-- 2026-11-23 491 retention erasure certificates
CREATE TABLE erasure_certificate (
    request TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    text TEXT NOT NULL,
    mark TEXT NOT NULL,
    kept BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE VIEW published_erasure_certificate AS SELECT request, mark, kept, made_at FROM erasure_certificate;

-- 2026-11-23 495 rights keys set aside
DROP VIEW published_rights_key;

-- 2026-11-23 495 rosters twins by their marks
DROP VIEW published_member_twin;

CREATE VIEW published_member_twin AS
SELECT a.id AS member, b.id AS twin, b.house
FROM member a JOIN member b ON b.id_index = a.id_index AND b.id <> a.id
WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.id_index IS NOT NULL AND b.house IS NOT NULL
UNION ALL
SELECT a.id AS member, b.id AS twin, b.house
FROM member a JOIN member b ON b.identity_index = a.identity_index AND b.id <> a.id
WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.house IS NOT NULL
    AND (a.id_index IS NULL OR b.id_index IS NULL);

-- 2026-11-23 496 interviews danger after a transfer
CREATE INDEX archive_transfer_member ON archive_transfer (member);

CREATE VIEW published_handed_on AS
SELECT member, sent_at FROM archive_transfer WHERE ending = 'acknowledged';

DROP VIEW published_guardian_danger;

CREATE VIEW published_guardian_danger AS
SELECT member FROM guardian_danger WHERE agreed_at IS NULL
UNION ALL
SELECT t.member FROM guardian_danger d JOIN archive_transfer t ON t.taken_member = d.member
WHERE d.agreed_at IS NULL AND t.ending = 'acknowledged' AND NOT EXISTS (
    SELECT 1 FROM guardian_danger o WHERE o.member = t.member AND o.agreed_at IS NULL);

-- 2026-11-23 497 rights keys put back
CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
    (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request
WHERE k.is_narrow OR NOT k.ends_in_danger
    OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member);

-- 2026-11-23 503 interviews errands
CREATE TABLE care_errand (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id),
    request TEXT NOT NULL UNIQUE,
    errand TEXT NOT NULL
        CHECK (errand IN ('principal', 'bureau', 'crisisGroup', 'referral', 'classTeacher')),
    at BIGINT NOT NULL,
    content BYTEA NOT NULL,
    noted_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL
);

CREATE INDEX care_errand_finding ON care_errand (finding, id);

ALTER TABLE finding ADD COLUMN errand TEXT;

ALTER TABLE finding ADD COLUMN errand_at BIGINT;

-- 2026-11-23 504 interviews published archive
CREATE VIEW published_archive AS
SELECT f.id AS finding, f.participant, f.member, f.campaign, f.region, f.keeper, f.found_at,
    COALESCE(f.closed_at, f.handed_on_at) AS ended_at, f.transfer IS NOT NULL AS is_received,
    (f.handed_on_at IS NULL AND (f.closed_at IS NULL OR f.errand IS NOT NULL OR EXISTS (
        SELECT 1 FROM care_path p WHERE p.finding = f.id AND p.closed_at IS NULL)))
    OR EXISTS (SELECT 1 FROM archive_transfer t WHERE t.member = f.member AND t.ending IS NULL) AS is_open
FROM finding f;

-- 2026-11-23 505 rights published requests
CREATE VIEW published_rights_request AS
SELECT participant, member, (answer IS NULL OR waits) AS is_open, open_until FROM rights_request;

CREATE INDEX rights_request_member ON rights_request (member);

-- 2026-11-23 506 protection published terms
CREATE VIEW published_harm_term AS
SELECT finding, member, keep_until FROM harm_report
UNION ALL SELECT finding, member, keep_until FROM disclosure;

CREATE INDEX harm_report_member ON harm_report (member);

CREATE INDEX disclosure_member ON disclosure (member);

-- 2026-11-23 507 retention third kind
CREATE TABLE deletion_list_before AS
SELECT id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings, kept, proposed_at,
    first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at
FROM deletion_list;

CREATE TABLE deletion_part_before AS
SELECT list, place, part, deleted, ended_at, left_over FROM deletion_part;

CREATE TABLE deletion_certificate_before AS
SELECT list, number, text, mark, previous, made_at FROM deletion_certificate;

DROP TABLE deletion_certificate;

DROP TABLE deletion_part;

DROP TABLE deletion_list;

CREATE TABLE deletion_list (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answers', 'evidence', 'archive')),
    round BIGINT NOT NULL DEFAULT 0,
    region TEXT COLLATE "C" NOT NULL,
    unit TEXT,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'failed', 'done')),
    invited BIGINT NOT NULL,
    sittings BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    first_by TEXT,
    first_at BIGINT,
    second_by TEXT,
    second_at BIGINT,
    retried_by TEXT,
    retried_at BIGINT,
    ended_at BIGINT,
    UNIQUE (campaign, kind, round),
    CHECK (second_by IS NULL OR (first_by IS NOT NULL AND second_by <> first_by)),
    CHECK (state = 'proposed' OR second_by IS NOT NULL),
    CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL)),
    CHECK (kind <> 'answers' OR round = 0),
    CHECK (kind <> 'archive' OR round > 0)
);

CREATE INDEX deletion_list_region ON deletion_list (region, id);

CREATE TABLE deletion_part (
    list TEXT NOT NULL REFERENCES deletion_list (id),
    place BIGINT NOT NULL,
    part TEXT NOT NULL,
    deleted BIGINT NOT NULL,
    ended_at BIGINT,
    left_over BIGINT,
    PRIMARY KEY (list, place),
    UNIQUE (list, part)
);

CREATE TABLE deletion_certificate (
    list TEXT PRIMARY KEY REFERENCES deletion_list (id),
    number BIGINT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    mark TEXT NOT NULL,
    previous TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

INSERT INTO deletion_list (id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings,
    kept, proposed_at, first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at)
SELECT id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings, kept, proposed_at,
    first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at
FROM deletion_list_before;

INSERT INTO deletion_part (list, place, part, deleted, ended_at, left_over)
SELECT list, place, part, deleted, ended_at, left_over FROM deletion_part_before;

INSERT INTO deletion_certificate (list, number, text, mark, previous, made_at)
SELECT list, number, text, mark, previous, made_at FROM deletion_certificate_before;

DROP TABLE deletion_certificate_before;

DROP TABLE deletion_part_before;

DROP TABLE deletion_list_before;

-- 2026-11-23 508 retention archived people
CREATE TABLE deletion_person (
    list TEXT NOT NULL REFERENCES deletion_list (id),
    participant TEXT NOT NULL,
    member TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    evidence_until BIGINT,
    PRIMARY KEY (list, participant)
);

CREATE INDEX deletion_person_participant ON deletion_person (participant);

CREATE TABLE archive_look (
    campaign TEXT PRIMARY KEY,
    looked_on TEXT NOT NULL CHECK (LENGTH(looked_on) = 10)
);

CREATE VIEW published_ended_archive AS
SELECT d.list, l.campaign, d.participant, d.evidence_until
FROM deletion_person d JOIN deletion_list l ON l.id = d.list;

-- 2026-11-23 510 interviews errands that are open
CREATE TABLE care_errand_open (
    id TEXT PRIMARY KEY,
    finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    errand TEXT NOT NULL
        CHECK (errand IN ('principal', 'bureau', 'crisisGroup', 'referral', 'classTeacher')),
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
    due_at BIGINT NOT NULL,
    came BOOLEAN NOT NULL,
    UNIQUE (finding, errand)
);

CREATE INDEX care_errand_open_due ON care_errand_open (due_at);

INSERT INTO care_errand_open (id, finding, errand, level, due_at, came)
SELECT f.id || ' ' || f.errand, f.id, f.errand, f.level, f.errand_at, FALSE FROM finding f
WHERE f.errand IS NOT NULL AND f.level > 0 AND f.closed_at IS NULL AND f.handed_on_at IS NULL;

CREATE TABLE care_errand_late (
    errand TEXT PRIMARY KEY REFERENCES care_errand_open (id) ON DELETE CASCADE,
    due_at BIGINT NOT NULL,
    told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
    told_at BIGINT NOT NULL,
    next_at BIGINT
);

-- 2026-11-23 511 rights keys set aside again
DROP VIEW published_rights_key;

-- 2026-11-23 512 interviews danger after many transfers
DROP VIEW published_guardian_danger;

CREATE VIEW published_guardian_danger AS
WITH RECURSIVE endangered (member) AS (
    SELECT d.member FROM guardian_danger d WHERE d.agreed_at IS NULL
    UNION
    SELECT t.member FROM endangered e JOIN archive_transfer t ON t.taken_member = e.member
    WHERE t.ending = 'acknowledged'
)
SELECT member FROM endangered;

-- 2026-11-23 513 rights keys put back again
CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
    (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request
WHERE k.is_narrow OR NOT k.ends_in_danger
    OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member);

-- 2026-11-23 514 interviews retests after a transfer
DROP VIEW published_retest;

CREATE VIEW published_retest AS
SELECT r.participant, r.campaign, r.keeper AS house, r.region, r.decision,
    (r.decision IS NULL AND NOT EXISTS (
    SELECT 1 FROM archive_transfer h
    WHERE h.member = r.member AND h.sender = r.keeper AND h.ending = 'acknowledged'
        AND h.ended_at >= r.found_at)) AS is_open
FROM retest_wish r;

-- 2026-11-23 516 consents sharing
CREATE TABLE consent_sharing (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
    recipient TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    standing TEXT NOT NULL CHECK (standing IN ('given', 'declined', 'withdrawn')),
    notice TEXT NOT NULL REFERENCES consent_notice (id),
    manner TEXT NOT NULL CHECK (manner IN ('link', 'paper', 'sitting', 'aloud')),
    recorded_by TEXT,
    at BIGINT NOT NULL,
    is_last BOOLEAN NOT NULL,
    CHECK ((manner IN ('paper', 'aloud')) = (recorded_by IS NOT NULL))
);

CREATE UNIQUE INDEX consent_sharing_last ON consent_sharing (participant, giver, recipient, version)
WHERE is_last;

CREATE INDEX consent_sharing_participant ON consent_sharing (participant, giver, recipient, version, at);

CREATE INDEX consent_sharing_recipient ON consent_sharing (recipient, version);

CREATE INDEX consent_sharing_notice ON consent_sharing (notice);

-- 2026-11-23 517 consents published sharing
CREATE VIEW published_sharing_answer AS
SELECT id, participant, giver, recipient, version, standing, at, is_last FROM consent_sharing;

CREATE VIEW published_shared_with AS
SELECT s.participant, s.giver, s.recipient, s.version, s.standing, s.at, r.from_day, r.until_day
FROM consent_sharing s
JOIN published_recipient r ON r.id = s.recipient AND r.version = s.version AND NOT r.is_ended
JOIN published_participant p ON p.id = s.participant
WHERE s.is_last
    AND EXISTS (
        SELECT 1 FROM published_consent c
        WHERE c.participant = s.participant AND c.giver = s.giver AND c.standing = 'given')
    AND NOT EXISTS (
        SELECT 1 FROM published_consent c WHERE c.participant = s.participant AND c.standing <> 'given')
    AND (s.giver <> 'guardian'
        OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = p.member));

-- 2026-11-23 518 consents sharing written down
CREATE TABLE consent_sharing_paper (
    sharing TEXT PRIMARY KEY REFERENCES consent_sharing (id),
    request TEXT NOT NULL UNIQUE,
    signed_by BYTEA NOT NULL,
    signed_on TEXT NOT NULL CHECK (LENGTH(signed_on) = 10),
    scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
    scan BYTEA NOT NULL
);

CREATE TABLE consent_sharing_aloud (
    sharing TEXT PRIMARY KEY REFERENCES consent_sharing (id),
    request TEXT NOT NULL UNIQUE,
    said_by BYTEA NOT NULL,
    understood BYTEA,
    witness BYTEA,
    called BYTEA
);

-- 2026-11-23 522 interviews care tags
CREATE TABLE care_tag (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    keeper TEXT NOT NULL,
    request TEXT NOT NULL UNIQUE,
    mark TEXT NOT NULL UNIQUE,
    content BYTEA NOT NULL,
    until_day TEXT NOT NULL CHECK (LENGTH(until_day) = 10),
    noted_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL
);

CREATE INDEX care_tag_member ON care_tag (member);

CREATE INDEX care_tag_keeper ON care_tag (keeper, until_day);

CREATE INDEX care_tag_until ON care_tag (until_day);

-- 2026-11-23 523 interviews high-risk weeks
ALTER TABLE finding ADD COLUMN weeks_until TEXT;

CREATE TABLE risk_date (
    id TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    keeper TEXT NOT NULL,
    request TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('termStart', 'exam', 'results', 'anniversary')),
    day TEXT NOT NULL CHECK (LENGTH(day) = 10),
    noted_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    UNIQUE (keeper, kind, day)
);

-- 2026-11-23 532 access why somebody was opened
ALTER TABLE audit_line ADD COLUMN reason TEXT NOT NULL DEFAULT '';

DROP VIEW published_audit_line;

CREATE VIEW published_audit_line AS
SELECT id, at, caller_kind, caller_id, caller_name, use_case, subject, outcome, reason FROM audit_line;

-- 2026-11-23 533 protection staff checks
CREATE TABLE staff_check (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    unit TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    queried_on TEXT NOT NULL CHECK (LENGTH(queried_on) = 10),
    next_due TEXT NOT NULL CHECK (LENGTH(next_due) = 10),
    remind_on TEXT NOT NULL CHECK (LENGTH(remind_on) = 10),
    outcome BYTEA NOT NULL,
    noted_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10),
    request TEXT NOT NULL UNIQUE,
    CHECK (account <> noted_by AND queried_on < next_due)
);

CREATE INDEX staff_check_account ON staff_check (account, unit, id);

CREATE INDEX staff_check_keep ON staff_check (keep_until);

CREATE TABLE staff_reminder (
    mark TEXT PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL,
    told_on TEXT NOT NULL CHECK (LENGTH(told_on) = 10)
);

-- 2026-11-23 550 rights published agreements
CREATE VIEW published_recipient_agreed AS
SELECT recipient, version, agreed_at FROM recipient_version WHERE agreed_at IS NOT NULL;

-- 2026-11-23 551 rights requests that are answered
DROP VIEW published_rights_request;

CREATE VIEW published_rights_request AS
SELECT participant, member, answer IS NULL AS is_open, open_until FROM rights_request;

-- 2026-11-23 552 interviews records of one child
CREATE VIEW published_same_child AS
SELECT member, taken_member AS other FROM archive_transfer WHERE ending = 'acknowledged'
UNION ALL SELECT taken_member, member FROM archive_transfer WHERE ending = 'acknowledged';

-- 2026-11-23 555 interviews retests after a return
DROP VIEW published_retest;

CREATE VIEW published_retest AS
SELECT r.participant, r.campaign, r.keeper AS house, r.region, r.decision,
    (r.decision IS NULL AND NOT EXISTS (
    SELECT 1 FROM archive_transfer h
    WHERE h.member = r.member AND h.sender = r.keeper AND h.ending = 'acknowledged'
        AND h.ended_at >= r.found_at AND NOT EXISTS (
            SELECT 1 FROM archive_transfer b
            WHERE b.taken_member = h.member AND b.recipient = h.sender AND b.ending = 'acknowledged'
                AND b.ended_at >= h.ended_at))) AS is_open
FROM retest_wish r;

-- 2026-11-23 560 campaigns place of closure exports
ALTER TABLE campaign_closure_export
ADD COLUMN region TEXT COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE campaign_closure_export ADD COLUMN unit TEXT;

UPDATE campaign_closure_export SET
    region = (SELECT c.region FROM campaign c WHERE c.id = campaign_closure_export.campaign),
    unit = (SELECT c.unit FROM campaign c WHERE c.id = campaign_closure_export.campaign);

CREATE INDEX campaign_closure_export_campaign ON campaign_closure_export (campaign, taken_at);

-- 2026-11-23 561 sittings why a sheet is marked
DROP VIEW published_any_sheet;

CREATE VIEW published_any_sheet AS
SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
    t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, s.version, t.finished_at, s.worst_rank,
    s.total, s.band, s.positive_by, s.too_fast IS TRUE AS is_too_fast,
    s.straight_line IS TRUE AS is_straight_line, s.inconsistent IS TRUE AS is_inconsistent,
    s.not_valid IS NOT NULL AS is_not_valid,
    s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
        AS is_marked
FROM sheet s JOIN sitting t ON t.id = s.sitting;

-- 2026-11-23 562 reports by marks
ALTER TABLE report_edition ADD COLUMN tells_marks BOOLEAN NOT NULL DEFAULT FALSE;

-- 2026-11-23 565 reports without points that tell
UPDATE report_figure SET points = NULL, squares = NULL WHERE points IS NOT NULL;

-- 2026-11-23 566 consents sharing set aside
DROP VIEW published_shared_with;

-- 2026-11-23 566 rights keys set aside once more
DROP VIEW published_rights_key;

-- 2026-11-23 567 interviews danger after an archive has ended
CREATE TABLE archive_passed_on (
    member TEXT NOT NULL,
    taken_member TEXT NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (taken_member, member)
);

CREATE INDEX archive_passed_on_member ON archive_passed_on (member);

INSERT INTO archive_passed_on (member, taken_member, region)
SELECT t.member, t.taken_member, MIN(t.region) FROM archive_transfer t WHERE t.ending = 'acknowledged'
GROUP BY t.member, t.taken_member;

DROP VIEW published_guardian_danger;

CREATE VIEW published_guardian_danger AS
WITH RECURSIVE endangered (member) AS (
    SELECT d.member FROM guardian_danger d WHERE d.agreed_at IS NULL
    UNION
    SELECT t.member FROM endangered e JOIN archive_passed_on t ON t.taken_member = e.member
)
SELECT member FROM endangered;

DROP VIEW published_same_child;

CREATE VIEW published_same_child AS
SELECT member, taken_member AS other FROM archive_passed_on
UNION ALL SELECT taken_member, member FROM archive_passed_on;

-- 2026-11-23 568 consents sharing put back
CREATE VIEW published_shared_with AS
SELECT s.participant, s.giver, s.recipient, s.version, s.standing, s.at, r.from_day, r.until_day
FROM consent_sharing s
JOIN published_recipient r ON r.id = s.recipient AND r.version = s.version AND NOT r.is_ended
JOIN published_participant p ON p.id = s.participant
WHERE s.is_last
    AND EXISTS (
        SELECT 1 FROM published_consent c
        WHERE c.participant = s.participant AND c.giver = s.giver AND c.standing = 'given')
    AND NOT EXISTS (
        SELECT 1 FROM published_consent c WHERE c.participant = s.participant AND c.standing <> 'given')
    AND (s.giver <> 'guardian'
        OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = p.member));

-- 2026-11-23 568 rights keys put back once more
CREATE VIEW published_rights_key AS
SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
    (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
FROM rights_key k JOIN rights_request r ON r.id = k.request
WHERE k.is_narrow OR NOT k.ends_in_danger
    OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member);

-- 2026-11-23 569 protection staff hindrances
ALTER TABLE staff_check ADD COLUMN suspend_due BIGINT NOT NULL DEFAULT 0;

ALTER TABLE staff_check ADD COLUMN followed_at BIGINT;

UPDATE staff_check SET suspend_due = noted_at + 86400000;

CREATE INDEX staff_check_follow ON staff_check (suspend_due) WHERE followed_at IS NULL;

-- 2026-11-23 570 minutes of a room that were added once
ALTER TABLE sitting_room ADD COLUMN last_addition TEXT;

-- 2026-11-23 571 imports lists in place of others
ALTER TABLE import_draft ADD COLUMN replaced BIGINT NOT NULL DEFAULT 0;

-- 2026-11-23 572 campaigns numbers taken along
CREATE TABLE class_number (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    unit TEXT NOT NULL,
    highest BIGINT NOT NULL CHECK (highest > 0),
    PRIMARY KEY (campaign, unit)
);

-- 2026-11-23 580 interviews shown since
ALTER TABLE finding ADD COLUMN shown_at BIGINT;

-- 2026-11-23 581 interviews late follow-ups
CREATE INDEX finding_followed ON finding (due_at) WHERE due_clock <> 'interview' AND closed_at IS NULL;
