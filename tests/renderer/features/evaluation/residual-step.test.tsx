import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { ResidualStep } from '../../../../renderer/features/evaluation/residual/ResidualStep.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);

const CASE = {
  case: { dateOfExam: '2026-10-05' },
  examinee: { dateOfBirth: '1958-03-02' },
  side: 'left',
  episode: { start: '2026-05-04', discharge: '2026-10-05' },
};
const card = () => screen.getByRole('region', { name: 'Residual and code' });

async function enter(values: Record<'Intake' | 'Discharge' | 'Predicted change', string>) {
  const user = userEvent.setup();
  for (const [label, value] of Object.entries(values)) await user.type(screen.getByLabelText(label), value);
}

describe('residual step', () => {
  test('R3: a residual below zero shows G8652, its derivation and the neutral sentence (R4)', async () => {
    const { store } = renderInEvaluation(<ResidualStep />, CASE);
    await enter({ Intake: '48.2', Discharge: '58,9', 'Predicted change': '14.2' });
    await within(card()).findByText('G8652');
    expect(card().textContent).toContain('58.9 − 48.2 − 14.2 = −3.5');
    expect(card().textContent).toContain('the measured change was smaller than the change predicted');
    expect(card().textContent).not.toContain('no impairment');
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('3.5 points below');
    await waitFor(() => {
      expect(store.evaluation.residual).toMatchObject({ intake: '48.2', discharge: '58.9', predictedChange: '14.2' });
    });
  });

  test('R2, R3: exactly zero on the entered digits shows G8651', async () => {
    renderInEvaluation(<ResidualStep />, CASE);
    await enter({ Intake: '48.2', Discharge: '61.3', 'Predicted change': '13.1' });
    await within(card()).findByText('G8651');
    expect(card().textContent).toContain('61.3 − 48.2 − 13.1 = 0');
  });

  test('R3: a recorded exclusion takes the place of complete scores and says so', async () => {
    const residual = { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' };
    renderInEvaluation(<ResidualStep />, { ...CASE, residual });
    await userEvent.click(screen.getByLabelText(/Refused to participate/));
    await waitFor(() => {
      expect(card().textContent).toContain('An exclusion is recorded, so the complete scores are not used');
    });
    expect(within(card()).queryByText('G8652')).toBeNull();
    expect(screen.getByText('G9728')).toBeTruthy();
  });

  test('R3: each exclusion says what it means and which code it gives on the date of service', () => {
    renderInEvaluation(<ResidualStep />, CASE);
    const unable = screen.getByLabelText(/Unable to complete the survey/).closest('label')?.textContent;
    expect(unable).toContain('Blindness, illiteracy');
    expect(unable).toContain('companion code G9729; to 2019-12-31 it was G8653');
    expect(screen.getByLabelText(/Consultation only/).closest('label')?.textContent).toContain('M1113');
  });

  test('R3: the date of service is shown with its reason', () => {
    renderInEvaluation(<ResidualStep />, { ...CASE, episode: {} });
    expect(card().textContent).toContain(
      'Date of service 2026-10-05: the day of the examination, since no discharge is recorded',
    );
  });

  test('R3: a sister region gives its own code and says that the text is not shipped', async () => {
    const residual = { method: 'direct', value: '-3.5', reference: 'Report' };
    renderInEvaluation(<ResidualStep />, { ...CASE, region: 'knee', residual });
    await within(card()).findByText('G8648');
    expect(card().textContent).toContain('not shipped with the program');
    expect(screen.getByRole('table', { name: 'Codes for Knee' }).textContent).toContain('G8650');
  });

  test('R3: a retired family is explained, and the value stays', async () => {
    const residual = { method: 'direct', value: '-3.5', reference: 'Report' };
    renderInEvaluation(<ResidualStep />, { ...CASE, region: 'general-orthopaedic', residual });
    await within(card()).findByText('No code on this date');
    expect(card().textContent).toContain('were in use to 2020-12-31');
    expect(card().textContent).toContain('−3.5');
  });

  test('R1: the survey is named, and one without a predicted change is refused at the field (I5)', async () => {
    const residual = { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' };
    const { store } = renderInEvaluation(<ResidualStep />, { ...CASE, residual });
    const user = userEvent.setup();
    const survey = screen.getByLabelText<HTMLInputElement>('Survey');
    expect(survey.value).toBe('FOTO LEPF');
    await user.clear(survey);
    await user.type(survey, 'LEFS');
    await screen.findByText(/no predicted change exists on its scale/);
    await user.clear(survey);
    await waitFor(() => {
      expect(store.evaluation.residual).toMatchObject({ instrument: 'foto-lepf' });
    });
  });

  test('R1: a finished residual is entered with its source', async () => {
    const { store } = renderInEvaluation(<ResidualStep />, CASE);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Enter a finished residual instead' }));
    await user.type(screen.getByLabelText('Residual'), '-0.04');
    await user.type(screen.getByLabelText('Taken from'), 'FOTO report');
    await within(card()).findByText('G8652');
    expect(card().textContent).toContain('−0.04');
    await waitFor(() => {
      expect(store.evaluation.residual).toEqual({ method: 'direct', value: '-0.04', reference: 'FOTO report' });
    });
  });

  test('the text under the caret stays as typed although the store keeps the shortest form', async () => {
    const { store } = renderInEvaluation(<ResidualStep />, CASE);
    const user = userEvent.setup();
    const intake = screen.getByLabelText<HTMLInputElement>('Intake');
    await user.type(intake, '48.05{Backspace}');
    expect(intake.value).toBe('48.0');
    await waitFor(() => {
      expect(store.evaluation.residual).toMatchObject({ intake: '48' });
    });
    await user.type(intake, '7');
    expect(intake.value).toBe('48.07');
  });

  test('a score outside the scale is said in words and not stored', async () => {
    const { store, session } = renderInEvaluation(<ResidualStep />, CASE);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Intake'), '148');
    await user.tab();
    expect(screen.getByText(/Intake is at most 100; you entered 148/)).toBeTruthy();
    await session.flush();
    expect(store.evaluation.residual).toMatchObject({ intake: null });
  });
});
