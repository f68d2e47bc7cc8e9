import { LineAt } from '../fields.tsx';
import { RowList } from './RowList.tsx';

const EMPTY = { name: null, dose: null, frequency: null, purpose: null };

/** What the examinee takes now. */
export function Medications() {
  return (
    <RowList
      path="/history/medicationList"
      noun="medication"
      empty={EMPTY}
      hint="What is taken now, one medication a row; Enter in the last field adds the next."
      first="/name"
      max={200}
      headings={['Medication', 'Dose', 'How often', 'Purpose']}
      layout="medication"
    >
      {(path, name) => (
        <>
          <LineAt path={`${path}/name`} label={`${name}, name`} hideLabel />
          <LineAt path={`${path}/dose`} label={`${name}, dose`} hideLabel />
          <LineAt path={`${path}/frequency`} label={`${name}, how often`} hideLabel />
          <LineAt path={`${path}/purpose`} label={`${name}, purpose`} hideLabel />
        </>
      )}
    </RowList>
  );
}
