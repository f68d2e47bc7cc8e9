import { LineAt, TextAt } from '../fields.tsx';
import { PartialDateAt } from './PartialDateAt.tsx';
import { RowList } from './RowList.tsx';
import styles from './RowList.module.css';

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
      headings={['When', 'Part of the body']}
      layout="injury"
    >
      {(path, name) => (
        <>
          <PartialDateAt path={`${path}/date`} label={`${name}, when`} valueName="When" />
          <LineAt path={`${path}/bodyPart`} label={`${name}, part of the body`} hideLabel />
          <div className={styles['wide']}>
            <TextAt path={`${path}/description`} context={name} label="Injury" minRows={1} />
            <TextAt path={`${path}/residuals`} context={name} label="What remained" minRows={1} />
          </div>
        </>
      )}
    </RowList>
  );
}
