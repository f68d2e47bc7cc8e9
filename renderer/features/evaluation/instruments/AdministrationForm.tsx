import { useEffect, useRef } from 'react';
import { PHASES, SIDES, type Administration } from '../../../../main/domain/evaluation/instruments.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { Figure } from '../../../ui/Figure.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useDerived, useValueAt } from '../context.ts';
import { ChoiceAt, DateAt, DecimalAt, optionsOf, SelectAt } from '../fields.tsx';
import { Fields, Muted, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { HandOverButton } from '../../handover/HandOverButton.tsx';
import { HarrisForm } from './HarrisForm.tsx';
import { LikertForm } from './LikertForm.tsx';

/** One administration: when and of which side, then its responses, then its score. */
export function AdministrationForm({ index }: { index: number }) {
  const path = `/instruments/${String(index)}`;
  const administration = useValueAt(path) as Administration | null;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'start' });
  }, []);
  if (administration === null) return null;
  const definition = instrument(administration.id);

  return (
    <div ref={frame} tabIndex={-1} data-path={path}>
      <Section title={definition.title} help={definition.description}>
        <Fields>
          <SelectAt path={`${path}/phase`} label="Phase" options={optionsOf(PHASES, PHASE_LABELS)} />
          <DateAt path={`${path}/date`} label="Date" />
          <ChoiceAt
            path={`${path}/side`}
            label="Side"
            help="Leave open to take the side of the evaluation."
            options={optionsOf(SIDES, SIDE_LABELS)}
          />
          {definition.kind === 'items' ? <HandOverButton index={index} title={definition.title} /> : null}
          <Responses path={path} administration={administration} definition={definition} />
          <Score index={index} path={path} definition={definition} />
          <Muted>{definition.licence}</Muted>
        </Fields>
      </Section>
    </div>
  );
}

function Responses({
  path,
  administration,
  definition,
}: {
  path: string;
  administration: Administration;
  definition: Instrument;
}) {
  switch (administration.id) {
    case 'hoos-jr':
    case 'lefs':
      return <LikertForm path={path} responses={administration.responses} definition={definition} />;
    case 'harris-hip':
      return <HarrisForm path={path} administration={administration} definition={definition} />;
    case 'hoos':
      return (
        <Tight>
          {definition.subscales.map(({ id, title }) => (
            <DecimalAt key={id} path={`${path}/subscales/${id}`} label={title} width="short" min={0} max={100} />
          ))}
        </Tight>
      );
    default: {
      const { min, max } = definition.range;
      return (
        <DecimalAt
          path={`${path}/total`}
          label="Total"
          help={`From ${min} to ${max}; ${definition.direction === 'higher-better' ? 'higher is better' : 'lower is better'}.`}
          width="short"
          min={Number(min)}
          max={Number(max)}
        />
      );
    }
  }
}

function Score({ index, path, definition }: { index: number; path: string; definition: Instrument }) {
  const { score, problems } = useDerived();
  const result = score.instruments[index];
  const here = problemsUnder(problems, path).filter(
    (problem) => problem.path === path || problem.path === `${path}/responses`,
  );
  if (result === undefined) return null;
  const { missing = [] } = result;
  const { min, max } = definition.range;
  return (
    <Tight>
      {here.map(({ message, severity }) => (
        <Notice key={message} tone={severity === 'error' ? 'error' : 'attention'}>
          {sentence(message)}
        </Notice>
      ))}
      {result.score === null ? (
        <Muted>
          {missing.length === 0 ? 'The score appears when everything is entered.' : missingText(missing, definition)}
        </Muted>
      ) : (
        <Figure
          value={displayInstrumentScore(definition.id, result.score)}
          caption={[
            `Score, ${min} to ${max}`,
            result.grade,
            typeof result.raw === 'string' ? `raw sum ${result.raw}` : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(', ')}
        />
      )}
    </Tight>
  );
}

/** Incomplete is never scored: the missing items are named. */
function missingText(missing: readonly string[], { items, kind }: Instrument): string {
  const names = missing.map((id) => {
    const item = items.find((one) => one.id === id);
    if (item === undefined) return id === 'romMethod' ? 'method for the range of motion' : id;
    return kind === 'items' ? id : item.text.toLowerCase();
  });
  const noun = kind === 'items' ? (missing.length === 1 ? 'item ' : 'items ') : '';
  return `Not scored yet. Still to answer: ${noun}${names.join(', ')}.`;
}
