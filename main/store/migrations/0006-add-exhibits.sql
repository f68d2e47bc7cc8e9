-- Files of records that go with the report, and those that are delivered beside it, signed with it.

CREATE TABLE exhibit (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  title TEXT,
  description TEXT,
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER exhibit_delete BEFORE DELETE ON exhibit
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER exhibit_insert BEFORE INSERT ON exhibit
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER exhibit_update BEFORE UPDATE ON exhibit
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

-- A signed file that holds one exhibit. `position` is the exhibit's, `source_sha256` the file's inside.
CREATE TABLE exhibit_file (
  evaluation_id TEXT NOT NULL REFERENCES signed_report (evaluation_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64 AND source_sha256 NOT GLOB '*[^0-9a-f]*'),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

-- INSERT OR REPLACE deletes the row in its way without asking the delete trigger, so inserts are guarded as well.
CREATE TRIGGER exhibit_file_insert BEFORE INSERT ON exhibit_file
WHEN EXISTS (
  SELECT 1 FROM exhibit_file WHERE evaluation_id = NEW.evaluation_id AND position = NEW.position
)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER exhibit_file_update BEFORE UPDATE ON exhibit_file
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER exhibit_file_delete BEFORE DELETE ON exhibit_file
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;
