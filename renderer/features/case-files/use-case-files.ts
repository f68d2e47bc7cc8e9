import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  CASE_FILE_MAX_BYTES,
  CASE_FILE_NAME,
  type ImportedCase,
  type RefusedCase,
  type TakenCase,
} from '../../../main/contract/case-file-schemas.ts';
import type { CallInput } from '../../../main/contract/contract.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { showToast } from '../../ui/toasts.ts';
import { adoptSession, flushSessions } from '../evaluation/sessions.ts';

type Source = CallInput<'evaluation.import'>['from'];

export interface CaseFiles {
  /** Asks for files and imports them. */
  readonly choose: () => void;
  /** Imports what the operating system asked to open. */
  readonly takeWaiting: () => void;
  /** Files that were not imported, and why. */
  readonly refused: readonly RefusedCase[];
  /** Files of which something was not taken into their drafts. */
  readonly partial: readonly TakenCase[];
  readonly dismiss: () => void;
}

/** Makes drafts of case files: chosen, dropped on the window, or opened from outside. */
export function useCaseFiles(): CaseFiles {
  const client = useQueryClient();
  const { go } = useNavigation();
  const [refused, setRefused] = useState<readonly RefusedCase[]>([]);
  const [partial, setPartial] = useState<readonly TakenCase[]>([]);
  const busy = useRef(Promise.resolve());

  async function take(sources: readonly Source[]): Promise<void> {
    try {
      const results: ImportedCase[] = [];
      for (const from of sources) results.push(...(await residua.call('evaluation.import', { from })));
      if (results.length === 0) return;
      // What is open and being typed is saved before the new draft takes its place.
      await flushSessions();
      const drafts = results.filter((result) => result.ok);
      for (const { opened } of drafts) client.setQueryData(['session', opened.id], adoptSession(opened));
      await client.invalidateQueries({ queryKey: ['evaluation.list'] });
      const last = drafts.at(-1);
      if (last !== undefined) {
        if (drafts.length === 1) go({ page: 'evaluation', id: last.opened.id, step: 'referral' });
        else go({ page: 'evaluations' });
        showToast(told(drafts));
      }
      setRefused(results.filter((result) => !result.ok));
      setPartial(drafts.filter(({ leftOut }) => leftOut.length > 0));
    } catch (error) {
      showToast(`Nothing was imported. ${failureMessage(error)}`);
    }
  }

  /** One after another: two dialogs at once would be one too many. */
  function start(sources: readonly Source[]): void {
    busy.current = busy.current.then(() => take(sources));
  }

  useDroppedFiles((files) => {
    void readDropped(files).then(start);
  });

  return {
    choose: () => {
      start(['dialog']);
    },
    takeWaiting: () => {
      start(['waiting']);
      void tellOfBackup();
    },
    refused,
    partial,
    dismiss: () => {
      setRefused([]);
      setPartial([]);
    },
  };
}

/** A backup is restored while the vault is locked; until then it waits. */
async function tellOfBackup(): Promise<void> {
  const { hasBackup } = await residua.call('app.waiting', null);
  if (hasBackup)
    showToast('Lock Residua to restore the backup that was opened. Nothing changes before you have seen what would.');
}

function told(drafts: readonly TakenCase[]): string {
  const [first] = drafts;
  if (first === undefined || drafts.length > 1) return `${String(drafts.length)} case files imported as new drafts.`;
  const doubts = first.doubts === 0 ? '' : ` ${String(first.doubts)} of its entries should be looked at.`;
  return `Imported as a new draft.${doubts}`;
}

async function readDropped(files: readonly File[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const file of files) {
    if (file.size > CASE_FILE_MAX_BYTES) showToast(`${file.name} is larger than 8 MB, the most a case file may have.`);
    else sources.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return sources;
}

/** Case files dropped anywhere where nothing else takes files. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): void {
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      // Without this no drop is told at all.
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      const files = [...event.dataTransfer.files].filter(({ name }) => CASE_FILE_NAME.test(name));
      if (files.length > 0) take(files);
      else showToast('Only case files (.residua or .json) can be dropped here. Drop other files on a record.');
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
