-- The embedded base. Text ids stand once each; edges and statements join by integer keys.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    document_type TEXT NOT NULL,
    edition_key TEXT NOT NULL,
    agency TEXT,
    fiscal_year INTEGER,
    title TEXT,
    encoding TEXT NOT NULL,
    forms TEXT NOT NULL,                 -- JSON list
    superseded_by TEXT REFERENCES document (id)
) STRICT;
CREATE INDEX document_edition ON document (edition_key);

CREATE TABLE load (
    key INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id),
    loaded_at TEXT NOT NULL,             -- ISO 8601, UTC
    report TEXT NOT NULL                 -- JSON
) STRICT;

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key),
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    subject TEXT NOT NULL,
    predicate TEXT NOT NULL,
    object TEXT,
    qualifier TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,                 -- JSON
    rank INTEGER NOT NULL,
    confidence REAL NOT NULL,
    matched_from TEXT
) STRICT;
CREATE INDEX statement_subject ON statement (subject, predicate, object, qualifier);
CREATE INDEX statement_object ON statement (object) WHERE object IS NOT NULL;
CREATE INDEX statement_document ON statement (document);

-- What the graph is derived from.
CREATE VIEW statement_in_force AS
SELECT statement.*, document.id AS document_id, document.fiscal_year AS document_fiscal_year
FROM statement JOIN document ON document.key = statement.document
WHERE document.superseded_by IS NULL;

CREATE TABLE node (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    code TEXT,
    name TEXT,
    fiscal_year INTEGER,
    properties TEXT NOT NULL             -- JSON object
) STRICT;
CREATE INDEX node_kind ON node (kind, fiscal_year, id);
CREATE INDEX node_code ON node (code) WHERE code IS NOT NULL;

CREATE TABLE edge (
    source INTEGER NOT NULL REFERENCES node (key),
    kind TEXT NOT NULL,
    target INTEGER NOT NULL REFERENCES node (key),
    qualifier TEXT NOT NULL DEFAULT '',
    properties TEXT NOT NULL,            -- JSON object
    PRIMARY KEY (source, kind, target, qualifier)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_target ON edge (target, kind, source);

-- Codes (tier 0), names and aliases (tier 1) as folded by kb.text.fold: exact lookup, spaces aside.
CREATE TABLE node_label (
    label TEXT NOT NULL,
    tier INTEGER NOT NULL,
    node INTEGER NOT NULL REFERENCES node (key),
    PRIMARY KEY (label, tier, node)
) STRICT, WITHOUT ROWID;

-- The same labels, one a line, folded; rowid is node.key. Trigrams serve Thai, which writes no spaces between words.
CREATE VIRTUAL TABLE node_text USING fts5 (id UNINDEXED, kind UNINDEXED, text, tokenize = 'trigram');
