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

-- 2026-11-22 110 access published audit
CREATE INDEX audit_line_caller ON audit_line (caller_id, id) WHERE caller_id IS NOT NULL;

CREATE INDEX audit_line_subject ON audit_line (subject, id) WHERE subject <> '';

CREATE VIEW published_audit_line AS
SELECT id, at, caller_kind, caller_id, caller_name, use_case, subject, outcome FROM audit_line;

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
