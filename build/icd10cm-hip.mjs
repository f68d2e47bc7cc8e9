/**
 * Takes the codes that matter for the hip from the official ICD-10-CM order file and writes
 * assets/codes/icd10cm-hip.json. Needed once a year, when a new order file or its addenda are out:
 *
 *   node build/icd10cm-hip.mjs <icd10cm_order_2026.txt> 2026
 *   node build/icd10cm-hip.mjs <icd10cm_order_2026.txt> 2026 <icd10cm_order_addenda_2027.txt>
 *
 * The second form applies the addenda, which list every change from one year's order file to the next. A line of the
 * order file is fixed width: order number, code without its point, 1 for a code that may be billed or 0 for a header,
 * short and long description. The long descriptions are kept to the letter.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sideInDescription } from '../main/domain/diagnoses/side.ts';
import { SELECTION } from './codes/selection.mjs';

const OUTPUT = resolve(import.meta.dirname, '../assets/codes/icd10cm-hip.json');
const ENTRY = String.raw`([A-Z0-9]{3,7}) +([01]) .{60} (.+)`;
const ORDER_LINE = new RegExp(String.raw`^\d{5} ${ENTRY}$`);
const CHANGED = /^(Add|Delete|Revise from|Revise to): +([01]) ([A-Z0-9]{3,7}) +/;
/** Where the long description begins in a line of the addenda. */
const ADDENDA_LONG = 84;

const [orderFile, year, addendaFile] = process.argv.slice(2);
if (orderFile === undefined || !/^20\d\d$/.test(year ?? '')) {
  throw new Error('Name the order file and its fiscal year: node build/icd10cm-hip.mjs <order file> 2026');
}

const all = new Map(
  lines(orderFile).map((line) => {
    const found = ORDER_LINE.exec(line);
    if (found === null) throw new Error(`This line is not one of an order file: ${line}`);
    const [, bare, flag, description] = found;
    return [bare, { billable: flag === '1', description: description.trim() }];
  }),
);
if (addendaFile !== undefined) applyAddenda(lines(addendaFile));

const chosen = new Set([...all].filter(([bare, entry]) => isSelected(bare, entry)).map(([bare]) => bare));
// With each code its headers, so that a header is known for what it is.
for (const bare of [...chosen]) for (let end = 3; end < bare.length; end += 1) chosen.add(bare.slice(0, end));

const rows = [...chosen]
  .filter((bare) => all.has(bare))
  .sort()
  .map((bare) => {
    const { description, billable } = all.get(bare);
    const code = bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
    return JSON.stringify({ code, description, side: sideInDescription(description), billable });
  });
const fiscalYear = Number(year) + (addendaFile === undefined ? 0 : 1);
const files =
  addendaFile === undefined
    ? `order file of ${year}`
    : `order file of ${year} with the addenda of ${String(fiscalYear)}`;
const source =
  `ICD-10-CM FY${String(fiscalYear)} (${files}), Centers for Disease Control and Prevention, ` +
  'National Center for Health Statistics; public domain';
writeFileSync(
  OUTPUT,
  `{\n"fiscalYear": ${String(fiscalYear)},\n"source": ${JSON.stringify(source)},\n"codes": [\n${rows.join(',\n')}\n]\n}\n`,
);
process.stdout.write(`${String(rows.length)} codes of ${String(all.size)} written to ${OUTPUT}\n`);

function lines(file) {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

function applyAddenda(changes) {
  for (const line of changes) {
    const found = CHANGED.exec(line);
    if (found === null) continue;
    const [, what, flag, bare] = found;
    const description = line.slice(ADDENDA_LONG).trim();
    if ((what === 'Delete' || what === 'Revise from') && all.get(bare)?.description !== description) {
      throw new Error(`The addenda are not those of this order file; they change ${bare}, which reads otherwise here.`);
    }
    if (what === 'Delete') all.delete(bare);
    else if (what !== 'Revise from') all.set(bare, { billable: flag === '1', description });
  }
}

/** Whether a code begins with one of the prefixes and, where the entry says so, its description names the region. */
function isSelected(bare, { billable, description }) {
  return billable && SELECTION.some(({ prefix, words }) => prefix.test(bare) && (words?.test(description) ?? true));
}
