import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../../../main/contract/names.ts';
import { LEFS } from '../../../../main/domain/instruments/lefs.ts';
import { callKey, useCall } from '../../../../renderer/app/queries.ts';
import { HandOverScreen } from '../../../../renderer/features/handover/HandOverScreen.tsx';
import { showHandOver } from '../../../../renderer/features/handover/use-hand-over.ts';
import { currentToasts, showToast } from '../../../../renderer/ui/toasts.ts';

type Answer = { item: number; value: number | null };

let responses: (number | null)[];
let instrument: 'hoos-jr' | 'lefs';
let command: (command: Command) => void;
const ended = vi.fn();

const state = () => ({ ok: true, value: { instrument, responses: [...responses], theme: 'dark' } });

beforeEach(() => {
  instrument = 'hoos-jr';
  responses = [null, null, null, null, null, null];
  ended.mockReset();
  vi.stubGlobal('residua', {
    calls: {
      'handover.state': () => Promise.resolve(state()),
      'handover.answer': ({ item, value }: Answer) => {
        responses[item] = value;
        return Promise.resolve(state());
      },
      'handover.end': ({ passphrase }: { passphrase: string }) =>
        Promise.resolve(
          passphrase === 'right'
            ? { ok: true, value: { evaluationId: '6f1f6a3e-6f0e-4d1c-9a52-0f6d2f5d8c11', index: 0 } }
            : { ok: false, error: { code: 'wrong-passphrase', message: 'This is not the passphrase.' } },
        ),
    },
    onCommand: (listener: (command: Command) => void) => {
      command = listener;
      return () => undefined;
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  document.documentElement.removeAttribute('data-theme');
});

function Shown() {
  const { data } = useCall('handover.state', null);
  return data ? <HandOverScreen handover={data} onEnded={ended} /> : <p>over</p>;
}

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Shown />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('hand-over: one question at a time', () => {
  test('the instrument’s own words and choices, in its order (I1)', async () => {
    const user = open();
    await title('HOOS, JR.');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await title('Going up or down stairs');
    expect(screen.getByText(/What amount of hip pain have you experienced the last week/)).toBeTruthy();
    const choices = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    expect(choices).toEqual(['0None', '1Mild', '2Moderate', '3Severe', '4Extreme']);
  });

  test('keys answer, Enter goes on, an answer is stored at once; without one it asks', async () => {
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    await title('Going up or down stairs');
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/Please choose an answer/)).toBeTruthy();
    await user.keyboard('4');
    await waitFor(() => {
      expect(responses[0]).toBe(4);
    });
    await user.keyboard('{Enter}');
    await title('Walking on an uneven surface');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await title('Going up or down stairs');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Extreme' }).checked).toBe(true);
  });

  test('goes on where it stood: the first open question, then the review with what is left open', async () => {
    responses = [1, 2, null, 0, 3, null];
    const user = open();
    await title('Rising from sitting');
    await user.click(screen.getByRole('button', { name: 'Leave unanswered' }));
    await title('Bending to floor/pick up an object');
    await user.keyboard('{Enter}');
    await title('Lying in bed (turning over, maintaining hip position)');
    await user.keyboard('{Enter}');
    await title('Sitting');
    await user.keyboard('2{Enter}');
    await title('Your answers');
    expect(screen.getByText(/One question has no answer/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Answer question 3' }));
    await title('Rising from sitting');
    await user.keyboard('1{Enter}');
    await title('Your answers');
    expect(responses).toEqual([1, 2, 1, 0, 3, 2]);
    await user.click(screen.getByRole('button', { name: 'Finish' }));
    await title('Thank you. Please give the device back.');
  });

  test('LEFS: twenty questions (I2)', async () => {
    instrument = 'lefs';
    responses = LEFS.items.map(() => null);
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    await screen.findByText('1 of 20');
    expect(screen.getByText('Today, do you or would you have any difficulty at all with:')).toBeTruthy();
  });

  test('closing the window asks for the passphrase; a wrong one is refused, the right one ends it', async () => {
    const user = open();
    await title('HOOS, JR.');
    command('show-palette');
    expect(screen.getByRole('heading', { level: 1, name: 'HOOS, JR.' })).toBeTruthy();
    command('end-hand-over');
    await title('For the examiner');
    await user.keyboard('wrong{Enter}');
    expect(await screen.findByText(/This is not the passphrase/)).toBeTruthy();
    expect(ended).not.toHaveBeenCalled();
    await user.clear(screen.getByLabelText('Passphrase'));
    await user.keyboard('right{Enter}');
    await screen.findByText('over');
    expect(ended).toHaveBeenCalledOnce();
  });
});

test('a hand-over leaves nothing that was read before, and no undo in a toast', () => {
  const client = new QueryClient();
  client.setQueryData(callKey('handover.state', null), null);
  client.setQueryData(['evaluation.list', { search: '' }], ['Alex Sample']);
  showToast('Removed record 3', { action: { label: 'Undo', run: () => undefined } });
  showHandOver(client, { instrument: 'hoos-jr', responses, theme: 'system' });
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey[0]),
  ).toEqual(['handover.state']);
  expect(currentToasts()).toEqual([]);
});
