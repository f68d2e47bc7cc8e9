import { useState } from 'react';
import { ATTACHMENT_MAX_BYTES } from '../../../main/contract/attachment-schemas.ts';
import type { Change } from '../../../main/domain/changes.ts';
import type { Attachment } from '../../../main/domain/evaluation/attachments.ts';
import type { RecordReviewed } from '../../../main/domain/records/order.ts';
import { failureMessage, residua } from '../../app/client.ts';
import type { EvaluationSession } from '../evaluation/session.ts';

const LIST = '/recordsReviewed';
/** As the shape of a record limits it. */
const MOST = 50;

export interface Attach {
  /** Asks for files and attaches them to the record; a new record is begun when there is none at the index. */
  readonly choose: (index: number) => Promise<void>;
  readonly drop: (index: number, files: readonly File[]) => Promise<void>;
  readonly isBusy: boolean;
  /** Why files of the last choice were not taken, a sentence each. */
  readonly refused: readonly string[];
  readonly dismiss: () => void;
}

/** Attaches files to records. What is wrong with one file does not keep the others out. */
export function useAttach(session: EvaluationSession, onAttached: (index: number) => void): Attach {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);

  async function run(index: number, take: (refuse: (message: string) => void) => Promise<Attachment[]>): Promise<void> {
    const before = recordsOf(session)[index];
    const messages: string[] = [];
    setBusy(true);
    setRefused([]);
    try {
      const files = await take((message) => messages.push(message));
      if (files.length > 0) {
        const at = placeOf(recordsOf(session), before, index);
        const { changes, left } = attachChanges(recordsOf(session), at, files);
        session.edit(changes);
        messages.push(...left);
        onAttached(at);
      }
    } catch (error) {
      messages.push(failureMessage(error));
    }
    setBusy(false);
    setRefused(messages);
  }

  return {
    choose: (index) =>
      run(index, async (refuse) => {
        const chosen = await residua.call('attachment.choose', null);
        return chosen.flatMap((one) => {
          if (one.ok) return [one.attachment];
          refuse(one.message);
          return [];
        });
      }),
    drop: (index, files) =>
      run(index, async (refuse) => {
        const taken: Attachment[] = [];
        for (const file of files) {
          if (file.size > ATTACHMENT_MAX_BYTES) {
            refuse(`${file.name} is larger than 100 MB; split it, then attach the parts.`);
            continue;
          }
          try {
            taken.push(await addFile(file));
          } catch (error) {
            refuse(failureMessage(error));
          }
        }
        return taken;
      }),
    isBusy,
    refused,
    dismiss: () => {
      setRefused([]);
    },
  };
}

/** The changes that attach files to a record, and why some are left. Pages are filled in when the record has none. */
export function attachChanges(
  records: readonly RecordReviewed[],
  index: number,
  files: readonly Attachment[],
): { changes: Change[]; left: string[] } {
  const record = records[index];
  const attachments = [...(record?.attachments ?? [])];
  const left: string[] = [];
  let pages = 0;
  for (const file of files) {
    if (attachments.some(({ sha256 }) => sha256 === file.sha256)) {
      left.push(`${file.name} is attached to this record already.`);
    } else if (attachments.length >= MOST) {
      left.push(`${file.name} was left: a record takes at most ${String(MOST)} files. Begin another record.`);
    } else {
      attachments.push(file);
      pages += file.pages;
    }
  }
  if (pages === 0) return { changes: [], left };
  const path = `${LIST}/${String(index)}`;
  const value = {
    ...(record ?? { date: null, author: null, kind: null, summary: null, pages: null }),
    attachments: attachments.map((file) => ({ ...file })),
  };
  const filled = { ...value, pages: value.pages ?? pages };
  return { changes: [{ op: record === undefined ? 'insert' : 'set', path, value: filled }], left };
}

/** While a dialog was open or a file was read, the list may have changed. */
function placeOf(records: readonly RecordReviewed[], before: RecordReviewed | undefined, index: number): number {
  if (before === undefined) return records.length;
  const written = JSON.stringify(before);
  if (JSON.stringify(records[index]) === written) return index;
  const found = records.findIndex((record) => JSON.stringify(record) === written);
  return found === -1 ? Math.min(index, records.length) : found;
}

async function addFile(file: File): Promise<Attachment> {
  return residua.call('attachment.add', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

function recordsOf(session: EvaluationSession): readonly RecordReviewed[] {
  return session.snapshot().queue.local.recordsReviewed;
}
