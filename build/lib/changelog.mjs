// Reading CHANGELOG.md, which follows Keep a Changelog.

const HEADING = /^\[([^\]]+)\] - (\d{4}-\d\d-\d\d)$/;

/** The text of a version's section without its heading; null when there is none, or nothing in it. */
export function notesOf(changelog, version) {
  return datedNotesOf(changelog, version)?.notes ?? null;
}

/** The same with the day in the heading. */
export function datedNotesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => HEADING.exec(firstLine(text))?.[1] === version);
  if (section === undefined) return null;
  const [, , date] = HEADING.exec(firstLine(section));
  const notes = section.slice(firstLine(section).length).trim();
  return notes ? { date, notes } : null;
}

function firstLine(text) {
  return text.split('\n', 1)[0].trim();
}
