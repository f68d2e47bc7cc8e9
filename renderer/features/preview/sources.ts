import type { Addendum } from '../../../main/domain/addendum.ts';
import type { Preview } from '../../../main/contract/preview-schemas.ts';
import { residua } from '../../app/client.ts';
import { savedRevision } from '../evaluation/saved-revision.ts';
import type { EvaluationSession } from '../evaluation/session.ts';

/** A document that can be shown before it is signed. */
export interface PreviewSource {
  /** How it is called in a sentence. */
  readonly name: 'report' | 'addendum' | 'statement';
  /** Has it made as this identity would sign it; null: as a draft that nobody can sign. `of` tells what it was made of. */
  readonly make: (identityId: string | null) => Promise<{ readonly of: string; readonly preview: Preview }>;
}

export function reportSource(session: EvaluationSession): PreviewSource {
  return {
    name: 'report',
    make: async (identityId) => {
      const revision = await savedRevision(session);
      const preview = await residua.call('report.preview', { id: session.id, revision, identityId });
      return { of: reportOf(session.id, revision), preview };
    },
  };
}

export function statementSource(session: EvaluationSession): PreviewSource {
  return {
    name: 'statement',
    make: async (identityId) => {
      const revision = await savedRevision(session);
      const preview = await residua.call('statement.preview', { id: session.id, revision, identityId });
      return { of: statementOf(session.id, revision), preview };
    },
  };
}

export function addendumSource(id: string, addendum: Addendum): PreviewSource {
  return {
    name: 'addendum',
    make: async (identityId) => {
      const preview = await residua.call('addendum.preview', { id, addendum, identityId });
      return { of: addendumOf(id, addendum), preview };
    },
  };
}

export function reportOf(id: string, revision: number): string {
  return `report ${id} ${String(revision)}`;
}

export function statementOf(id: string, revision: number): string {
  return `statement ${id} ${String(revision)}`;
}

export function addendumOf(id: string, addendum: Addendum): string {
  return `addendum ${id} ${JSON.stringify(addendum)}`;
}
