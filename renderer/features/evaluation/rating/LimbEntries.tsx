import { use } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { displayExact } from '../../../../main/domain/display.ts';
import type { Edition } from '../../../../main/domain/evaluation/rating.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import { limbWorkings } from '../../../../main/domain/rating/workings.ts';
import type { LimbResult, RatingEntryResult } from '../../../../main/domain/score-result.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { ProblemsContext } from '../context.ts';
import { EntryList } from '../EntryList.tsx';
import { DecimalAt, LineAt } from '../fields.tsx';
import { Muted, Tight, Total, Workings } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { useProblemsAt } from '../use-field.ts';
import { DiagnosisBasedFields } from './DiagnosisBasedFields.tsx';
import { emptyEntry } from './to-edition.ts';

interface Props {
  path: string;
  edition: Edition;
  result: LimbResult | undefined;
}

/** The entries of one limb with their arithmetic, then the limb's own. */
export function LimbEntries({ path, edition, result }: Props) {
  const { error, warning } = useProblemsAt(`${path}/side`);
  return (
    <Tight>
      {error === null ? null : <Notice tone="error">{error}</Notice>}
      {warning === null ? null : <Notice tone="attention">{warning}</Notice>}
      <EntryList
        path={`${path}/entries`}
        noun="entry"
        empty={emptyEntry(edition)}
        hint="One entry for each diagnosis or finding that is rated."
        numbered
        movable
        first="/diagnosis"
        max={50}
      >
        {(entry, index) => (
          <>
            <LineAt path={`${entry}/diagnosis`} label="Diagnosis or finding" />
            {edition === 'ama6-2008' ? (
              <DiagnosisBasedFields path={entry} />
            ) : (
              <DecimalAt
                path={`${entry}/percent`}
                label="Lower-extremity impairment"
                help="As the Guides give it, before it is combined or converted."
                unit="%"
                width="short"
                min={PERCENT_LIMIT.min}
                max={PERCENT_LIMIT.max}
              />
            )}
            <LineAt
              path={`${entry}/reference`}
              label="Page and table of the Guides"
              help="Required: where you read it."
              required
            />
            <EntryWorkings path={entry} result={result?.entries[index]} />
          </>
        )}
      </EntryList>
      {result === undefined || result.entries.length === 0 ? null : (
        <>
          <Workings steps={limbWorkings(result)} />
          <Total label="Lower extremity">{percent(result.lowerExtremity)}</Total>
          <Total label="Whole person from this limb">{percent(result.wholePerson)}</Total>
        </>
      )}
    </Tight>
  );
}

/** The steps as far as they go, and what the next one waits for. */
function EntryWorkings({ path, result }: { path: string; result: RatingEntryResult | undefined }) {
  const problems = problemsUnder(use(ProblemsContext), path).filter(({ path: at }) => at === path);
  return (
    <Tight>
      <Workings steps={result?.steps ?? []} />
      {problems.map(({ message }) => (
        <Muted key={message}>{sentence(message)}</Muted>
      ))}
    </Tight>
  );
}

function percent(value: string | null): string {
  return value === null ? 'not complete' : `${displayExact(value)} %`;
}
