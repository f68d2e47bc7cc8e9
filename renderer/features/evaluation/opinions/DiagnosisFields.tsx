import { useDeferredValue, useMemo, useState } from 'react';
import { ICD10_SOURCE, findDiagnosis, searchDiagnoses } from '../../../../main/domain/diagnoses/icd10.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { ComboField } from '../../../ui/ComboField.tsx';
import { useSession, useValueAt } from '../context.ts';
import { Place } from '../fields.tsx';
import { useTextField } from '../use-field.ts';
import styles from './opinions.module.css';

const LINE_MAX = 500;
const MOST_OFFERED = 12;
/** A single letter fits too much to be worth offering. */
const SHORTEST_QUERY = 2;
const CODE_BEGINNING = /^[a-z]\d[\da-z.]*$/i;

/** A diagnosis: its code and its words, each found by typing either; what is not in the list is kept as typed. */
export function DiagnosisFields({ path }: { path: string }) {
  return (
    <div className={styles['diagnosis']}>
      <Part path={path} part="code" label="ICD-10-CM code" />
      <Part path={path} part="description" label="Diagnosis" />
    </div>
  );
}

function Part({ path, part, label }: { path: string; part: 'code' | 'description'; label: string }) {
  const session = useSession();
  const { warning, error, value, onChange, ...field } = useTextField(`${path}/${part}`);
  // Words typed to find a code are no code yet, and no mistake.
  const [isTyping, setIsTyping] = useState(false);
  const known = findDiagnosis(useTextField(`${path}/code`).value);
  const description = useTextField(`${path}/description`).value;
  const isChosen = known !== null && known.billable && known[part] === value;
  const options = useOffers(value, isChosen);

  function choose(id: string): void {
    const chosen = findDiagnosis(id);
    if (chosen === null) return;
    session.edit([
      { op: 'set', path: `${path}/code`, value: chosen.code },
      { op: 'set', path: `${path}/description`, value: chosen.description },
    ]);
  }

  return (
    <Place path={`${path}/${part}`} warning={isTyping ? null : warning}>
      <ComboField
        {...field}
        error={isTyping ? null : error}
        onFocusChange={setIsTyping}
        label={label}
        value={value}
        onChange={(text) => {
          const entered = part === 'code' && CODE_BEGINNING.test(text) ? text.toUpperCase() : text;
          // A code typed to its end needs no choosing; the examiner's own words stay, those of another code do not.
          const complete = part === 'code' && !isOwnWords(description) ? findDiagnosis(entered) : null;
          if (complete?.billable === true) choose(complete.code);
          else onChange(entered);
        }}
        options={options}
        onChoose={choose}
        footer={ICD10_SOURCE.citation}
        maxLength={LINE_MAX}
      />
    </Place>
  );
}

function isOwnWords(description: string): boolean {
  if (description === '') return false;
  const [nearest] = searchDiagnoses(description, { side: null, limit: 1 });
  return nearest?.description !== description;
}

/** Proposals for what is typed; none for a code or description that is complete, so that the list closes once chosen. */
function useOffers(typed: string, isChosen: boolean): { id: string; label: string; detail: string }[] {
  const query = useDeferredValue(typed.trim());
  const side = useValueAt('/side') as Evaluation['side'];
  const found = useMemo(
    () =>
      query.length < SHORTEST_QUERY
        ? []
        : searchDiagnoses(query, { side, limit: MOST_OFFERED }).map(({ code, description }) => ({
            id: code,
            label: code,
            detail: description,
          })),
    [query, side],
  );
  return isChosen ? NO_OFFERS : found;
}

const NO_OFFERS: ReturnType<typeof useOffers> = [];
