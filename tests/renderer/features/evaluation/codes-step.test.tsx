import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CodesStep } from '../../../../renderer/features/evaluation/codes/CodesStep.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const BASE = {
  case: { dateOfExam: '2026-10-05', siteOfService: 'ime-setting', referral: { kind: 'insurer' } },
  examinee: { dateOfBirth: '1958-03-02' },
  examiner: { npi: '1234567893' },
  side: 'left',
  episode: { start: '2026-05-04', discharge: '2026-10-05' },
  residual: { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' },
  opinions: { diagnoses: [{ code: 'M16.12', description: 'Osteoarthritis' }, { code: 'Z96.642' }] },
};
const withLines = (...lines: readonly object[]) => ({ ...BASE, claim: { lines } });
const preview = () => screen.getByRole('region', { name: 'Service lines of the claim' });
const place = (path: string) => document.querySelector<HTMLElement>(`[data-path="${path}"]`);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('codes step', () => {
  test('M1, M4: adds the proposed lines in one step, which one undo takes back', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, BASE);
    expect(screen.getByLabelText(/^M1111/)).toHaveProperty('checked', false);
    await press('Add the lines');
    await session.flush();
    expect(store.evaluation.claim.lines.map(({ code, modifiers, charge }) => [code, modifiers, charge])).toEqual([
      ['99456', ['32'], null],
      ['G8652', [], '0'],
      ['M1010', [], '0'],
    ]);
    expect(within(preview()).getByText('G8652')).toBeTruthy();
    session.undo();
    await session.flush();
    expect(store.evaluation.claim.lines).toEqual([]);
  });

  test('a proposed line that is not wanted stays out', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, BASE);
    await userEvent.click(screen.getByLabelText(/^M1010/));
    await press('Add the lines');
    await session.flush();
    expect(store.evaluation.claim.lines.map(({ code }) => code)).toEqual(['99456', 'G8652']);
  });

  test('M1: LT beside RT is explained at the second one, and 50 takes their place', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, withLines({ code: '99456', modifiers: ['RT', 'LT'] }));
    expect(place('/claim/lines/0/modifiers/1')?.textContent).toContain('LT and RT together are refused; use 50');
    await press('Use 50 instead of LT and RT');
    await session.flush();
    expect(store.evaluation.claim.lines[0]?.modifiers).toEqual(['50']);
  });

  test('M1: a payment modifier on the quality data code is refused there, and moved to where it belongs', async () => {
    const lines = [{ code: '99456' }, { code: 'G8652', modifiers: ['32', '8P'], diagnosisPointers: [1] }];
    const { store, session } = renderInEvaluation(<CodesStep />, withLines(...lines));
    expect(place('/claim/lines/1/modifiers/0')?.textContent).toContain('put 32 on the line of the evaluation');
    expect(place('/claim/lines/1/modifiers/1')?.textContent).toContain('is refused on a G code');
    await press('Move 32 to line 1, 99456');
    await session.flush();
    expect(store.evaluation.claim.lines.map(({ modifiers }) => modifiers)).toEqual([['32'], ['8P']]);
    session.undo();
    await session.flush();
    expect(store.evaluation.claim.lines.map(({ modifiers }) => modifiers)).toEqual([[], ['32', '8P']]);
  });

  test('M1: 22 asks for its justification, 23 is doubted, a fifth is refused', () => {
    const modifiers = ['22', '23', '24', '25', '26'];
    renderInEvaluation(<CodesStep />, withLines({ code: '99456', modifiers }));
    expect(place('/claim/lines/0/justification')?.textContent).toContain('Modifier 22 requires a justification');
    expect(place('/claim/lines/0/modifiers/1')?.textContent).toContain('does not fit an evaluation');
    expect(place('/claim/lines/0/modifiers')?.textContent).toContain('at most four modifiers; there are 5');
  });

  test('M1: 32 is proposed with its reason', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, withLines({ code: '99456' }));
    expect(screen.getByText('The referral makes this a mandated service.')).toBeTruthy();
    await press('Add modifier 32');
    await session.flush();
    expect(store.evaluation.claim.lines[0]?.modifiers).toEqual(['32']);
  });

  test('M4: a quality data code alone is warned of; R5 stands beside it', () => {
    renderInEvaluation(<CodesStep />, withLines({ code: 'G8652', diagnosisPointers: [1] }));
    expect(document.body.textContent).toContain('A quality data code cannot be submitted alone');
    expect(screen.getAllByText(/not separately payable/).length).toBeGreaterThan(1);
  });

  test('M4: the charge follows the payer who refuses zero, in one step', async () => {
    const lines = [
      { code: '99456', charge: 5 },
      { code: 'G8652', charge: 0, diagnosisPointers: [1] },
    ];
    const { store, session } = renderInEvaluation(<CodesStep />, withLines(...lines));
    await userEvent.click(screen.getByLabelText('The payer refuses a charge of zero'));
    await session.flush();
    expect(store.evaluation.claim).toMatchObject({
      payerRefusesZero: true,
      lines: [{ charge: '5' }, { charge: '0.01' }],
    });
    expect(preview().textContent).toContain('0.01');
    session.undo();
    await session.flush();
    expect(store.evaluation.claim).toMatchObject({ payerRefusesZero: null, lines: [{ charge: '5' }, { charge: '0' }] });
  });

  test('M4: pointers are chosen from the diagnoses, the first chosen first', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, withLines({ code: '99456' }));
    await userEvent.click(screen.getByLabelText(/^B\s+Z96.642/));
    await userEvent.click(screen.getByLabelText(/^A\s+M16.12/));
    await session.flush();
    expect(store.evaluation.claim.lines[0]?.diagnosisPointers).toEqual([2, 1]);
    expect(within(preview()).getByText('BA')).toBeTruthy();
  });

  test('M4: a pointer to a diagnosis that is not there is said, and can be taken out', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, withLines({ code: '99456', diagnosisPointers: [3] }));
    expect(place('/claim/lines/0/diagnosisPointers')?.textContent).toContain('There is no diagnosis C');
    await userEvent.click(screen.getByLabelText(/^C\s+No such diagnosis/));
    await session.flush();
    expect(store.evaluation.claim.lines[0]?.diagnosisPointers).toEqual([]);
  });

  test('M2: the code of the site stands beside it with its name, and stays editable', async () => {
    const { store, session } = renderInEvaluation(<CodesStep />, { ...BASE, claim: { placeOfService: '22' } });
    expect(screen.getByText('On Campus-Outpatient Hospital')).toBeTruthy();
    await press(/^Use 11/);
    await session.flush();
    expect(store.evaluation.claim.placeOfService).toBe('11');
    expect(screen.getByText('Office')).toBeTruthy();
  });

  test('M3: no policy of a payer is invented', () => {
    renderInEvaluation(<CodesStep />, BASE);
    expect(screen.getByText('Data not available')).toBeTruthy();
  });

  test('California: the medical-legal codes are offered without amounts', async () => {
    const data = { ...BASE, case: { ...BASE.case, reportProfile: 'us-ca-workers-comp' } };
    const { store, session } = renderInEvaluation(<CodesStep />, data);
    expect(screen.getByText(/Amounts are not shown/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\$|2,?015/);
    await press('Add the lines');
    await session.flush();
    expect(store.evaluation.claim.lines[0]).toMatchObject({ code: 'ML201', modifiers: [], charge: null });
  });

  test('the preview names day, place, code, modifiers, pointer, charge, units and provider', async () => {
    const line = { code: '99456', modifiers: ['32'], charge: '450', diagnosisPointers: [1] };
    renderInEvaluation(<CodesStep />, withLines(line));
    const row = await within(preview()).findByRole('row', { name: /99456/ });
    expect([...row.children].map(({ textContent }) => textContent)).toEqual([
      ...['2026-10-05', '11', '99456', '32', 'A', '450.00', '1', '1234567893'],
    ]);
    await waitFor(() => {
      expect(screen.getByText('28 Total charge').parentElement?.textContent).toContain('450.00');
    });
  });
});
