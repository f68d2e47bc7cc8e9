-- Several examiners on one machine. The header of the vault decides who may open it and with which rights; here stands
-- who they are and were, so that what they did keeps a name.

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('examiner', 'assistant', 'reviewer')),
  removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

-- Whose signing identity it is. Null only until the vault is opened the next time: then the first account takes those
-- that were there before accounts were.
ALTER TABLE signing_identity ADD COLUMN account_id TEXT REFERENCES account (id);
