import { useState } from 'react';
import { displayInstrumentScore, MINUS } from '../../../../main/domain/display.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { administered, seriesOf, type Administered, type Series } from '../../../../main/domain/instruments/series.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import type { ChangeResult } from '../../../../main/domain/score-result.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useDerived, useEvaluationNow, useReadOnly } from '../context.ts';
import { AddInstrument } from './AddInstrument.tsx';
import { Changes } from './Changes.tsx';
import { seriesName, scoreText } from './series-words.ts';
import { SeriesForm } from './SeriesForm.tsx';

/** Outcome instruments: what was given when, its responses and score, and the change between two times. */
export function InstrumentsStep({ initial }: { initial: number | null }) {
  const readOnly = useReadOnly();
  const { instruments } = useEvaluationNow();
  const { score } = useDerived();
  const [open, setOpen] = useState<number | null>(initial);
  const rows = seriesOf(administered(instruments, score.instruments));
  const current = open === null ? undefined : rows.find(({ list }) => list.some(({ index }) => index === open));

  return (
    <Page
      title="Instruments"
      lead="What the questionnaires and the rated scores say, at intake and later."
      focusOnMount
    >
      <div data-path={rows.length === 0 ? undefined : '/instruments'}>
        <DataTable
          label="Instruments"
          rows={rows}
          rowKey={keyOf}
          rowName={seriesName}
          onOpen={(row) => {
            setOpen(row.list.at(-1)?.index ?? null);
          }}
          columns={[
            {
              id: 'instrument',
              header: 'Instrument',
              rowHeader: true,
              cell: ({ id }) => instrument(id).title,
            },
            { id: 'side', header: 'Side', cell: ({ side }) => (side === null ? '–' : SIDE_LABELS[side]) },
            { id: 'first', header: 'First', cell: ({ list }) => whenText(list[0]) },
            { id: 'last', header: 'Last', cell: ({ list }) => (list.length < 2 ? '–' : whenText(list.at(-1))) },
            { id: 'change', header: 'Change', align: 'end', cell: (row) => changeText(row, score.changes) },
          ]}
          empty={
            <EmptyState title="No instruments yet">
              Add each instrument that was administered, once for each date. Two of the same kind give a change.
            </EmptyState>
          }
        />
      </div>
      {readOnly ? null : <AddInstrument onAdded={setOpen} />}
      {current === undefined || open === null ? null : (
        <SeriesForm key={keyOf(current)} series={current} open={open} onOpen={setOpen} />
      )}
      <Section title="Change" help="Each later score against the earliest of the same instrument and side.">
        <Changes />
      </Section>
    </Page>
  );
}

function keyOf({ id, side }: Series): string {
  return `${id} ${side ?? ''}`;
}

/** "46.7, intake". */
function whenText(entry: Administered | undefined): string {
  if (entry === undefined) return '–';
  const { phase } = entry.result;
  return phase === null ? scoreText(entry) : `${scoreText(entry)}, ${PHASE_LABELS[phase].toLowerCase()}`;
}

/** The change of the last administration, with its sign. */
function changeText({ id, side }: Series, changes: readonly ChangeResult[]): string {
  const last = changes.filter((one) => one.id === id && one.side === side && one.subscale === undefined).at(-1);
  if (last === undefined) return '–';
  const size = displayInstrumentScore(id, last.change.replace('-', ''));
  return last.change === '0' ? size : `${last.change.startsWith('-') ? MINUS : '+'}${size}`;
}
