-- What follows a signed report: countersignatures and addenda. And how a person signs on paper.

ALTER TABLE signing_identity ADD COLUMN licence_number TEXT CHECK (licence_number <> '');
-- What was drawn with the pointer, as a JSON array of strokes; null: the name in a face like handwriting.
ALTER TABLE signing_identity ADD COLUMN drawn_signature TEXT CHECK (drawn_signature IS NULL OR json_type(drawn_signature) = 'array');

-- When a timestamp authority saw the signature; null when none was asked.
ALTER TABLE signed_report ADD COLUMN timestamped_at TEXT CHECK (
  timestamped_at IS NULL
  OR (timestamped_at GLOB '????-??-??T??:??:??.???Z' AND datetime(timestamped_at) IS NOT NULL)
);

-- The signed report with the signature of a second person added: a further version of the same file.
CREATE TABLE countersignature (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  evaluation_id TEXT NOT NULL REFERENCES signed_report (evaluation_id),
  number INTEGER NOT NULL CHECK (number >= 1),
  -- The version that was countersigned; its bytes stand unchanged at the beginning of this one.
  previous_sha256 TEXT NOT NULL CHECK (length(previous_sha256) = 64 AND previous_sha256 NOT GLOB '*[^0-9a-f]*'),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  signer_name TEXT NOT NULL,
  certificate_fingerprint TEXT NOT NULL CHECK (
    length(certificate_fingerprint) = 64 AND certificate_fingerprint NOT GLOB '*[^0-9a-f]*'
  ),
  signed_at TEXT NOT NULL CHECK (signed_at GLOB '????-??-??T??:??:??.???Z' AND datetime(signed_at) IS NOT NULL),
  timestamped_at TEXT CHECK (
    timestamped_at IS NULL
    OR (timestamped_at GLOB '????-??-??T??:??:??.???Z' AND datetime(timestamped_at) IS NOT NULL)
  ),
  UNIQUE (evaluation_id, number)
) STRICT;

-- Documents that amend a signed evaluation, numbered from 1; the evaluation itself never changes.
CREATE TABLE addendum (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  evaluation_id TEXT NOT NULL REFERENCES signed_report (evaluation_id),
  number INTEGER NOT NULL CHECK (number >= 1),
  -- The report that it amends.
  original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64 AND original_sha256 NOT GLOB '*[^0-9a-f]*'),
  kind TEXT NOT NULL CHECK (kind IN ('supplemental-opinion', 'correction', 'records-reviewed')),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  signer_name TEXT NOT NULL,
  certificate_fingerprint TEXT NOT NULL CHECK (
    length(certificate_fingerprint) = 64 AND certificate_fingerprint NOT GLOB '*[^0-9a-f]*'
  ),
  signed_at TEXT NOT NULL CHECK (signed_at GLOB '????-??-??T??:??:??.???Z' AND datetime(signed_at) IS NOT NULL),
  timestamped_at TEXT CHECK (
    timestamped_at IS NULL
    OR (timestamped_at GLOB '????-??-??T??:??:??.???Z' AND datetime(timestamped_at) IS NOT NULL)
  ),
  UNIQUE (evaluation_id, number)
) STRICT;

-- The next addendum while it is written: one for each evaluation.
CREATE TABLE addendum_draft (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES signed_report (evaluation_id) ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z' AND datetime(updated_at) IS NOT NULL)
) STRICT;

-- INSERT OR REPLACE deletes the row in its way without asking the delete trigger, so inserts are guarded as well.
CREATE TRIGGER countersignature_insert BEFORE INSERT ON countersignature
WHEN EXISTS (
  SELECT 1 FROM countersignature
  WHERE id = NEW.id OR (evaluation_id = NEW.evaluation_id AND number = NEW.number)
)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER countersignature_update BEFORE UPDATE ON countersignature
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER countersignature_delete BEFORE DELETE ON countersignature
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER addendum_insert BEFORE INSERT ON addendum
WHEN EXISTS (
  SELECT 1 FROM addendum
  WHERE id = NEW.id OR (evaluation_id = NEW.evaluation_id AND number = NEW.number)
)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER addendum_update BEFORE UPDATE ON addendum
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER addendum_delete BEFORE DELETE ON addendum
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;
