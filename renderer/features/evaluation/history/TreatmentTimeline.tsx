import { ArrowDownWideNarrow } from 'lucide-react';
import { TREATMENT_KINDS } from '../../../../main/domain/evaluation/history.ts';
import { TREATMENT_KIND_LABELS } from '../../../../main/domain/labels-history.ts';
import { comparePartialDates } from '../../../../main/domain/partial-dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession, useSnapshot } from '../context.ts';
import { LineAt, optionsOf, SelectAt, TextAt } from '../fields.tsx';
import { PartialDateAt } from './PartialDateAt.tsx';
import { RowList } from './RowList.tsx';
import styles from './RowList.module.css';

const LIST = '/history/treatmentTimeline';
const EMPTY = { from: null, to: null, kind: null, provider: null, description: null, outcome: null };
const KINDS = optionsOf(TREATMENT_KINDS, TREATMENT_KIND_LABELS);

/** What was done since the injury, one treatment a row. The report prints them in the order of time. */
export function TreatmentTimeline() {
  return (
    <RowList
      path={LIST}
      noun="treatment"
      empty={EMPTY}
      hint="Each consultation, operation, course of therapy or injection, with its date as exactly as it is known: a year, a month or a day."
      first="/from"
      max={500}
      headings={['From', 'To', 'Kind', 'Provider']}
      layout="treatment"
      actions={<InOrder />}
    >
      {(path, name) => (
        <>
          <PartialDateAt path={`${path}/from`} label={`${name}, from`} valueName="From" />
          <PartialDateAt path={`${path}/to`} label={`${name}, to`} valueName="To" />
          <SelectAt
            path={`${path}/kind`}
            label={`${name}, kind`}
            hideLabel
            width="full"
            options={KINDS}
            placeholder="Kind"
            emptyLabel="Not recorded"
          />
          <LineAt path={`${path}/provider`} label={`${name}, provider`} hideLabel />
          <div className={styles['wide']}>
            <TextAt path={`${path}/description`} context={name} label="What was done" minRows={1} />
            <TextAt path={`${path}/outcome`} context={name} label="What it changed" minRows={1} />
          </div>
        </>
      )}
    </RowList>
  );
}

function InOrder() {
  const session = useSession();
  const treatments = useSnapshot(({ queue }) => queue.local.history.treatmentTimeline);
  const sorted = treatments.toSorted((a, b) => comparePartialDates(a.from ?? a.to, b.from ?? b.to));
  if (sorted.every((treatment, index) => treatment === treatments[index])) return null;
  return (
    <Button
      icon={ArrowDownWideNarrow}
      variant="quiet"
      onPress={() => {
        session.edit([{ op: 'set', path: LIST, value: sorted }]);
      }}
    >
      Put in the order of time
    </Button>
  );
}
