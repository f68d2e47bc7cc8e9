import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PREVIEW_LASTS } from '../../../../main/contract/preview-schemas.ts';
import { SignPage } from '../../../../renderer/features/evaluation/review/SignPage.tsx';
import { keepPrepared } from '../../../../renderer/features/preview/prepared.ts';
import { reportOf } from '../../../../renderer/features/preview/sources.ts';
import { timeOfDay } from '../../../../renderer/features/preview/time-of-day.ts';
import { answerCalls, Around } from '../answering.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

const IDENTITY = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const OTHER = '7f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const SHA256 = 'cd'.repeat(32);
const ANEW = 'the report is built when you sign, with that moment as the time of signing.';
class NoTimestamp extends Error {
  readonly code = 'timestamp-failed';
}
const signed: unknown[] = [];
let hasNoTimestamp = false;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signed.length = 0;
  hasNoTimestamp = false;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Shows the page, with one signing identity; what is asked to be signed is noted and not signed. */
function openSignPage(): { preview: (facts?: { revision?: number; identityId?: string }) => string } {
  const now = Date.now();
  answerCalls({
    'identity.list': () => [
      {
        id: IDENTITY,
        name: 'Ada Example',
        subject: 'CN=Ada Example',
        issuer: 'CN=Ada Example',
        algorithm: 'P-256',
        selfSigned: true,
        notBefore: new Date(now - 1e9).toISOString(),
        notAfter: new Date(now + 1e11).toISOString(),
        sha256Fingerprint: 'ab'.repeat(32),
        createdAt: new Date(now - 1e9).toISOString(),
        licenceNumber: null,
        drawnSignature: null,
      },
    ],
    'settings.get': () => new Promise<never>(() => undefined),
    'making.progress': () => null,
    'report.sign': ({ previewSha256 }: { previewSha256?: string }) => {
      signed.push(previewSha256);
      if (hasNoTimestamp) throw new NoTimestamp('No timestamp.');
      return null;
    },
  });
  const { session } = renderInEvaluation(
    <Around route={{ page: 'evaluations' }}>
      <SignPage proposedSigner={null} onBack={() => undefined} onSigned={() => undefined} />
    </Around>,
    {},
  );
  return {
    preview: ({ revision = 0, identityId = IDENTITY } = {}) => {
      const signedAt = new Date().toISOString();
      act(() => {
        keepPrepared({ of: reportOf(session.id, revision), identityId, sha256: SHA256, signedAt });
      });
      return timeOfDay(signedAt);
    },
  };
}

async function sign(): Promise<unknown> {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.type(screen.getByLabelText('Passphrase'), 'x');
  await user.click(screen.getByRole('button', { name: 'Sign' }));
  await screen.findByText('Not signed');
  return signed.at(-1);
}

test('without a preview, or with one of other content, it is said that the report is built now, and it is', async () => {
  const { preview } = openSignPage();
  const words = `No preview of this report waits to be sealed: ${ANEW}`;
  expect(await screen.findByText(words)).toBeTruthy();
  preview({ revision: 7 });
  expect(screen.getByText(words)).toBeTruthy();
  expect([await sign(), signed.length]).toEqual([undefined, 1]);
});

test('a preview that waits is named with its time, and just that one is sealed', async () => {
  const { preview } = openSignPage();
  await screen.findByLabelText('Passphrase');
  const time = preview();
  const words = `Exactly the preview made at ${time} is sealed, byte for byte, with ${time} as the time of signing. It waits ten minutes for your signature.`;
  expect(screen.getByText(words)).toBeTruthy();
  expect(await sign()).toBe(SHA256);
});

test('a preview as another one would sign it is not sealed', async () => {
  const { preview } = openSignPage();
  await screen.findByLabelText('Passphrase');
  const time = preview({ identityId: OTHER });
  expect(screen.getByText(`The preview made at ${time} shows another signer and is not sealed: ${ANEW}`)).toBeTruthy();
  expect([await sign(), signed.length]).toEqual([undefined, 1]);
});

test('a preview that waited too long is said to be so at once, and is not sealed', async () => {
  const { preview } = openSignPage();
  await screen.findByLabelText('Passphrase');
  const time = preview();
  act(() => {
    vi.advanceTimersByTime(PREVIEW_LASTS + 1);
  });
  expect(
    screen.getByText(`The preview made at ${time} is older than ten minutes and is not sealed: ${ANEW}`),
  ).toBeTruthy();
  expect([await sign(), signed.length]).toEqual([undefined, 1]);
});

test('Enter in the passphrase signs, and a refusal finds the keys where they were', async () => {
  openSignPage();
  const passphrase = await screen.findByLabelText<HTMLInputElement>('Passphrase');
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).type(passphrase, 'x{Enter}');
  await screen.findByText('Not signed');
  expect(signed).toHaveLength(1);
  expect(document.activeElement).toBe(passphrase);
});

test('without the timestamp that it names a preview is not sealed: that is said beside the button, which keeps the focus', async () => {
  hasNoTimestamp = true;
  const { preview } = openSignPage();
  await screen.findByLabelText('Passphrase');
  preview();
  expect(await sign()).toBe(SHA256);
  const words = `Its pages name the timestamp server. Without a timestamp ${ANEW}`;
  expect(within(screen.getByRole('alert')).getByText(words)).toBeTruthy();
  const button = screen.getByRole('button', { name: 'Sign without a timestamp' });
  button.focus();
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).keyboard('{Enter}');
  await waitFor(() => {
    expect(signed).toEqual([SHA256, undefined]);
  });
  expect(document.activeElement).toBe(button);
});

test('while it is being signed the passphrase takes no text and keeps the focus', async () => {
  openSignPage();
  const passphrase = await screen.findByLabelText<HTMLInputElement>('Passphrase');
  const { calls } = window.residua as unknown as { calls: Record<string, unknown> };
  calls['report.sign'] = () => new Promise(() => undefined);
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).type(passphrase, 'x{Enter}');
  const button = await screen.findByRole('button', { name: 'Signing…' });
  // A disabled field loses the focus in a browser.
  expect([passphrase.readOnly, passphrase.disabled]).toEqual([true, false]);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(passphrase);
});
