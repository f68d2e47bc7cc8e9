/** What XML 1.0, and so a narrative, cannot hold: control characters but tab and line ends, and two code points. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
/** FHIR's string knows these kinds of space alone. */
const OTHER_SPACE = /[^\S \t\r\n]/g;

/** The text as a FHIR string; undefined when nothing of it is left to read. */
export function fhirText(text: string | null | undefined): string | undefined {
  const clean = (text ?? '').toWellFormed().replace(UNWRITABLE, '').replace(OTHER_SPACE, ' ').trim();
  return clean === '' ? undefined : clean;
}

/** A row of a narrative: what it is about, and what is said. */
export type NarrativeRow = readonly [label: string, value: string | null | undefined];

/** A generated narrative: a table of labels and values. Every text is escaped. */
export function narrative(title: string, rows: readonly NarrativeRow[]): { status: string; div: string } {
  const lines = rows.flatMap(([label, value]) => {
    const text = fhirText(value);
    return text === undefined ? [] : [`<tr><th>${escaped(label)}</th><td>${escaped(text)}</td></tr>`];
  });
  const table = lines.length === 0 ? '' : `<table><tbody>${lines.join('')}</tbody></table>`;
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(title)}</p>${table}</div>`;
  return { status: 'generated', div };
}

function escaped(text: string): string {
  return (fhirText(text) ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
