import type { Chain, ChainDocument } from '../../../main/contract/addendum-schemas.ts';
import { ADDENDUM_KIND_LABELS } from '../../../main/domain/addendum.ts';

/** One signed document of an evaluation, with its name for people. */
interface ChainEntry {
  readonly document: ChainDocument;
  readonly title: string;
  readonly signed: Chain['report'];
}

/** What was signed for an evaluation, in order: the report, its countersigned versions, addenda. */
export function documentsOf(id: string, { report, countersignatures, addenda }: Chain): ChainEntry[] {
  return [
    { document: { kind: 'report', id }, title: 'Signed report', signed: report },
    ...countersignatures.map((signed) => ({
      document: { kind: 'countersignature' as const, id: signed.id },
      title: 'Countersigned report',
      signed,
    })),
    ...addenda.map((signed) => ({
      document: { kind: 'addendum' as const, id: signed.id },
      title: `Addendum ${String(signed.number)}: ${ADDENDUM_KIND_LABELS[signed.kind].toLowerCase()}`,
      signed,
    })),
  ];
}
