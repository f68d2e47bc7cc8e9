import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { HarrisAdministration } from '../../../../main/domain/evaluation/instruments.ts';
import { HARRIS_HIP } from '../../../../main/domain/instruments/harris-hip.ts';
import { GoToContext, useValueAt } from '../../../../renderer/features/evaluation/context.ts';
import { HarrisForm } from '../../../../renderer/features/evaluation/instruments/HarrisForm.tsx';
import { newAdministration } from '../../../../renderer/features/evaluation/instruments/new-administration.ts';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);

const PATH = '/instruments/0';
const FOUND = {
  limbLengthCm: { left: '91.2', right: '92' },
  fixedDeformity: { left: { flexion: '5', adduction: '0', internalRotation: '0' } },
  rangeOfMotion: {
    left: {
      flexion: { active: ['95'], passive: ['99', '100', '101'] },
      abduction: { passive: ['28'] },
      adduction: { passive: ['18'] },
      internalRotation: { passive: ['12'] },
      externalRotation: { active: ['24'] },
    },
  },
};

function Form() {
  return <HarrisForm path={PATH} administration={useValueAt(PATH) as HarrisAdministration} definition={HARRIS_HIP} />;
}

function open(examination: object, harris: object = {}) {
  const went: string[] = [];
  const part = (
    <GoToContext
      value={(step, pointer) => {
        went.push(`${step} ${pointer ?? ''}`);
      }}
    >
      <Form />
    </GoToContext>
  );
  const opened = renderInEvaluation(part, {
    case: { dateOfExam: '2026-10-05' },
    side: 'left',
    examination,
    instruments: [
      {
        id: 'harris-hip',
        phase: 'discharge',
        date: '2026-10-05',
        romMethod: 'harris-1969',
        motionFrom: 'examination',
        ...harris,
      },
    ],
  });
  return { ...opened, went, user: userEvent.setup() };
}

describe('I3: motion of the Harris hip score', () => {
  test('from the examination it is shown with its trials and cannot be typed', () => {
    open(FOUND);
    expect(screen.getByText('100°, mean of 3 passive trials')).toBeTruthy();
    expect(screen.getByText('24°, one active trial')).toBeTruthy();
    expect(screen.getByText('0.8 cm')).toBeTruthy();
    expect(screen.getByText('Sum 97.5, which gives 4.875 of 5 points.')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('what the examination lacks is named, with the way there', async () => {
    const { went, user } = open({ ...FOUND, limbLengthCm: {}, rangeOfMotion: { left: {} } });
    expect(
      screen.getByText(/Not measured in the examination: left limb length, right limb length, flexion/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go to the examination' }));
    expect(went).toEqual(['examination /examination/limbLengthCm/left']);
  });

  test('an earlier record is entered; back to the examination what was entered goes, and undo brings it', async () => {
    const { store, session, user } = open(FOUND);
    await user.click(screen.getByLabelText(/An earlier record/));
    await user.type(screen.getByLabelText('Flexion'), '80');
    await session.flush();
    expect(store.evaluation.instruments[0]).toMatchObject({
      motionFrom: 'entered',
      responses: { rangeOfMotion: { flexion: '80' } },
    });
    await user.click(screen.getByLabelText(/This examination/));
    await session.flush();
    expect(store.evaluation.instruments[0]).toMatchObject({
      motionFrom: 'examination',
      responses: { rangeOfMotion: { flexion: null } },
    });
    session.undo();
    await waitFor(() => {
      expect(screen.getByLabelText<HTMLInputElement>('Flexion').value).toBe('80');
    });
  });

  test('a new score of the day of the examination starts there, any other is entered', () => {
    expect(newAdministration('harris-hip', 'discharge', '2026-10-05', '2026-10-05')).toMatchObject({
      motionFrom: 'examination',
    });
    expect(newAdministration('harris-hip', 'intake', '2026-05-04', '2026-10-05')).toMatchObject({
      motionFrom: 'entered',
    });
  });
});
