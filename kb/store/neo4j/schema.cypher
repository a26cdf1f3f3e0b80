// The base in Neo4j. What SQLite's tables hold, as nodes and relationships:
//
// (:Node:<Kind> {id, kind, code, name, fiscal_year, properties, p_<property>…, text, loose, grams})
//     A node of the graph. <Kind> is the kind in capitals and small letters (:KeyResult). `properties` is canonical
//     JSON; because Cypher has no functions for JSON, each property also stands alone as `p_<property>`: text, numbers
//     and booleans as they are, lists and mappings as canonical JSON, nulls left out. `text` and `loose` are the
//     folded and loosely folded labels, a line each; `grams` is what the full-text index reads.
// (:Node)-[:<edge kind> {qualifier, properties, p_<property>…}]->(:Node)
//     An edge, from the lower to the higher. Nothing else joins two :Node.
// (:Label {label, tier})-[:labels]->(:Node)
//     Exact lookup: codes (tier 0), names, short names and aliases (1), codes without their dots (2).
//     A label of over 4,000 bytes, which no index takes, stands there as a hash.
// (:DocumentRecord {id, sha256, file_name, document_type, edition_key, agency, fiscal_year, title, encoding, forms,
//     superseded_by})
//     `forms` is a list as JSON. In force where `superseded_by` is null.
// (:Statement {id, seq, table_number, row_number, column_number, line, text, subject, predicate, object, qualifier,
//     value, rank, confidence, matched_from})-[:stated_in]->(:DocumentRecord)
//     `value` is JSON; `seq` counts in the order of loading. No index on `id`: it is the hash of the document and of
//     what is said, the writer keeps it single within a document, and no question begins with it.
// (:Statement)-[:prints]->(:Passage {key, hash, grams})
//     Each distinct printed text once; from it leads the first statement of each subject and place. The text is in
//     the statements.
// (:Load {seq, document, loaded_at, report})
// (:Mark {name, value})
// (:Meta {application, version, generation, last_statement, last_load, locked})
//     One node, which tells a base from another program's data. A writer sets `locked` first, which keeps other
//     writers waiting until its transaction ends; the value means nothing.
//
// Labels, texts and passages are found by the full-text indexes `node_grams` and `passage_grams`, whose texts are the
// overlapping runs of three letters: a phrase of such runs is a substring, in Thai too.

CREATE CONSTRAINT policytrace_meta IF NOT EXISTS FOR (m:Meta) REQUIRE m.application IS UNIQUE;
CREATE CONSTRAINT policytrace_mark IF NOT EXISTS FOR (m:Mark) REQUIRE m.name IS UNIQUE;
CREATE CONSTRAINT policytrace_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policytrace_document IF NOT EXISTS FOR (d:DocumentRecord) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT policytrace_document_bytes IF NOT EXISTS FOR (d:DocumentRecord) REQUIRE d.sha256 IS UNIQUE;
CREATE CONSTRAINT policytrace_passage IF NOT EXISTS FOR (p:Passage) REQUIRE p.hash IS UNIQUE;
CREATE CONSTRAINT policytrace_passage_key IF NOT EXISTS FOR (p:Passage) REQUIRE p.key IS UNIQUE;
CREATE CONSTRAINT policytrace_load IF NOT EXISTS FOR (l:Load) REQUIRE l.seq IS UNIQUE;
CREATE INDEX policytrace_document_edition IF NOT EXISTS FOR (d:DocumentRecord) ON (d.edition_key);
CREATE INDEX policytrace_document_agency IF NOT EXISTS FOR (d:DocumentRecord) ON (d.agency);
CREATE INDEX policytrace_node_kind IF NOT EXISTS FOR (n:Node) ON (n.kind, n.id);
CREATE INDEX policytrace_label IF NOT EXISTS FOR (l:Label) ON (l.label, l.tier);
CREATE INDEX policytrace_statement_subject IF NOT EXISTS FOR (s:Statement) ON (s.subject);
CREATE INDEX policytrace_statement_object IF NOT EXISTS FOR (s:Statement) ON (s.object);
CREATE FULLTEXT INDEX node_grams IF NOT EXISTS FOR (n:Node) ON EACH [n.grams]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE FULLTEXT INDEX passage_grams IF NOT EXISTS FOR (p:Passage) ON EACH [p.grams]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
