import { useState } from 'react';
import type { Administration } from '../../../../main/domain/evaluation/instruments.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import type { InstrumentResult } from '../../../../main/domain/score-result.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useDerived, useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { AddInstrument } from './AddInstrument.tsx';
import { AdministrationForm } from './AdministrationForm.tsx';
import { Changes } from './Changes.tsx';

interface Row {
  readonly index: number;
  readonly administration: Administration;
  readonly result: InstrumentResult | undefined;
}

/** Outcome instruments: what was administered when, its responses and score, and the change between two times. */
export function InstrumentsStep({ initial }: { initial: number | null }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { instruments } = useEvaluationNow();
  const { score } = useDerived();
  const [open, setOpen] = useState<number | null>(initial);
  const current = open !== null && open < instruments.length ? open : null;
  const rows: Row[] = instruments.map((administration, index) => ({
    index,
    administration,
    result: score.instruments[index],
  }));

  function remove({ index, administration }: Row): void {
    session.edit([{ op: 'remove', path: `/instruments/${String(index)}` }]);
    setOpen(null);
    showToast(`Removed ${instrument(administration.id).title}`, {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  return (
    <Page
      title="Instruments"
      lead="What the questionnaires and the rated scores say, at intake and later."
      focusOnMount
    >
      <div data-path="/instruments">
        <DataTable
          label="Instruments"
          rows={rows}
          rowKey={(row) => String(row.index)}
          rowName={(row) => nameOf(row.administration)}
          onOpen={(row) => {
            setOpen(row.index);
          }}
          {...(readOnly
            ? {}
            : {
                rowActions: (row: Row) => [
                  {
                    id: 'remove',
                    label: 'Remove',
                    danger: true,
                    onAction: () => {
                      remove(row);
                    },
                  },
                ],
              })}
          columns={[
            {
              id: 'instrument',
              header: 'Instrument',
              rowHeader: true,
              cell: (row) => instrument(row.administration.id).title,
            },
            {
              id: 'phase',
              header: 'Phase',
              cell: ({ administration: { phase } }) => (phase === null ? '–' : PHASE_LABELS[phase]),
            },
            { id: 'date', header: 'Date', cell: ({ administration }) => administration.date ?? '–' },
            {
              id: 'side',
              header: 'Side',
              cell: ({ result }) => (result?.side ? SIDE_LABELS[result.side] : '–'),
            },
            { id: 'score', header: 'Score', align: 'end', cell: scoreCell },
          ]}
          empty={
            <EmptyState title="No instruments yet">
              Add each instrument that was administered, once for each date. Two of the same kind give a change.
            </EmptyState>
          }
        />
      </div>
      {readOnly ? null : <AddInstrument onAdded={setOpen} />}
      {current === null ? null : <AdministrationForm key={current} index={current} />}
      <Section title="Change" help="Each later score against the earliest of the same instrument and side.">
        <Changes />
      </Section>
    </Page>
  );
}

function nameOf({ id, phase, date }: Administration): string {
  return [instrument(id).title, phase === null ? null : PHASE_LABELS[phase].toLowerCase(), date]
    .filter((part) => part !== null)
    .join(', ');
}

function scoreCell({ administration, result }: Row): string {
  if (result === undefined || result.score === null) {
    const missing = result?.missing?.length ?? 0;
    return missing > 0 ? `${String(missing)} missing` : '–';
  }
  const score = displayInstrumentScore(administration.id, result.score);
  return result.grade === undefined ? score : `${score} ${result.grade}`;
}
