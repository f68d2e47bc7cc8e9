import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WorkStatement } from '../../../../main/contract/statement-schemas.ts';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { StatementPage } from '../../../../renderer/features/statement/StatementPage.tsx';
import { answerCalls, Around } from '../answering.tsx';
import { renderInEvaluation } from '../evaluation/open-evaluation.tsx';

afterEach(cleanup);

const IDENTITY = {
  id: 'b5a4c1d2-0000-4000-8000-000000000001',
  name: 'Jordan Specimen',
  subject: 'CN=Jordan Specimen',
  issuer: 'CN=Jordan Specimen',
  algorithm: 'P-256',
  selfSigned: true,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2031-01-01T00:00:00Z',
  sha256Fingerprint: 'ab'.repeat(32),
  createdAt: '2026-01-01T00:00:00Z',
  licenceNumber: null,
  drawnSignature: null,
};
let signed: WorkStatement[] = [];
let asked: unknown[] = [];
const exported = vi.fn<(id: string) => void>();

beforeEach(() => {
  signed = [];
  asked = [];
  exported.mockClear();
  answerCalls({
    'identity.list': () => [IDENTITY],
    'settings.get': () => ({
      theme: 'system',
      lockAfterMinutes: 5,
      updateChecks: false,
      pageSize: 'letter',
      timestampUrl: null,
      keepSignedYears: 7,
    }),
    'statement.list': () => signed,
    'statement.sign': (request: { passphrase: string }) => {
      asked.push(request);
      if (request.passphrase !== 'right') throw wrong();
      const statement = {
        id: `b5a4c1d2-0000-4000-8000-00000000000${String(signed.length + 2)}`,
        number: signed.length + 1,
        signedAt: '2026-10-06T10:00:00Z',
        signerName: 'Jordan Specimen',
        sha256: 'cd'.repeat(32),
        sizeInBytes: 1000,
        timestampedAt: null,
      };
      signed = [statement, ...signed];
      return statement;
    },
    'statement.export': ({ id }: { id: string }) => {
      exported(id);
      return { fileName: 'residua-work-statement-cdcdcdcd.pdf' };
    },
  });
});

function wrong(): Error {
  return Object.assign(new Error('The passphrase is wrong.'), { code: 'wrong-passphrase' });
}

function open(evaluation: object = loadSample()) {
  const route = { page: 'evaluation', id: 'x', step: 'review' } as const;
  return renderInEvaluation(
    <Around route={route}>
      <StatementPage onBack={vi.fn()} />
    </Around>,
    { ...evaluation },
  );
}

describe('return-to-work statement', () => {
  test('shows what it will say: work and nothing else', () => {
    open();
    const sample = loadSample();
    expect(screen.getByText(/^Modified duty from October/)).toBeTruthy();
    expect(screen.getByText(sample.opinions.workRestrictions ?? '')).toBeTruthy();
    expect(screen.getByText(/printed as you wrote them/)).toBeTruthy();
    const page = document.body.textContent;
    expect(page).toContain('no diagnosis, history, finding or reason');
    for (const secret of [
      sample.case.claimNumber,
      sample.opinions.causation,
      sample.opinions.returnToWork.explanation,
      ...sample.opinions.diagnoses.flatMap(({ code, description }) => [code, description]),
    ]) {
      expect(secret).toBeTruthy();
      expect(page).not.toContain(secret);
    }
  });

  test('is signed after a wrong passphrase was refused at its field, then listed and exported', async () => {
    const { session } = open();
    const user = userEvent.setup();
    const passphrase = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    await user.type(passphrase, 'wrong{Enter}');
    expect(await screen.findByText('The passphrase is wrong.')).toBeTruthy();
    await user.clear(passphrase);
    await user.type(passphrase, 'right{Enter}');
    await screen.findByText('Statement 1, Jordan Specimen');
    expect(asked.at(-1)).toEqual({
      id: session.id,
      revision: 0,
      identityId: IDENTITY.id,
      passphrase: 'right',
    });
    expect(passphrase.value).toBe('');
    expect(session.snapshot().status).toBe('draft');
    await user.click(screen.getByRole('button', { name: 'Export statement 1' }));
    await screen.findByText('Exported residua-work-statement-cdcdcdcd.pdf');
    expect(exported).toHaveBeenCalledWith(signed[0]?.id);
  });

  test('says what lacks instead of asking for a signature', async () => {
    const sample = loadSample();
    open({ ...sample, examinee: { ...sample.examinee, name: null } });
    const section = screen.getByRole('region', { name: 'Before it can be signed' });
    expect(within(section).getByRole('button', { name: 'Fill in: Name of the examinee' })).toBeTruthy();
    await waitFor(() => {
      expect(screen.queryByLabelText('Passphrase')).toBeNull();
    });
  });
});
