import { useMemo } from 'react';
import type { Attachment } from '../../../../main/domain/evaluation/attachments.ts';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';
import { EXHIBITS_MAX } from '../../../../main/domain/evaluation/exhibits.ts';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { showToast } from '../../../ui/toasts.ts';
import type { EvaluationSession } from '../session.ts';

const LIST = '/recordsReviewed';
/** As the shape of an evaluation limits the list. */
const MOST = 5000;
const EMPTY = { date: null, author: null, kind: null, pages: null, summary: null };

export interface Edits {
  /** Writes a field of the record at the index; null begins a record, whose index is answered. */
  write(index: number | null, key: string, value: string | number | null): number | null;
  /** Keeps a text that a field of the record cannot take; with null, as `write` does. */
  reject(
    index: number | null,
    key: string,
    rejected: Pick<RejectedEntry, 'text' | 'message'>,
    before: string | number | null,
  ): number | null;
  /** Appends records as one change. */
  take(taken: readonly RecordReviewed[]): void;
  remove(index: number, printedNumber: number): void;
  removeFile(index: number, at: number): void;
  /** Adds a file to the exhibits, as the last one. */
  makeExhibit(file: Attachment): void;
  room(length: number): number;
}

/** The changes that the screen of records makes. Each can be undone. */
export function useEdits(session: EvaluationSession): Edits {
  return useMemo(() => {
    const records = (): readonly RecordReviewed[] => session.snapshot().queue.local.recordsReviewed;
    const undo = { label: 'Undo', run: () => session.undo() };
    return {
      write: (index, key, value) => {
        if (index !== null) {
          const place = `${LIST}/${String(index)}/${key}`;
          session.edit([{ op: 'set', path: place, value }], place);
          return null;
        }
        const at = records().length;
        if (value === null || at >= MOST) return null;
        const path = `${LIST}/${String(at)}`;
        session.edit([{ op: 'insert', path, value: { ...EMPTY, [key]: value } }], `${path}/${key}`);
        return at;
      },
      reject: (index, key, rejected, before) => {
        const at = index ?? records().length;
        if (at >= MOST) return null;
        const path = `${LIST}/${String(at)}`;
        if (index === null) session.edit([{ op: 'insert', path, value: EMPTY }], `${path}/${key}`);
        session.reject({ path: `${path}/${key}`, ...rejected }, before);
        return index === null ? at : null;
      },
      take: (taken) => {
        const value = [...records(), ...taken].map((record) => ({ ...record }));
        session.edit([{ op: 'set', path: LIST, value }]);
        const count = taken.length.toLocaleString('en-US');
        showToast(`Took ${count} ${taken.length === 1 ? 'record' : 'records'}`, { action: undo });
      },
      remove: (index, printedNumber) => {
        session.edit([{ op: 'remove', path: `${LIST}/${String(index)}` }]);
        showToast(`Removed record ${String(printedNumber)}`, { action: undo });
      },
      removeFile: (index, at) => {
        const files = records()[index]?.attachments ?? [];
        const name = files[at]?.name;
        if (name === undefined) return;
        const value = files.toSpliced(at, 1).map((file) => ({ ...file }));
        session.edit([{ op: 'set', path: `${LIST}/${String(index)}/attachments`, value }]);
        showToast(`Removed ${name}`, { action: undo });
      },
      makeExhibit: ({ sha256 }) => {
        const { exhibits } = session.snapshot().queue.local;
        const at = exhibits.length;
        if (at >= EXHIBITS_MAX || exhibits.some((exhibit) => exhibit.sha256 === sha256)) return;
        const value = { sha256, title: null, description: null };
        session.edit([{ op: 'insert', path: `/exhibits/${String(at)}`, value }]);
      },
      room: (length) => MOST - length,
    };
  }, [session]);
}
