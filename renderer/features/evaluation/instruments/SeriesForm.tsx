import { useEffect, useRef, useState } from 'react';
import { GIVEN_BY, PHASES, SIDES } from '../../../../main/domain/evaluation/instruments.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import type { Administered, Series } from '../../../../main/domain/instruments/series.ts';
import { GIVEN_BY_LABELS } from '../../../../main/domain/labels-instruments.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useReadOnly } from '../context.ts';
import { DateAt, optionsOf, SelectAt } from '../fields.tsx';
import { Muted } from '../layout.tsx';
import { AnswerRows } from './AnswerRows.tsx';
import { ColumnActions } from './ColumnActions.tsx';
import { GridRow } from './GridRow.tsx';
import { HarrisForm } from './HarrisForm.tsx';
import { ScoreRow } from './ScoreRow.tsx';
import { columnName, seriesName, type ColumnOf } from './series-words.ts';
import { Sources } from './Sources.tsx';
import { HarrisRows, SubscaleRows, TotalRow } from './ValueRows.tsx';
import styles from './series.module.css';

interface Props {
  series: Series;
  /** The administration that was asked for. */
  open: number;
  onOpen: (index: number | null) => void;
}

/** The administrations of one instrument on one side, two of them side by side: one row for each question. */
export function SeriesForm({ series, open, onOpen }: Props) {
  const readOnly = useReadOnly();
  const definition = instrument(series.id);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'start' });
  }, []);
  // In the order of the list: columns must not change places while a date is being typed.
  const list = series.list.toSorted((a, b) => a.index - b.index);
  const all = list.map(({ administration }) => administration);
  const columns = shownOf(list, open).map(({ administration, index }): ColumnOf => ({
    administration,
    index,
    path: `/instruments/${String(index)}`,
    name: columnName(administration, all),
  }));
  const others = list.slice(1);
  const second = columns[1];

  return (
    <div ref={frame} tabIndex={-1} className={styles['frame']} data-path={`/instruments/${String(open)}`}>
      <Section title={seriesName(series)} help={definition.description}>
        {list.length > 2 && second !== undefined ? (
          <Select
            label="Beside the first administration"
            options={others.map(({ administration, index }) => ({
              value: String(index),
              label: columnName(administration, all),
              description: administration.date ?? undefined,
            }))}
            value={String(second.index)}
            onChange={(value) => {
              onOpen(Number(value));
            }}
          />
        ) : null}
        {definition.instructions === null ? null : <Muted>{definition.instructions}</Muted>}
        {definition.kind === 'items' && !readOnly ? (
          <Muted>The keys 0 to 4 answer and go on to the next question; Backspace takes an answer back.</Muted>
        ) : null}
        <div className={columns.length === 1 ? styles['grid1'] : styles['grid2']}>
          <HeadRows columns={columns} />
          <ContentRows series={series} columns={columns} />
          <ScoreRow definition={definition} columns={columns} />
          <ColumnActions columns={columns} count={list.length} onOpen={onOpen} />
        </div>
        <Harris columns={columns} open={open} />
        <Sources definition={definition} />
      </Section>
    </div>
  );
}

/** The first administration, and beside it the one that was asked for, else the last. */
function shownOf(list: readonly Administered[], open: number): readonly Administered[] {
  const [first, ...others] = list;
  if (first === undefined) return [];
  const second = others.find(({ index }) => index === open) ?? others.at(-1);
  return second === undefined ? [first] : [first, second];
}

function HeadRows({ columns }: { columns: readonly ColumnOf[] }) {
  return (
    <>
      <GridRow label="Phase">
        {columns.map(({ path, name }) => (
          <SelectAt
            key={path}
            path={`${path}/phase`}
            label={`Phase, ${name}`}
            hideLabel
            width="full"
            options={optionsOf(PHASES, PHASE_LABELS)}
          />
        ))}
      </GridRow>
      <GridRow label="Date">
        {columns.map(({ path, name }) => (
          <DateAt
            key={path}
            path={`${path}/date`}
            label={`Date, ${name}`}
            valueName="The date"
            required
            hideLabel
            width="full"
          />
        ))}
      </GridRow>
      <GridRow label="Side">
        {columns.map(({ path, name }) => (
          <SelectAt
            key={path}
            path={`${path}/side`}
            label={`Side, ${name}`}
            hideLabel
            width="full"
            placeholder="As the evaluation"
            emptyLabel="As the evaluation"
            options={optionsOf(SIDES, SIDE_LABELS)}
          />
        ))}
      </GridRow>
      <GridRow label="How given">
        {columns.map(({ path, name }) => (
          <SelectAt
            key={path}
            path={`${path}/givenBy`}
            label={`How given, ${name}`}
            hideLabel
            width="full"
            placeholder="Not recorded"
            emptyLabel="Not recorded"
            options={optionsOf(GIVEN_BY, GIVEN_BY_LABELS)}
          />
        ))}
      </GridRow>
    </>
  );
}

function ContentRows({ series: { id }, columns }: { series: Series; columns: readonly ColumnOf[] }) {
  const definition = instrument(id);
  switch (definition.kind) {
    case 'items':
      return <AnswerRows definition={definition} columns={columns} />;
    case 'examiner':
      return columns.length === 1 ? null : <HarrisRows definition={definition} columns={columns} />;
    case 'subscales':
      return <SubscaleRows definition={definition} columns={columns} />;
    case 'total':
      return <TotalRow definition={definition} columns={columns} />;
  }
}

/** The rated items of the Harris hip score, one administration at a time. */
function Harris({ columns, open }: { columns: readonly ColumnOf[]; open: number }) {
  const [chosen, setChosen] = useState(open);
  const column = columns.find(({ index }) => index === chosen) ?? columns.at(-1);
  if (column?.administration.id !== 'harris-hip') return null;
  const { administration, path } = column;
  return (
    <div className={styles['harris']}>
      {columns.length === 1 ? null : (
        <ChoiceGroup
          label="Administration to rate"
          options={columns.map(({ index, name }) => ({ value: String(index), label: name, digit: '' }))}
          value={String(column.index)}
          onChange={(value) => {
            if (value !== null) setChosen(Number(value));
          }}
        />
      )}
      <HarrisForm key={path} path={path} administration={administration} definition={instrument('harris-hip')} />
    </div>
  );
}
