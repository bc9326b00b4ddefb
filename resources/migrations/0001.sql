-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 1. Each file is one version and runs in one transaction; a released one never changes.
-- Times are Unix seconds, hashes 32 raw bytes, ids uuids in lower case.

-- Records: the truth. `kept` says whether this desk appends to it; `dossier`, `person` and `previous`
-- tie records together for this desk alone.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  audience TEXT NOT NULL,
  dossier TEXT,
  person TEXT,
  keeper TEXT NOT NULL,
  kept INTEGER NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  previous TEXT,
  size INTEGER NOT NULL,
  root BLOB NOT NULL
) STRICT;
CREATE INDEX record_dossier ON record (dossier);

-- `bytes` is NULL where an entry was erased; its leaf stays. What stands beside `bytes` is
-- taken from it, to find it by.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record (id),
  seq INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  act BLOB NOT NULL,
  object TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes BLOB,
  UNIQUE (record, seq),
  UNIQUE (record, act)
) STRICT;
CREATE INDEX entry_object ON entry (object);
CREATE INDEX entry_act ON entry (act);

-- Perfect subtrees of the records' trees (RFC 9162).
CREATE TABLE node (
  record INTEGER NOT NULL REFERENCES record (id),
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (record, level, idx)
) STRICT, WITHOUT ROWID;

-- Words detached from acts; a row is deleted when they are erased.
CREATE TABLE words (
  id TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id),
  act BLOB NOT NULL,
  salt BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (record, id)
) STRICT;

-- One salt a document and record.
CREATE TABLE salt (
  record INTEGER NOT NULL REFERENCES record (id),
  document TEXT NOT NULL,
  salt BLOB NOT NULL,
  PRIMARY KEY (record, document)
) STRICT;

-- Projection: may be emptied and rebuilt from the records.
CREATE TABLE dossier (
  id TEXT PRIMARY KEY,
  practice INTEGER NOT NULL,
  summary TEXT NOT NULL
) STRICT;

-- The vault's files and their keys. `key` is overwritten and `file` unlinked on erasure.
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  hash BLOB NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  key BLOB,
  added INTEGER NOT NULL,
  erased INTEGER
) STRICT;
CREATE UNIQUE INDEX document_once ON document (dossier, hash) WHERE erased IS NULL;

-- Working papers: outside of every record.
CREATE TABLE paper (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  kind TEXT NOT NULL,
  object TEXT,
  author TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('me', 'bench', 'office')),
  content TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  deleted INTEGER
) STRICT;
CREATE INDEX paper_dossier ON paper (dossier, kind);

-- Settings, and where a person was on a screen.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE place (
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user, name)
) STRICT;

-- Search. A document's pages are contiguous rows of `page_text`, so that a search within it
-- is a range of rowids. Identifiers (case numbers, accounts, plates) are found by any part.
CREATE TABLE page_range (
  document TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  first INTEGER NOT NULL UNIQUE,
  count INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE page_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2 tokenchars ''/-''');
INSERT INTO page_text (page_text, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE identifier USING fts5 (value, kind UNINDEXED, dossier UNINDEXED, document UNINDEXED, page UNINDEXED, tokenize = 'trigram');
INSERT INTO identifier (identifier, rank) VALUES ('secure-delete', 1);
