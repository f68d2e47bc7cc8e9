import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { run as axe } from 'axe-core';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MakingKind, MakingProgress } from '../../../../main/contract/preview-schemas.ts';
import { MakingLine } from '../../../../renderer/features/making/MakingLine.tsx';
import { UnsignedCopyDialog } from '../../../../renderer/features/preview/UnsignedCopyDialog.tsx';
import { VerifyPage } from '../../../../renderer/features/verify/VerifyPage.tsx';
import { answerCalls, Around } from '../answering.tsx';

const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

const scrolled = vi.fn();

beforeEach(() => {
  scrolled.mockClear();
  Element.prototype.scrollIntoView = scrolled;
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A work that runs until it is given up, which is told as far as `progress` says. */
function longWork(call: string): { progress: MakingProgress; readonly stopped: MakingKind[]; begun: number } {
  const work = { progress: { done: 0, total: 1, part: null } as MakingProgress, stopped: [] as MakingKind[], begun: 0 };
  let giveUp: ((answer: unknown) => void) | null = null;
  answerCalls({
    'making.progress': () => work.progress,
    'making.cancel': ({ kind }: { kind: MakingKind }) => {
      work.stopped.push(kind);
      giveUp?.(null);
      return null;
    },
  });
  const { calls } = window.residua as unknown as { calls: Record<string, unknown> };
  calls[call] = () => {
    work.begun += 1;
    return new Promise((resolve) => {
      giveUp = () => {
        resolve({ ok: false, error: { code: 'cancelled', message: 'Canceled. Nothing was written.' } });
      };
    });
  };
  return work;
}

const user = () => userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
const pass = (milliseconds: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });

async function expectAccessible(): Promise<void> {
  vi.useRealTimers();
  // Contrast needs a screen; it is measured in the window.
  const { violations } = await axe(document.body, { rules: { 'color-contrast': { enabled: false } } });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('what is quick shows no line; what is long tells what is done and how far it is', async () => {
  const work = longWork('verify.file');
  const { rerender } = render(
    <MakingLine kind="copy" isRunning={false} wasCancelled={false} words="Making the copy" />,
  );
  const line = (): string => screen.getByRole('status').textContent;
  rerender(<MakingLine kind="copy" isRunning wasCancelled={false} words="Making the copy" />);
  await pass(250);
  expect(line()).toBe('');
  await pass(250);
  expect(line()).toBe('Making the copy …Stop');
  expect(scrolled.mock.contexts).toEqual([screen.getByRole('status')]);
  expect(screen.getByRole('progressbar', { name: 'Making the copy' }).hasAttribute('value')).toBe(false);
  work.progress = { done: 9, total: 22, part: null };
  await pass(200);
  expect(line()).toBe('Making the copy: 41 %Stop');
  // What changes at every step is not read aloud.
  expect(screen.getByText(': 41 %').hasAttribute('aria-hidden')).toBe(true);
  const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Making the copy' });
  expect([bar.value, bar.max]).toEqual([9, 22]);
  work.progress = { done: 1, total: 3, part: 'exhibits' };
  await pass(200);
  expect(line()).toBe('Making exhibit 2 of 3Stop');
  rerender(<MakingLine kind="copy" isRunning={false} wasCancelled={false} words="Making the copy" />);
  expect(line()).toBe('');
});

test('the focus is not lost when the work ends under it', async () => {
  longWork('verify.file');
  function Page() {
    const [isRunning, setRunning] = useState(true);
    return (
      <main>
        <button
          onClick={() => {
            setRunning(false);
          }}
        >
          end
        </button>
        <MakingLine kind="check" isRunning={isRunning} wasCancelled={false} words="Checking" />
      </main>
    );
  }
  render(<Page />);
  await pass(600);
  screen.getByRole('button', { name: 'Stop' }).focus();
  act(() => {
    screen.getByText('end').click();
  });
  expect(document.activeElement).toBe(screen.getByRole('status'));
});

/** Goes to Stop by keys alone and presses it. */
async function stopBy(keys: ReturnType<typeof user>, key: string): Promise<void> {
  const stop = screen.getByRole('button', { name: 'Stop' });
  while (document.activeElement !== stop) await keys.tab();
  await keys.keyboard(key);
  await pass(200);
}

/** The dialog, with a copy that is being made. */
async function beginCopy() {
  const work = longWork('report.exportCopy');
  const keys = user();
  const onClose = vi.fn();
  render(
    <Around route={{ page: 'evaluations' }}>
      <UnsignedCopyDialog id={ID} onClose={onClose} />
    </Around>,
  );
  await keys.click(screen.getByRole('button', { name: 'Choose where to' }));
  await pass(600);
  return { work, keys, onClose };
}

test('a copy is given up by keys: that is said where the keys go on, and the dialog is there for another form', async () => {
  const { work, keys, onClose } = await beginCopy();
  expect(screen.getByRole('progressbar', { name: 'Making the copy' })).toBeTruthy();
  await expectAccessible();
  await stopBy(keys, '{Enter}');
  expect(work.stopped).toEqual(['copy']);
  expect(document.activeElement?.textContent).toBe('Stopped. Nothing was exported.');
  expect(screen.queryByText('Nothing was exported')).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  await keys.click(screen.getByRole('button', { name: 'Choose where to' }));
  expect(work.begun).toBe(2);
  expect(screen.queryByText('Stopped. Nothing was exported.')).toBeNull();
});

test('closing the dialog gives the copy up, so nothing is asked once it is gone', async () => {
  const { work, keys, onClose } = await beginCopy();
  await keys.keyboard('{Escape}');
  expect(work.stopped).toEqual(['copy']);
  expect(onClose).toHaveBeenCalledOnce();
});

test('the check of a file is given up by keys, and no verdict is shown', async () => {
  const work = longWork('verify.file');
  const keys = user();
  render(
    <Around route={{ page: 'verify' }}>
      <VerifyPage />
    </Around>,
  );
  await keys.click(screen.getByRole('button', { name: 'Choose a PDF…' }));
  await pass(600);
  expect(screen.getByRole('progressbar', { name: 'Checking the file' })).toBeTruthy();
  await expectAccessible();
  await stopBy(keys, ' ');
  expect(work.stopped).toEqual(['check']);
  expect(document.activeElement?.textContent).toBe('Stopped. The file was not checked.');
  expect(screen.queryByRole('region', { name: 'Result' })).toBeNull();
  expect(screen.queryByText('The file could not be checked')).toBeNull();
});
