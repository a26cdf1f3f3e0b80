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
    id TEXT NOT NULL,                    -- once in a document, which the writer sees to: an index in the order of
                                         -- hashes would cost more than the table, and nothing is looked up by it
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

-- Exact lookup of labels as folded by kb.text.fold: codes (tier 0), names, short names and aliases (tier 1), codes without their
-- dots where they have any (tier 2).
CREATE TABLE node_label (
    label TEXT NOT NULL,
    tier INTEGER NOT NULL,
    node INTEGER NOT NULL REFERENCES node (key),
    PRIMARY KEY (label, tier, node)
) STRICT, WITHOUT ROWID;

-- Codes, names, short names and aliases, one a line; rowid is node.key. `text` is folded by kb.text.fold, `loose` by kb.text.loose:
-- the coarser one is indexed, so that one index finds damaged words too, and the finer one says which are as written.
-- Trigrams serve Thai, which writes no spaces between words. Nodes that are called nothing, such as budgets, have no row;
-- the sizes of columns are for a ranking that nobody asks for.
CREATE VIRTUAL TABLE node_text USING fts5 (text UNINDEXED, loose, columnsize = 0, tokenize = 'trigram');

-- Each distinct printed text once, however many statements it makes; `hash` is of the text, which the statements keep.
CREATE TABLE passage (
    key INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL UNIQUE
) STRICT;

-- Where a passage stands, once for each subject and place: the first of the statements there. No foreign key to
-- statement, for which each deletion would look through the whole table: text_index.forget removes the rows.
CREATE TABLE passage_place (
    passage INTEGER NOT NULL REFERENCES passage (key),
    statement INTEGER NOT NULL,
    PRIMARY KEY (passage, statement)
) STRICT, WITHOUT ROWID;

-- The passages, folded by kb.text.loose; rowid is passage.key. The index alone: the texts are in the statements.
CREATE VIRTUAL TABLE passage_text USING fts5 (loose, content = '', columnsize = 0, tokenize = 'trigram');
