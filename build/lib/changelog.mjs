// Reading CHANGELOG.md, which follows Keep a Changelog.

/** The text of a version's section without its heading; null when there is none, or nothing in it. */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => /^\[([^\]]+)\] - \d{4}-\d\d-\d\d$/.exec(firstLine(text))?.[1] === version);
  const notes = section?.slice(firstLine(section).length).trim();
  return notes ? notes : null;
}

function firstLine(text) {
  return text.split('\n', 1)[0].trim();
}
