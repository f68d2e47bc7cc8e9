import type { Edition } from '../../../../main/domain/evaluation/rating.ts';
import type { LimbResult } from '../../../../main/domain/score-result.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import { DecimalAt, LineAt } from '../fields.tsx';
import { EntryList } from '../EntryList.tsx';
import { Tight, Total, Workings } from '../layout.tsx';
import { DiagnosisBasedFields } from './DiagnosisBasedFields.tsx';
import { emptyEntry } from './to-edition.ts';

interface Props {
  path: string;
  edition: Edition;
  result: LimbResult | undefined;
}

/** The entries of one limb with their arithmetic, then the limb's own. */
export function LimbEntries({ path, edition, result }: Props) {
  return (
    <Tight>
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
                unit="%"
                width="short"
                min={PERCENT_LIMIT.min}
                max={PERCENT_LIMIT.max}
              />
            )}
            <LineAt path={`${entry}/reference`} label="Page and table of the Guides" />
            <Workings steps={result?.entries[index]?.steps ?? []} />
          </>
        )}
      </EntryList>
      {result === undefined || result.entries.length === 0 ? null : (
        <>
          <Workings steps={result.steps} />
          <Total label="Lower extremity">{percent(result.lowerExtremity)}</Total>
          <Total label="Whole person from this limb">{percent(result.wholePerson)}</Total>
        </>
      )}
    </Tight>
  );
}

function percent(value: string | null): string {
  return value === null ? 'not complete' : `${value} %`;
}
