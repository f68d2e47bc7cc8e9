import { emptyAddendum } from '../../../main/domain/addendum.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { deleteEvaluation, purgeEvaluation, restoreEvaluation } from '../../../main/store/deletion.ts';
import { openEvaluation } from '../../../main/store/evaluations.ts';
import { discardAddendumDraft, saveAddendumDraft } from '../../../main/store/report-chain.ts';
import { addWorkStatement } from '../../../main/store/work-statements.ts';
import type { AuditedStore } from './audited-store.ts';
import { about, add, edit, NOW, sign, signed } from './sealed-store.ts';

/** What people do with evaluations, step by step; a step that has nothing to work on does nothing. */
export class OrdinaryUse {
  readonly #store: AuditedStore;
  #drafts: string[] = [];
  #signed: string[] = [];
  #deleted: string[] = [];
  /** What something was signed of cannot be deleted before its time. */
  readonly #kept = new Set<string>();

  constructor(store: AuditedStore) {
    this.#store = store;
  }

  step(what: string, which: number, text: string): void {
    const { db } = this.#store;
    const draft = this.#drafts[which % Math.max(1, this.#drafts.length)];
    const report = this.#signed[which % Math.max(1, this.#signed.length)];
    const deleted = this.#deleted[which % Math.max(1, this.#deleted.length)];
    if (what === 'add') this.#drafts.push(add(db));
    if (what === 'reopen') this.#store.reopen();
    if (draft !== undefined) this.#withDraft(db, what, draft, text);
    if (what === 'addendum' && report !== undefined) {
      const content = { ...emptyAddendum(emptyEvaluation()), body: text };
      about(db, 'addendum-changed', report, () => {
        if (text === '') discardAddendumDraft(db, report);
        else saveAddendumDraft(db, report, content, NOW);
      });
    }
    if (deleted === undefined) return;
    if (what === 'restore') {
      restoreEvaluation(db, deleted);
      this.#drafts.push(deleted);
    } else if (what === 'purge') purgeEvaluation(db, deleted, NOW);
    else return;
    this.#deleted = this.#deleted.filter((id) => id !== deleted);
  }

  #withDraft(db: Connection, what: string, id: string, text: string): void {
    if (what === 'edit') edit(db, id, text);
    if (what === 'statement') {
      const { revision } = openEvaluation(db, id);
      about(db, 'statement-signed', id, () =>
        addWorkStatement(db, { evaluationId: id, revision, signed: signed(text) }),
      );
      this.#kept.add(id);
    }
    if (what === 'sign') {
      sign(db, id);
      this.#signed.push(id);
    }
    if (what === 'delete') {
      if (this.#kept.has(id)) return;
      deleteEvaluation(db, id, NOW);
      this.#deleted.push(id);
    }
    if (what === 'sign' || what === 'delete') this.#drafts = this.#drafts.filter((one) => one !== id);
  }
}
