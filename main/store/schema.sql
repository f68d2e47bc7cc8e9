-- The schema after all migrations; made by the tests (vitest -u), never edited. Version 7.

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('examiner', 'assistant', 'reviewer')),
  removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER addendum_delete BEFORE DELETE ON addendum
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
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

CREATE TABLE addendum_draft (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES signed_report (evaluation_id) ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z' AND datetime(updated_at) IS NOT NULL)
) STRICT;

CREATE TABLE apportionment (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  percent TEXT CHECK (percent NOT GLOB '*[^0-9.-]*' AND percent <> ''),
  cause TEXT,
  industrial INTEGER CHECK (industrial IN (0, 1)),
  how_and_why TEXT,
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER apportionment_delete BEFORE DELETE ON apportionment
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER apportionment_insert BEFORE INSERT ON apportionment
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER apportionment_update BEFORE UPDATE ON apportionment
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TABLE audit_checkpoint (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  hash TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;

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

CREATE INDEX audit_entry_by_action ON audit_entry (action, sequence);

CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, sequence) WHERE subject_id IS NOT NULL;

CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM audit_entry)
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit-append-only');
END;

CREATE TABLE audit_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  hash TEXT NOT NULL,
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;

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

CREATE TABLE claim_line (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT NOT NULL,
  -- A JSON array, e.g. ["32","22"].
  modifiers TEXT NOT NULL CHECK (json_type(modifiers) = 'array'),
  justification TEXT,
  charge TEXT CHECK (charge NOT GLOB '*[^0-9.-]*' AND charge <> ''), diagnosis_pointers TEXT NOT NULL DEFAULT '[]' CHECK (
  json_type(diagnosis_pointers) = 'array'
),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER claim_line_delete BEFORE DELETE ON claim_line
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER claim_line_insert BEFORE INSERT ON claim_line
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER claim_line_update BEFORE UPDATE ON claim_line
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TRIGGER countersignature_delete BEFORE DELETE ON countersignature
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TABLE deleted_evaluation (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id) ON DELETE CASCADE,
  deleted_at TEXT NOT NULL CHECK (deleted_at GLOB '????-??-??T??:??:??.???Z' AND datetime(deleted_at) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnosis (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT,
  description TEXT,
  PRIMARY KEY (evaluation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER diagnosis_delete BEFORE DELETE ON diagnosis
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER diagnosis_insert BEFORE INSERT ON diagnosis
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER diagnosis_update BEFORE UPDATE ON diagnosis
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE evaluation (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'signed')),
  revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
  claim_number TEXT,
  examinee_name TEXT,
  date_of_exam TEXT CHECK (date_of_exam IS date(date_of_exam)),
  side TEXT CHECK (side IN ('left', 'right', 'bilateral')),
  region TEXT NOT NULL CHECK (
    region IN (
      'hip', 'knee', 'lower-leg-foot-ankle', 'low-back', 'shoulder', 'elbow-wrist-hand', 'general-orthopaedic'
    )
  ),
  residual_value TEXT CHECK (residual_value NOT GLOB '*[^0-9.-]*' AND residual_value <> ''),
  residual_code TEXT CHECK (residual_code GLOB '[A-Z][0-9][0-9][0-9][0-9]'),
  -- Name and claim number folded (no accents, lower case) for searching.
  search_text TEXT NOT NULL,
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z' AND datetime(created_at) IS NOT NULL),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z' AND datetime(updated_at) IS NOT NULL),
  signed_at TEXT CHECK (signed_at GLOB '????-??-??T??:??:??.???Z'),
  CHECK ((status = 'signed') = (signed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX evaluation_by_updated_at ON evaluation (updated_at DESC, id);

CREATE TRIGGER evaluation_delete BEFORE DELETE ON evaluation
WHEN OLD.status = 'signed' AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER evaluation_insert BEFORE INSERT ON evaluation
WHEN NEW.status <> 'draft' OR EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER evaluation_update BEFORE UPDATE ON evaluation
WHEN OLD.status = 'signed'
  OR NEW.id <> OLD.id
  OR (NEW.status = 'signed' AND NOT EXISTS (SELECT 1 FROM signed_report WHERE evaluation_id = NEW.id))
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE evaluation_section (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (
    name IN (
      'case', 'examiner', 'examinee', 'history', 'complaints', 'examination', 'episode', 'residual', 'rating',
      'opinions', 'claim', 'disclosures'
    )
  ),
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (evaluation_id, name)
) STRICT;

CREATE TRIGGER evaluation_section_delete BEFORE DELETE ON evaluation_section
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER evaluation_section_insert BEFORE INSERT ON evaluation_section
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER evaluation_section_update BEFORE UPDATE ON evaluation_section
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE examiner (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  name TEXT,
  credentials TEXT,
  specialty TEXT,
  licence_number TEXT,
  licence_state TEXT,
  npi TEXT,
  organization TEXT,
  address TEXT,
  phone TEXT,
  email TEXT
) STRICT;

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

CREATE TABLE exhibit_file (
  evaluation_id TEXT NOT NULL REFERENCES signed_report (evaluation_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64 AND source_sha256 NOT GLOB '*[^0-9a-f]*'),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER exhibit_file_delete BEFORE DELETE ON exhibit_file
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TABLE imaging_study (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  date TEXT CHECK (date IS date(date)),
  study TEXT,
  findings TEXT, side TEXT CHECK (side IN ('left', 'right', 'bilateral')), basis TEXT CHECK (basis IN ('images', 'report', 'images-and-report')),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER imaging_study_delete BEFORE DELETE ON imaging_study
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER imaging_study_insert BEFORE INSERT ON imaging_study
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER imaging_study_update BEFORE UPDATE ON imaging_study
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TRIGGER implant_delete BEFORE DELETE ON implant
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TABLE instrument_administration (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  instrument TEXT NOT NULL CHECK (
    instrument IN (
      'hoos-jr', 'lefs', 'harris-hip', 'hoos', 'oxford-hip', 'hoos-12', 'hoos-ps', 'womac', 'forgotten-joint-12',
      'ihot-12', 'ucla-activity', 'promis-pf', 'foto-lepf'
    )
  ),
  phase TEXT CHECK (phase IN ('intake', 'interim', 'discharge', 'follow-up', 'examination')),
  date TEXT CHECK (date IS date(date)),
  side TEXT CHECK (side IN ('left', 'right')),
  rom_method TEXT CHECK (rom_method IN ('arc-sum', 'harris-1969')),
  total TEXT CHECK (total NOT GLOB '*[^0-9.-]*' AND total <> ''),
  content TEXT CHECK (json_valid(content)), given_by TEXT CHECK (
  given_by IN ('on-screen', 'on-paper', 'interview', 'from-records')
), motion_from TEXT CHECK (
  motion_from IS NULL OR (motion_from IN ('examination', 'entered') AND instrument = 'harris-hip')
),
  CHECK (rom_method IS NULL OR instrument = 'harris-hip'),
  CHECK ((content IS NOT NULL) = (instrument IN ('hoos-jr', 'lefs', 'harris-hip', 'hoos'))),
  CHECK (total IS NULL OR content IS NULL),
  PRIMARY KEY (evaluation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER instrument_administration_delete BEFORE DELETE ON instrument_administration
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER instrument_administration_insert BEFORE INSERT ON instrument_administration
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER instrument_administration_update BEFORE UPDATE ON instrument_administration
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE operative_report (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  date TEXT CHECK (date IS date(date)),
  procedure TEXT,
  surgeon TEXT,
  findings TEXT, side TEXT CHECK (side IN ('left', 'right', 'bilateral')),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER operative_report_delete BEFORE DELETE ON operative_report
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER operative_report_insert BEFORE INSERT ON operative_report
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER operative_report_update BEFORE UPDATE ON operative_report
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE phrase (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z' AND datetime(updated_at) IS NOT NULL)
) STRICT;

CREATE TABLE purge (
  evaluation_id TEXT NOT NULL PRIMARY KEY,
  closed_by INTEGER NOT NULL DEFAULT 0 REFERENCES purge_never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER purge_delete BEFORE DELETE ON purge
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id)
  OR NOT EXISTS (
    SELECT 1 FROM audit_entry WHERE subject_id = OLD.evaluation_id AND action = 'evaluation-purged'
  )
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER purge_insert BEFORE INSERT ON purge
WHEN NOT EXISTS (SELECT 1 FROM deleted_evaluation WHERE evaluation_id = NEW.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER purge_update BEFORE UPDATE ON purge
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE purge_never (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id IS NULL)
) STRICT;

CREATE TABLE record_reviewed (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  date TEXT CHECK (date IS date(date)),
  author TEXT,
  kind TEXT,
  pages INTEGER CHECK (pages >= 0),
  summary TEXT, attachments TEXT NOT NULL DEFAULT '[]' CHECK (json_type(attachments) = 'array'),
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER record_reviewed_delete BEFORE DELETE ON record_reviewed
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER record_reviewed_insert BEFORE INSERT ON record_reviewed
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER record_reviewed_update BEFORE UPDATE ON record_reviewed
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE referral_question (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  question TEXT NOT NULL,
  answer TEXT,
  PRIMARY KEY (evaluation_id, position)
) STRICT;

CREATE TRIGGER referral_question_delete BEFORE DELETE ON referral_question
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER referral_question_insert BEFORE INSERT ON referral_question
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER referral_question_update BEFORE UPDATE ON referral_question
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_report (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id),
  pdf BLOB NOT NULL CHECK (length(pdf) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  signer_name TEXT NOT NULL,
  certificate_fingerprint TEXT NOT NULL CHECK (
    length(certificate_fingerprint) = 64 AND certificate_fingerprint NOT GLOB '*[^0-9a-f]*'
  ),
  signed_at TEXT NOT NULL CHECK (signed_at GLOB '????-??-??T??:??:??.???Z' AND datetime(signed_at) IS NOT NULL)
, timestamped_at TEXT CHECK (
  timestamped_at IS NULL
  OR (timestamped_at GLOB '????-??-??T??:??:??.???Z' AND datetime(timestamped_at) IS NOT NULL)
)) STRICT;

CREATE TRIGGER signed_report_delete BEFORE DELETE ON signed_report
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER signed_report_forget_undo AFTER INSERT ON signed_report
BEGIN
  DELETE FROM undo_step WHERE evaluation_id = NEW.evaluation_id;
  DELETE FROM undo_cursor WHERE evaluation_id = NEW.evaluation_id;
END;

CREATE TRIGGER signed_report_insert BEFORE INSERT ON signed_report
WHEN EXISTS (SELECT 1 FROM signed_report WHERE evaluation_id = NEW.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER signed_report_seal AFTER INSERT ON signed_report
BEGIN
  UPDATE evaluation SET status = 'signed', signed_at = NEW.signed_at WHERE id = NEW.evaluation_id;
END;

CREATE TRIGGER signed_report_update BEFORE UPDATE ON signed_report
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TABLE signing_certificate (
  identity_id TEXT NOT NULL REFERENCES signing_identity (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  der BLOB NOT NULL CHECK (length(der) > 0),
  PRIMARY KEY (identity_id, position)
) STRICT;

CREATE TABLE signing_identity (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  issuer TEXT NOT NULL,
  algorithm TEXT NOT NULL CHECK (algorithm IN ('P-256', 'P-384', 'P-521') OR algorithm GLOB 'RSA-[1-9]*'),
  self_signed INTEGER NOT NULL CHECK (self_signed IN (0, 1)),
  not_before TEXT NOT NULL CHECK (not_before GLOB '*Z' AND datetime(not_before) IS NOT NULL),
  not_after TEXT NOT NULL CHECK (not_after GLOB '*Z' AND datetime(not_after) IS NOT NULL),
  sha256_fingerprint TEXT NOT NULL UNIQUE CHECK (
    length(sha256_fingerprint) = 64 AND sha256_fingerprint NOT GLOB '*[^0-9a-f]*'
  ),
  -- The private key, sealed with the passphrase; JSON.
  sealed_key TEXT NOT NULL CHECK (json_type(sealed_key) = 'object'),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z' AND datetime(created_at) IS NOT NULL)
, licence_number TEXT CHECK (licence_number <> ''), drawn_signature TEXT CHECK (drawn_signature IS NULL OR json_type(drawn_signature) = 'array'), account_id TEXT REFERENCES account (id)) STRICT;

CREATE TABLE undo_cursor (
  evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 0)
) STRICT;

CREATE TABLE undo_step (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 1),
  back TEXT NOT NULL CHECK (json_type(back) = 'array'),
  forth TEXT NOT NULL CHECK (json_type(forth) = 'array'),
  PRIMARY KEY (evaluation_id, step)
) STRICT;

CREATE TABLE waiver (
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  item TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (evaluation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER waiver_delete BEFORE DELETE ON waiver
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = OLD.evaluation_id AND status = 'signed')
  AND NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER waiver_insert BEFORE INSERT ON waiver
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.evaluation_id AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

CREATE TRIGGER waiver_update BEFORE UPDATE ON waiver
WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN (OLD.evaluation_id, NEW.evaluation_id) AND status = 'signed')
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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

CREATE TRIGGER work_statement_delete BEFORE DELETE ON work_statement
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE evaluation_id = OLD.evaluation_id)
BEGIN
  SELECT RAISE(ABORT, 'signed-immutable');
END;

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
