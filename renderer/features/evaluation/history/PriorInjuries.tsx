import { LineAt, TextAt } from '../fields.tsx';
import { PartialDateAt } from './PartialDateAt.tsx';
import { RowList } from './RowList.tsx';

const EMPTY = { date: null, bodyPart: null, description: null, residuals: null };

/** Injuries and conditions before the claimed one, and what remained of each. */
export function PriorInjuries() {
  return (
    <RowList
      path="/history/priorInjuryList"
      noun="prior injury"
      empty={EMPTY}
      hint="Injuries and conditions before this one, each with what remained of it. Write “none” below when there were none."
      first="/date"
      max={200}
      headings={['When', 'Part of the body', 'Injury', 'What remained']}
      layout="injury"
    >
      {(path, name) => (
        <>
          <PartialDateAt path={`${path}/date`} label={`${name}, when`} valueName="When" />
          <LineAt path={`${path}/bodyPart`} label={`${name}, part of the body`} hideLabel />
          <TextAt path={`${path}/description`} label={`${name}, injury`} hideLabel minRows={1} />
          <TextAt path={`${path}/residuals`} label={`${name}, what remained`} hideLabel minRows={1} />
        </>
      )}
    </RowList>
  );
}
