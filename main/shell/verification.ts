import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { VERIFIED_MAX_BYTES, type VerifiedFile } from '../contract/verification-schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { readLimited } from '../exchange/read-limited.ts';
import { checkReportAside } from '../report/worker.ts';
import { addendumWords, matchOriginal, type AddendumFacts } from '../report/addendum-facts.ts';
import { exhibitWords, type ExhibitFacts } from '../report/exhibit-facts.ts';
import { createEvaluation } from '../store/evaluations.ts';
import { reportWithHash } from '../store/report-chain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';

type VerificationHandlers = Pick<Handlers, 'verify.file' | 'verify.bytes' | 'verify.import'>;

/** PDFs that are remembered by their hashes. */
const SEEN_MAX = 100;

/**
 * Checks of any PDF. Nothing of the vault is needed or touched, so they work while it is locked; only making a draft of the
 * evaluation inside needs it open.
 */
export function verificationHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  makings: Makings,
): VerificationHandlers {
  /** The evaluation inside the file that was checked last, kept while the vault is open and it may be imported. */
  let last: { sha256: string; evaluation: Evaluation } | null = null;
  /** The newest PDFs that were checked, by hashes alone, so that a report and its exhibits find each other. */
  const seen = new Map<string, ExhibitFacts>();
  vault.onLock(() => {
    last = null;
  });

  async function verify(fileName: string, bytes: Uint8Array): Promise<VerifiedFile> {
    last = null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { check, evaluation, exhibits, addendum } = await makings.run('check', (making) =>
      checkReportAside(bytes, making),
    );
    seen.delete(sha256);
    const words = exhibitWords(
      exhibits,
      [...seen].map(([hash, facts]) => ({ sha256: hash, facts })),
    );
    // A file that is not what it says speaks for no other.
    if (check.valid && exhibits.held?.intact !== false) seen.set(sha256, exhibits);
    for (const oldest of [...seen.keys()].slice(0, -SEEN_MAX)) seen.delete(oldest);
    const canImport = evaluation !== null && vault.state() === 'open';
    if (canImport) last = { sha256, evaluation };
    const about = addendum === null ? [] : addendumWords(addendum, originalOf(addendum));
    return { fileName, sha256, check, exhibits: words, addendum: about, canImport };
  }

  /** The report that an addendum amends, where it was checked before or lies in the open vault. */
  function originalOf(addendum: AddendumFacts): Parameters<typeof addendumWords>[1] {
    const { sha256 } = addendum.amends;
    if (seen.has(sha256)) return { where: 'the report that was checked before', match: 'same' };
    if (vault.state() !== 'open') return null;
    const pdf = reportWithHash(vault.database, sha256);
    return pdf === null ? null : { where: 'the report in this vault', match: matchOriginal(pdf, [], addendum) };
  }

  return {
    'verify.file': async () => {
      const path = await choosePdf(window());
      if (path === null) return null;
      const read = readLimited(path, VERIFIED_MAX_BYTES);
      if (!read.ok) throw new ResiduaError('invalid-input', `${basename(path)} ${read.reason}.`);
      return verify(basename(path), read.bytes);
    },
    'verify.bytes': ({ name, bytes }) => verify(name, bytes),
    'verify.import': ({ sha256 }) => {
      if (last?.sha256 !== sha256) {
        throw new ResiduaError('not-found', 'The report is no longer at hand. Verify it once more, then import it.');
      }
      const { evaluation } = last;
      last = null;
      return createEvaluation(vault.database, evaluation, new Date());
    },
  };
}

const PDF: OpenDialogOptions = {
  title: 'Verify a report',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [{ name: 'PDF', extensions: ['pdf'] }],
};

async function choosePdf(window: BrowserWindow | null): Promise<string | null> {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(PDF) : await dialog.showOpenDialog(window, PDF);
  return canceled ? null : (filePaths[0] ?? null);
}
