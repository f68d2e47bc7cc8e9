/**
 * Takes the codes that matter for the hip from the official ICD-10-CM order file and writes
 * assets/codes/icd10cm-hip.json. Needed once a year, when a new order file is out:
 *
 *   node build/codes/icd10cm-hip.mjs <icd10cm-order-2026.txt> 2026
 *
 * The order file is fixed width: order number, code without its point, 1 for a code that may be billed or 0 for a
 * header, short and long description. The long descriptions are kept to the letter.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sideInDescription } from '../../main/domain/diagnoses/side.ts';
import { SELECTION } from './selection.mjs';

const OUTPUT = resolve(import.meta.dirname, '../../assets/codes/icd10cm-hip.json');
const FIXED_WIDTH = /^\d{5} ([A-Z0-9]{3,7}) +([01]) .{60} (.+)$/;

const [orderFile, year] = process.argv.slice(2);
if (orderFile === undefined || !/^20\d\d$/.test(year ?? '')) {
  throw new Error('Name the order file and its fiscal year: node build/codes/icd10cm-hip.mjs <order file> 2026');
}

const all = readFileSync(orderFile, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line !== '')
  .map((line) => {
    const found = FIXED_WIDTH.exec(line);
    if (found === null) throw new Error(`This line is not one of an order file: ${line}`);
    const [, bare, flag, description] = found;
    return { bare, billable: flag === '1', description: description.trim() };
  });

const chosen = new Set(all.filter(isSelected).map(({ bare }) => bare));
// With each code its headers, so that a header is known for what it is.
for (const bare of [...chosen]) for (let end = 3; end < bare.length; end += 1) chosen.add(bare.slice(0, end));

const codes = all
  .filter(({ bare }) => chosen.has(bare))
  .map(({ bare, billable, description }) => ({
    code: bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare,
    description,
    side: sideInDescription(description),
    billable,
  }));

const head = {
  fiscalYear: Number(year),
  source:
    `ICD-10-CM FY${year} code descriptions (icd10cm-order-${year}.txt), Centers for Disease Control and Prevention, ` +
    'National Center for Health Statistics; public domain',
};
const rows = codes.map((code) => `    ${JSON.stringify(code)}`).join(',\n');
writeFileSync(OUTPUT, `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "codes": [\n${rows}\n  ]\n}\n`);
process.stdout.write(`${codes.length} codes written to ${OUTPUT}\n`);

/** Whether a code begins with one of the prefixes and, where the entry says so, its description names the region. */
function isSelected({ bare, billable, description }) {
  return billable && SELECTION.some(({ prefix, words }) => prefix.test(bare) && (words?.test(description) ?? true));
}
