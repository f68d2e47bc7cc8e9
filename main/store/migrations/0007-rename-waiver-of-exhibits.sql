-- The exhibits that the federal profile asks for are counted in the list of exhibits as well, so the item has the name
-- of the list. A draft's waiver of it follows; signed evaluations stay as they were signed. From this version on, the
-- sections of an evaluation hold further places, which an older Residua does not know and would refuse one by one.

UPDATE waiver SET item = 'exhibits'
WHERE item = 'disclosures.exhibits'
  AND evaluation_id IN (SELECT id FROM evaluation WHERE status = 'draft');
