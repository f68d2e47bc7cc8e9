import { Exact } from '../../../../main/domain/decimal.ts';
import { claimForm, claimDateNote, type ClaimFormLine } from '../../../../main/domain/claim-form.ts';
import { PLACE_OF_SERVICE_SOURCE, placeOfServiceName } from '../../../../main/domain/place-of-service.ts';
import type { Column } from '../../../ui/ColumnHead.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow } from '../context.ts';
import { Muted, Tight, Total } from '../layout.tsx';
import styles from './codes.module.css';

const NONE = '–';
type Row = ClaimFormLine & { readonly key: string };

const COLUMNS: Column<Row>[] = [
  {
    id: 'date',
    header: '24A Date',
    cell: (line) => <span className={styles['day']}>{line.dateOfService ?? NONE}</span>,
  },
  { id: 'place', header: '24B Place', cell: (line) => line.placeOfService ?? NONE },
  { id: 'code', header: '24D Code', rowHeader: true, cell: (line) => line.code || NONE },
  { id: 'modifiers', header: 'Modifiers', cell: (line) => line.modifiers.join(' ') || NONE },
  { id: 'pointers', header: '24E Pointer', cell: (line) => line.pointers || NONE },
  { id: 'charge', header: '24F Charge', align: 'end', cell: (line) => money(line.charge) },
  { id: 'units', header: '24G Units', align: 'end', cell: (line) => line.units ?? NONE },
  { id: 'npi', header: '24J NPI', cell: (line) => line.renderingNpi ?? NONE },
];

/** The claim as its form would show it: nothing is sent from here (SPEC M1–M4). */
export function ClaimPreview() {
  const evaluation = useEvaluationNow();
  const form = claimForm(evaluation);
  if (form.lines.length === 0) return null;
  const note = claimDateNote(evaluation);
  const place = placeOfServiceName(form.lines[0]?.placeOfService ?? null);
  return (
    <Section
      title="Claim-line preview"
      help="Laid out like the service lines of a CMS-1500. The program sends no claim; copy it into the one you send."
    >
      <Tight>
        {form.diagnoses.length === 0 ? null : (
          <dl className={styles['diagnoses']} aria-label="Diagnoses of the claim, item 21">
            {form.diagnoses.map(({ letter, code, text }) => (
              <div key={letter} className={styles['diagnosis']}>
                <dt className={styles['code']}>{letter}</dt>
                <dd>{[code ?? 'No code', text].filter(Boolean).join('  ')}</dd>
              </div>
            ))}
          </dl>
        )}
        <div className={styles['form']} role="region" aria-label="Service lines of the claim" tabIndex={0}>
          <DataTable
            label="Service lines"
            rows={form.lines.map((line, index): Row => ({ ...line, key: String(index) }))}
            columns={COLUMNS}
            rowKey={({ key }) => key}
          />
        </div>
        <Total label="28 Total charge">{form.total === null ? 'A charge is missing' : money(form.total)}</Total>
        {note === null ? null : <Notice tone="attention">{note}</Notice>}
        {form.lines.some(({ units }) => units === null) ? (
          <Muted>Units of a service counted by the hour or the page are entered on the claim itself.</Muted>
        ) : null}
        {place === null ? null : (
          <Muted>{`Place of service ${form.lines[0]?.placeOfService ?? ''}: ${place} (${PLACE_OF_SERVICE_SOURCE}).`}</Muted>
        )}
      </Tight>
    </Section>
  );
}

function money(amount: string | null): string {
  return amount === null ? NONE : new Exact(amount).toFixed(2);
}
