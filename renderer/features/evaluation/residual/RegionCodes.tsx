import { CODES_ADDED_ON } from '../../../../main/domain/codes.ts';
import { REGIONS, type Region } from '../../../../main/domain/evaluation/evaluation.ts';
import { REGION_LABELS } from '../../../../main/domain/labels.ts';
import { familyCodes, SISTER_NOTE } from '../../../../main/domain/residual-reasons.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useDerived, useValueAt } from '../context.ts';
import { optionsOf, SelectAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';
import styles from './RegionCodes.module.css';

/** The region decides the family of codes; all seven are there, and the texts of the hip's (R3). */
export function RegionCodes() {
  const region = useValueAt('/region') as Region;
  const { score } = useDerived();
  return (
    <Fields>
      <SelectAt path="/region" label="Region" width="full" options={optionsOf(REGIONS, REGION_LABELS)} />
      <table className={styles['codes']} aria-label={`Codes for ${REGION_LABELS[region]}`}>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Given when</th>
            <th scope="col">In use</th>
          </tr>
        </thead>
        <tbody>
          {familyCodes(region).map(({ code, when, descriptor, lastDay }) => (
            <tr key={code} className={code === score.residual.code ? styles['given'] : undefined}>
              <th scope="row">{code}</th>
              <td>
                <p>{code === score.residual.code ? `${when}: given here` : when}</p>
                {descriptor === null ? null : <p className={styles['descriptor']}>{descriptor}</p>}
              </td>
              <td>{lastDay === null ? `since ${CODES_ADDED_ON}` : `to ${lastDay}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {region === 'hip' ? (
        <Muted>
          A patient younger than 14 years at the start of the episode gets no code: the measure begins there.
        </Muted>
      ) : (
        <Notice>{SISTER_NOTE}</Notice>
      )}
    </Fields>
  );
}
