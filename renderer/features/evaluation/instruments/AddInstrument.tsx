import { Columns2, Plus } from 'lucide-react';
import { useState } from 'react';
import { PHASES, type InstrumentId, type Phase } from '../../../../main/domain/evaluation/instruments.ts';
import { INSTRUMENTS, instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { PHASE_LABELS } from '../../../../main/domain/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useEvaluationNow, useSession } from '../context.ts';
import { optionsOf, Place } from '../fields.tsx';
import { Muted, Row, Tight } from '../layout.tsx';
import { newAdministration } from './new-administration.ts';

const MOST = 200;
const OPTIONS = INSTRUMENTS.map(({ id, title, kind }) => ({
  value: id,
  label: title,
  description: kind === 'items' || kind === 'examiner' ? 'Item by item' : 'Totals only: its items are licensed',
}));

/** Chooses an instrument and its phase; the date of the phase is filled in where the case has it. */
export function AddInstrument({ onAdded }: { onAdded: (index: number) => void }) {
  const session = useSession();
  const { instruments, episode, case: situation } = useEvaluationNow();
  const [id, setId] = useState<InstrumentId>('hoos-jr');
  const [chosen, setPhase] = useState<Phase | null>(null);
  const isFirst = instruments.every((one) => one.id !== id);
  const phase = chosen ?? (isFirst && episode.start !== null ? 'intake' : isFirst ? 'examination' : 'discharge');
  const dates: Partial<Record<Phase, string | null>> = {
    intake: episode.start,
    discharge: episode.discharge,
    examination: situation.dateOfExam,
  };

  function add(): void {
    const date = dates[phase] ?? null;
    const taken = instruments.some((one) => one.id === id && one.phase === phase && one.date === date);
    const value = newAdministration(id, phase, taken ? null : date, situation.dateOfExam);
    session.edit([{ op: 'insert', path: `/instruments/${String(instruments.length)}`, value }]);
    setPhase(null);
    onAdded(instruments.length);
  }

  /** Both at once, side by side. */
  function addPair(): void {
    const at = instruments.length;
    session.edit(
      (['intake', 'discharge'] as const).map((each, next) => ({
        op: 'insert',
        path: `/instruments/${String(at + next)}`,
        value: newAdministration(id, each, dates[each] ?? null, situation.dateOfExam),
      })),
    );
    onAdded(at + 1);
  }

  return (
    <Section title="Add an instrument">
      <Place path="/instruments">
        <Tight>
          <FieldRow>
            <Select label="Instrument" width="full" options={OPTIONS} value={id} onChange={setId} />
            <Select
              label="Phase"
              width="full"
              options={optionsOf(PHASES, PHASE_LABELS)}
              value={phase}
              onChange={setPhase}
            />
          </FieldRow>
          <Muted>{instrument(id).description}</Muted>
          <Row>
            <Button icon={Plus} onPress={add} disabled={instruments.length >= MOST}>
              Add instrument
            </Button>
            <Button icon={Columns2} onPress={addPair} disabled={instruments.length >= MOST - 1}>
              Add intake and discharge
            </Button>
          </Row>
        </Tight>
      </Place>
    </Section>
  );
}
