import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { ProfilePlaces } from '../../../../renderer/features/evaluation/referral/ProfilePlaces.tsx';
import { ExamineeStep } from '../../../../renderer/features/evaluation/steps/ExamineeStep.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

afterEach(cleanup);

const step = (
  <QueryClientProvider client={new QueryClient()}>
    <ExamineeStep />
  </QueryClientProvider>
);

describe('examinee step', () => {
  test('a usual way to identify needs one press; any other can be written', async () => {
    const { store } = renderInEvaluation(step, {});
    await userEvent.click(screen.getByRole('button', { name: 'Passport' }));
    await userEvent.type(screen.getByLabelText('Identified by'), ' of Norway');
    await waitFor(() => {
      expect(store.evaluation.examinee.identifiedBy).toBe('Passport of Norway');
    });
  });

  test('a birth after the examination is told beside the date of birth', () => {
    renderInEvaluation(step, { case: { dateOfExam: '2026-10-05' }, examinee: { dateOfBirth: '2030-01-01' } });
    expect(screen.getByText('The birth is after the examination, 2026-10-05; correct one of the dates.')).toBeTruthy();
  });

  test('demand levels say their pounds; the interpreter’s certificate is asked when one was used', async () => {
    const { store } = renderInEvaluation(step, {});
    await userEvent.click(screen.getByLabelText(/50 to 100 pounds occasionally/));
    expect(screen.queryByLabelText('Certificate number')).toBeNull();
    await userEvent.click(screen.getByLabelText(/^Yes/));
    await userEvent.type(screen.getByLabelText('Certificate number'), '301234');
    await waitFor(() => {
      expect(store.evaluation.examinee).toMatchObject({
        jobDemandLevel: 'heavy',
        interpreter: { used: true, certificate: '301234' },
      });
    });
  });
});

describe('what the profile asks for (P2–P4)', () => {
  test('nothing beyond the general profile', () => {
    renderInEvaluation(<ProfilePlaces />, {});
    expect(screen.queryByText('This profile also asks for:')).toBeNull();
  });

  test('California names its places, and which are filled', () => {
    renderInEvaluation(<ProfilePlaces />, { case: { reportProfile: 'us-ca-workers-comp', claimNumber: 'WC-1' } });
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items.find((item) => item.startsWith('Claim number'))).toMatch(/, filled$/);
    expect(items.find((item) => item.startsWith('County where the report is signed'))).toMatch(
      /under Review and sign$/,
    );
  });
});
