-- The audit trail: what was done, when and by whom, never what was written. Each entry holds the hash of the one before,
-- so that a change, a removal and another order show; docs/AUDIT.md tells how the hashes are made.

CREATE TABLE audit_entry (
  sequence INTEGER NOT NULL PRIMARY KEY CHECK (sequence >= 1),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z' AND datetime(at) IS NOT NULL),
  -- Who; null for the program itself. No reference: an entry outlives what it is about.
  account_id TEXT CHECK (length(account_id) = 36),
  action TEXT NOT NULL CHECK (action <> '' AND action NOT GLOB '*[^a-z-]*'),
  subject_kind TEXT CHECK (subject_kind <> ''),
  subject_id TEXT CHECK (subject_id <> ''),
  details TEXT NOT NULL CHECK (json_type(details) = 'object'),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64 AND previous_hash NOT GLOB '*[^0-9a-f]*'),
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;

CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, sequence) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_entry_by_action ON audit_entry (action, sequence);

-- The end of the trail, sealed: without it nothing would tell that the last entries were removed.
CREATE TABLE audit_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  hash TEXT NOT NULL,
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;

-- Up to where the trail was found whole, and when.
CREATE TABLE audit_checkpoint (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  hash TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;

CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

-- INSERT OR REPLACE deletes the row in its way without asking the delete trigger, so inserts are guarded as well.
CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM audit_entry)
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TRIGGER audit_head_insert BEFORE INSERT ON audit_head
WHEN NOT EXISTS (
  SELECT 1 FROM audit_entry
  WHERE sequence = NEW.sequence AND hash = NEW.hash AND sequence = (SELECT max(sequence) FROM audit_entry)
)
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
WHEN NOT EXISTS (
  SELECT 1 FROM audit_entry
  WHERE sequence = NEW.sequence AND hash = NEW.hash AND sequence = (SELECT max(sequence) FROM audit_entry)
)
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

-- Evaluations that were deleted and can still be restored.
CREATE TABLE deleted_evaluation (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id) ON DELETE CASCADE,
  deleted_at TEXT NOT NULL CHECK (deleted_at GLOB '????-??-??T??:??:??.???Z' AND datetime(deleted_at) IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- The one way in which what is signed can go: a deleted evaluation is named here, everything of it is removed, the
-- removal is written into the audit trail, and the name is taken out again, all in one transaction. A name that is
-- still here at its end makes the transaction fail, because `closed_by` refers to a row that cannot be.
CREATE TABLE purge_never (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id IS NULL)
) STRICT;

CREATE TABLE purge (
  evaluation_id TEXT NOT NULL PRIMARY KEY,
  closed_by INTEGER NOT NULL DEFAULT 0 REFERENCES purge_never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER purge_insert BEFORE INSERT ON purge
WHEN NOT EXISTS (SELECT 1 FROM deleted_evaluation WHERE evaluation_id = NEW.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER purge_update BEFORE UPDATE ON purge
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER purge_delete BEFORE DELETE ON purge
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id)
  OR NOT EXISTS (
    SELECT 1 FROM audit_entry WHERE subject_id = OLD.evaluation_id AND action = 'evaluation-purged'
  )
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

-- The triggers that keep what is signed, each with that one way out.

DROP TRIGGER evaluation_delete;
CREATE TRIGGER evaluation_delete BEFORE DELETE ON evaluation
WHEN OLD.status = 'signed' AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER signed_report_delete;
CREATE TRIGGER signed_report_delete BEFORE DELETE ON signed_report
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER work_statement_delete;
CREATE TRIGGER work_statement_delete BEFORE DELETE ON work_statement
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER evaluation_section_delete;
CREATE TRIGGER evaluation_section_delete BEFORE DELETE ON evaluation_section
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER referral_question_delete;
CREATE TRIGGER referral_question_delete BEFORE DELETE ON referral_question
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER record_reviewed_delete;
CREATE TRIGGER record_reviewed_delete BEFORE DELETE ON record_reviewed
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER imaging_study_delete;
CREATE TRIGGER imaging_study_delete BEFORE DELETE ON imaging_study
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER operative_report_delete;
CREATE TRIGGER operative_report_delete BEFORE DELETE ON operative_report
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER implant_delete;
CREATE TRIGGER implant_delete BEFORE DELETE ON implant
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER instrument_administration_delete;
CREATE TRIGGER instrument_administration_delete BEFORE DELETE ON instrument_administration
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER diagnosis_delete;
CREATE TRIGGER diagnosis_delete BEFORE DELETE ON diagnosis
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER apportionment_delete;
CREATE TRIGGER apportionment_delete BEFORE DELETE ON apportionment
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER claim_line_delete;
CREATE TRIGGER claim_line_delete BEFORE DELETE ON claim_line
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER waiver_delete;
CREATE TRIGGER waiver_delete BEFORE DELETE ON waiver
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER countersignature_delete;
CREATE TRIGGER countersignature_delete BEFORE DELETE ON countersignature
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

DROP TRIGGER addendum_delete;
CREATE TRIGGER addendum_delete BEFORE DELETE ON addendum
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;
