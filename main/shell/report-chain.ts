import type { BrowserWindow } from 'electron';
import type { ChainDocument } from '../contract/addendum-schemas.ts';
import { checkReportAside } from '../report/worker.ts';
import { openEvaluation, signedReportPdf } from '../store/evaluations.ts';
import { addendum, countersignature, readChain } from '../store/report-chain.ts';
import type { Vault } from '../vault/vault.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';

type ChainHandlers = Pick<Handlers, 'chain.get' | 'chain.check' | 'chain.export'>;

const TITLES: Readonly<Record<ChainDocument['kind'], string>> = {
  report: 'Export the signed report',
  countersignature: 'Export the countersigned report',
  addendum: 'Export the addendum',
};

/** The documents that were signed for an evaluation: report, countersigned versions, addenda. */
export function chainHandlers(vault: Vault, window: () => BrowserWindow | null, makings: Makings): ChainHandlers {
  const content = ({ kind, id }: ChainDocument): { pdf: Uint8Array; sha256: string } => {
    if (kind === 'addendum') return addendum(vault.database, id);
    if (kind === 'countersignature') return countersignature(vault.database, id);
    const pdf = signedReportPdf(vault.database, id);
    return { pdf, sha256: openEvaluation(vault.database, id).signedReport?.sha256 ?? '' };
  };
  return {
    'chain.get': ({ id }) => readChain(vault.database, id),
    'chain.check': async (document) => {
      const bytes = new Uint8Array(content(document).pdf);
      const { check } = await makings.run('check', (making) => checkReportAside(bytes, making));
      const { valid, reason, signatures } = check;
      const signers = signatures.filter(({ kind }) => kind === 'signature');
      return { valid, reason, signatures: signers.map(({ signer, signedAt }) => ({ signer, signedAt })) };
    },
    'chain.export': (document) => {
      const { pdf, sha256 } = content(document);
      const fileName = `residua-${document.kind}-${sha256.slice(0, 8)}.pdf`;
      return exportPdf(window(), { title: TITLES[document.kind], fileName, pdf });
    },
  };
}
