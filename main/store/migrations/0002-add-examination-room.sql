-- What the guided evaluation needs beyond its first form: attachments, implants, the steps that can be undone,
-- phrases, and statements signed beside the report.

ALTER TABLE record_reviewed ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]' CHECK (json_type(attachments) = 'array');

ALTER TABLE imaging_study ADD COLUMN side TEXT CHECK (side IN ('left', 'right', 'bilateral'));
ALTER TABLE imaging_study ADD COLUMN basis TEXT CHECK (basis IN ('images', 'report', 'images-and-report'));

ALTER TABLE operative_report ADD COLUMN side TEXT CHECK (side IN ('left', 'right', 'bilateral'));

ALTER TABLE instrument_administration ADD COLUMN given_by TEXT CHECK (
  given_by IN ('on-screen', 'on-paper', 'interview', 'from-records')
);
ALTER TABLE instrument_administration ADD COLUMN motion_from TEXT CHECK (
  motion_from IS NULL OR (motion_from IN ('examination', 'entered') AND instrument = 'harris-hip')
);

-- A JSON array of positions counted from 1, e.g. [1,2].
ALTER TABLE claim_line ADD COLUMN diagnosis_pointers TEXT NOT NULL DEFAULT '[]' CHECK (
  json_type(diagnosis_pointers) = 'array'
);

CREATE TABLE implant (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  side TEXT CHECK (side IN ('left', 'right')),
  procedure TEXT CHECK (
    procedure IN (
      'total-hip-arthroplasty', 'revision-arthroplasty', 'hemiarthroplasty', 'resurfacing', 'internal-fixation', 'other'
    )
  ),
  date TEXT CHECK (date IS date(date)),
  bearing TEXT CHECK (
    bearing IN (
      'ceramic-on-polyethylene', 'metal-on-polyethylene', 'ceramic-on-ceramic', 'metal-on-metal', 'dual-mobility',
      'other'
    )
  ),
  fixation TEXT CHECK (fixation IN ('cementless', 'cemented', 'hybrid', 'reverse-hybrid')),
  approach TEXT CHECK (
    approach IN (
      'posterior', 'direct-anterior', 'anterolateral', 'direct-lateral', 'trochanteric-osteotomy', 'other'
    )
  ),
  components TEXT,
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER implant_insert BEFORE INSERT ON implant
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER implant_update BEFORE UPDATE ON implant
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER implant_delete BEFORE DELETE ON implant
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

-- Files attached to records, each kept once whatever the number of records and evaluations that name it.
CREATE TABLE attachment (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
  pages INTEGER NOT NULL CHECK (pages >= 1),
  content BLOB NOT NULL CHECK (length(content) > 0),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z' AND datetime(created_at) IS NOT NULL)
) STRICT;

CREATE TRIGGER attachment_update BEFORE UPDATE ON attachment
BEGIN
  SELECT RAISE(ABORT, 'attachment-immutable');
END;

-- The steps of a draft that can be taken back or made again. Steps up to the cursor are done, those after it undone.
CREATE TABLE undo_step (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 1),
  back TEXT NOT NULL CHECK (json_type(back) = 'array'),
  forth TEXT NOT NULL CHECK (json_type(forth) = 'array'),
  PRIMARY KEY (evaluation_id, step)
) STRICT;

CREATE TABLE undo_cursor (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 0)
) STRICT;

-- A signed evaluation shows what was signed and nothing of what was written on the way.
CREATE TRIGGER signed_report_forget_undo AFTER INSERT ON signed_report
BEGIN
  DELETE FROM undo_step WHERE evaluation_id = NEW.evaluation_id;
  DELETE FROM undo_cursor WHERE evaluation_id = NEW.evaluation_id;
END;

-- The examiner's own phrases; `body` holds fields such as {examinee.age}.
CREATE TABLE phrase (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z' AND datetime(updated_at) IS NOT NULL)
) STRICT;

-- Return-to-work statements, signed from an evaluation without sealing it; numbered from 1 and never changed.
CREATE TABLE work_statement (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  signer_name TEXT NOT NULL,
  certificate_fingerprint TEXT NOT NULL CHECK (
    length(certificate_fingerprint) = 64 AND certificate_fingerprint NOT GLOB '*[^0-9a-f]*'
  ),
  signed_at TEXT NOT NULL CHECK (signed_at GLOB '????-??-??T??:??:??.???Z' AND datetime(signed_at) IS NOT NULL),
  UNIQUE (evaluation_id, number)
) STRICT;

-- INSERT OR REPLACE deletes the row in its way without asking the delete trigger, so inserts are guarded as well.
CREATE TRIGGER work_statement_insert BEFORE INSERT ON work_statement
WHEN EXISTS (
  SELECT 1 FROM work_statement
  WHERE id = NEW.id OR (evaluation_id = NEW.evaluation_id AND number = NEW.number)
)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER work_statement_update BEFORE UPDATE ON work_statement
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER work_statement_delete BEFORE DELETE ON work_statement
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;
