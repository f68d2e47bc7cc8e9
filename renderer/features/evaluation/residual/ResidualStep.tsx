import type { ResidualInput } from '../../../../main/domain/evaluation/rating.ts';
import { DIRECT_RESIDUAL_LIMIT } from '../../../../main/domain/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { HelpButton } from '../../../ui/HelpButton.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { showToast } from '../../../ui/toasts.ts';
import type { Rejection } from '../../../ui/use-parsed-text.ts';
import { useReadOnly, useSession, useValueAt } from '../context.ts';
import { DateAt, LineAt, Place } from '../fields.tsx';
import { Fields, Muted, Row } from '../layout.tsx';
import { useDecimalEcho, useDecimalField, useProblemsAt, useRejectedText } from '../use-field.ts';
import { CodeCard } from './CodeCard.tsx';
import { CompanionCodes } from './CompanionCodes.tsx';
import { ExclusionChoice } from './ExclusionChoice.tsx';
import { NumberLineFigure } from './NumberLineFigure.tsx';
import { RegionCodes } from './RegionCodes.tsx';
import { SurveyField } from './SurveyField.tsx';

type ChangeInput = Extract<ResidualInput, { method: 'change' }>;

const EMPTY_CHANGE = {
  method: 'change',
  instrument: 'foto-lepf',
  intake: null,
  discharge: null,
  predictedChange: null,
} as const;
const EMPTY_DIRECT = { method: 'direct', value: null, reference: null } as const;

/** The residual of R1, its code by R3, and what it means by R4 and R5. */
export function ResidualStep() {
  return (
    <Page
      title="Residual"
      lead="How far did function change, against what was predicted for a patient like this one?"
      focusOnMount
    >
      <Scores />
      <Episode />
      <Section title="Companion codes" help="Quality data codes that go with the episode.">
        <CompanionCodes />
      </Section>
      <Section title="Region and its codes" help="Each region of the measure has four codes of its own.">
        <RegionCodes />
      </Section>
    </Page>
  );
}

function Scores() {
  const session = useSession();
  const readOnly = useReadOnly();
  const residual = useValueAt('/residual') as ResidualInput | null;
  const method = residual?.method ?? 'change';

  function choose(next: 'change' | 'direct'): void {
    session.edit([{ op: 'set', path: '/residual', value: next === 'change' ? EMPTY_CHANGE : EMPTY_DIRECT }]);
    if (residual === null) return;
    showToast('What was entered here before was taken out', { action: { label: 'Undo', run: () => session.undo() } });
  }

  return (
    <Fields>
      {residual?.method === 'direct' ? <Direct /> : <ThreeScores residual={residual} />}
      <Row>
        <Muted>
          {method === 'change'
            ? 'Functional status, 0 to 100, as the report of the survey states it.'
            : 'A residual that another document states.'}
        </Muted>
        <HelpButton label="About the scores">
          The survey’s report shows the status score and the predicted change. Scores of other instruments cannot stand
          in for them, and the program never computes a prediction.
        </HelpButton>
        {readOnly ? null : (
          <Button
            variant="quiet"
            size="small"
            onPress={() => {
              choose(method === 'change' ? 'direct' : 'change');
            }}
          >
            {method === 'change' ? 'Enter a finished residual instead' : 'Enter the three scores instead'}
          </Button>
        )}
      </Row>
      {residual?.method === 'change' ? <Line residual={residual} /> : null}
      <CodeCard />
    </Fields>
  );
}

function Line({ residual: { intake, discharge, predictedChange } }: { residual: ChangeInput }) {
  if (intake === null || discharge === null || predictedChange === null) return null;
  return <NumberLineFigure measured={{ intake, discharge, predictedChange }} />;
}

function Direct() {
  const { warning, ...field } = useDecimalField('/residual/value');
  return (
    <>
      <Place path="/residual/value" warning={warning}>
        <NumberField
          label="Residual"
          width="short"
          min={DIRECT_RESIDUAL_LIMIT.min}
          max={DIRECT_RESIDUAL_LIMIT.max}
          {...field}
        />
      </Place>
      <LineAt
        path="/residual/reference"
        label="Taken from"
        help="The document that states this residual: its title, author and date."
      />
    </>
  );
}

function ThreeScores({ residual }: { residual: ChangeInput | null }) {
  const { intake, discharge, predictedChange } = residual ?? EMPTY_CHANGE;
  return (
    <FieldRow>
      <Score of="intake" label="Intake" value={intake} min={0} />
      <Score of="discharge" label="Discharge" value={discharge} min={0} />
      <Score of="predictedChange" label="Predicted change" value={predictedChange} min={-100} />
    </FieldRow>
  );
}

type ScoreName = 'intake' | 'discharge' | 'predictedChange';

function Score({ of, label, value, min }: { of: ScoreName; label: string; value: string | null; min: number }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const isThere = (useValueAt('/residual') as ResidualInput | null)?.method === 'change';
  const path = `/residual/${of}`;
  const { error, warning } = useProblemsAt(path);
  const echo = useDecimalEcho(value, (next) => {
    if (isThere) session.edit([{ op: 'set', path, value: next }], path);
    else session.edit([{ op: 'set', path: '/residual', value: { ...EMPTY_CHANGE, [of]: next } }], path);
  });
  const rejection: Rejection = {
    text: useRejectedText(path),
    keep: (text, message, before) => {
      // A value typed into another of the three would make the place anew, and this text would be gone with the old one.
      if (!isThere) session.edit([{ op: 'set', path: '/residual', value: EMPTY_CHANGE }], path);
      session.reject({ path, text, message }, before);
    },
  };
  return (
    <Place path={path} warning={warning}>
      <NumberField
        label={label}
        min={min}
        max={100}
        width="full"
        {...echo}
        rejection={rejection}
        error={error}
        readOnly={readOnly}
      />
    </Place>
  );
}

function Episode() {
  const isChange = (useValueAt('/residual') as ResidualInput | null)?.method === 'change';
  return (
    <Section
      title="Treatment episode"
      help="The code is decided for the day of discharge, or for the day of the examination when there was no episode."
    >
      <Fields>
        <DateAt path="/episode/start" label="Start of the episode" />
        <DateAt path="/episode/discharge" label="Discharge from the episode" />
        {isChange ? <SurveyField /> : null}
        <ExclusionChoice />
      </Fields>
    </Section>
  );
}
