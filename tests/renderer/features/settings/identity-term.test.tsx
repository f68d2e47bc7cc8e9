import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Role } from '../../../../main/domain/accounts.ts';
import { Identities } from '../../../../renderer/features/settings/Identities.tsx';
import { SigningForm } from '../../../../renderer/features/signing/SigningForm.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY + 3_600_000).toISOString();

function identity(notBefore: string, notAfter: string) {
  return {
    id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    name: 'Ada Example',
    subject: 'CN=Ada Example',
    issuer: 'CN=Ada Example',
    algorithm: 'P-256',
    selfSigned: true,
    notBefore,
    notAfter,
    sha256Fingerprint: 'ab'.repeat(32),
    createdAt: inDays(-100),
    licenceNumber: 'G-12345',
    drawnSignature: null,
  };
}

const protection = (role: Role) => () => ({
  account: { id: '11111111-1111-4111-8111-111111111111', name: 'Ada', role, manages: false },
  ...{ recoveryKeySince: null, keychainSince: null, keychainObstacle: null, lockAfterMinutesForced: null },
});

const CASES = [
  ['for more than sixty days', inDays(-10), inDays(70), null, null],
  ['for less than sixty days', inDays(-10), inDays(45), 'Expires in 45 days', /stays valid/],
  ['for a week', inDays(-10), inDays(6), 'Expires in 6 days', /stays valid/],
  ['no longer', inDays(-10), inDays(-2), /^Expired on \d{4}-\d\d-\d\d$/, /Nothing can be signed/],
  ['not yet', inDays(2), inDays(300), /^Not valid before \d{4}-\d\d-\d\d$/, /Nothing can be signed/],
] as const;

test.each(CASES)('an identity that is valid %s: told in the settings', async (_, from, to, words) => {
  answerCalls({ 'identity.list': () => [identity(from, to)], 'vault.protection': protection('examiner') });
  render(
    <Around route={{ page: 'settings', part: 'identities' }}>
      <Identities />
    </Around>,
  );
  expect(await screen.findByText('CN=Ada Example, license G-12345')).toBeTruthy();
  if (words === null) expect(screen.queryByText(/^Expires|^Expired|^Not valid/)).toBeNull();
  else expect(screen.getByText(words)).toBeTruthy();
});

test.each(CASES)('an identity that is valid %s: told at the signature', async (_, from, to, words, advice) => {
  answerCalls({
    'identity.list': () => [identity(from, to)],
    'settings.get': () => new Promise<never>(() => undefined),
  });
  const signing = {
    identityId: null,
    choose: () => undefined,
    isSigning: false,
    failure: null,
    wasCancelled: false,
    passphrase: '',
    setPassphrase: () => undefined,
    start: () => undefined,
  };
  render(
    <Around route={{ page: 'evaluations' }}>
      <SigningForm signing={signing} />
    </Around>,
  );
  expect(await screen.findByText(/Certificate fingerprint/)).toBeTruthy();
  if (advice === null || words === null) expect(screen.queryByText(/stays valid|Nothing can be signed/)).toBeNull();
  else {
    expect(screen.getByText(advice)).toBeTruthy();
    expect(screen.getAllByText(words).length).toBeGreaterThan(0);
  }
});

test.each([
  ['examiner', true],
  ['reviewer', true],
  ['assistant', false],
] as const)('an %s is offered an identity: %s', async (role, offered) => {
  answerCalls({ 'identity.list': () => [], 'vault.protection': protection(role) });
  render(
    <Around route={{ page: 'settings', part: 'identities' }}>
      <Identities />
    </Around>,
  );
  const told = await screen.findByText(offered ? /^None yet/ : /^An assistant does not sign/);
  if (!offered) await expect.poll(() => screen.queryByText(/^None yet/)).toBeNull();
  expect(told).toBeTruthy();
  for (const name of ['Create an identity', 'Import a .p12 file']) {
    expect(screen.queryByRole('button', { name }) !== null, name).toBe(offered);
  }
});
