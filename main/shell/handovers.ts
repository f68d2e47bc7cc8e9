import type { Handover } from '../contract/handover-schemas.ts';
import type { Change } from '../domain/changes.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { instrument } from '../domain/instruments/catalogue.ts';
import { recordEdit, undoHistory, undoUpdate } from '../domain/undo.ts';
import { audited } from '../store/audit.ts';
import { changeEvaluation, openEvaluation } from '../store/evaluations.ts';
import { readSettings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { beginHandOver, currentHandOver, endHandOver, type CurrentHandOver } from './hand-over-state.ts';
import type { Handlers } from './ipc.ts';

type HandoverHandlers = Pick<Handlers, 'handover.state' | 'handover.start' | 'handover.answer' | 'handover.end'>;

/** The window and menu around the hand-over. */
export interface Device {
  /** Shows nothing but the examinee's screen and lets nobody out. */
  readonly shut: () => void;
  readonly open: () => void;
}

/**
 * The examinee answers HOOS, JR. or LEFS alone. Every answer is stored before it is confirmed and can be taken back by
 * the examiner's undo afterwards.
 */
export function handoverHandlers(vault: Vault, device: Device): HandoverHandlers {
  return {
    'handover.state': () => {
      const now = currentHandOver();
      return now === null ? null : shown(now);
    },
    'handover.start': ({ evaluationId, revision, index }) => {
      const opened = openEvaluation(vault.database, evaluationId);
      if (opened.status === 'signed') {
        throw new ResiduaError('signed-immutable', 'This evaluation is signed; its answers can no longer change.');
      }
      if (opened.revision !== revision) {
        throw new ResiduaError('conflict', 'The evaluation has changed since it was shown. Hand over once more.');
      }
      const administration = questionnaireAt(opened.evaluation, index);
      if (administration.givenBy !== 'on-screen' && administration.responses.some((response) => response !== null)) {
        throw new ResiduaError(
          'not-ready',
          'This administration has answers that were given in another way. Add another administration for the examinee to answer.',
          { path: `/instruments/${String(index)}/responses` },
        );
      }
      const { database } = vault;
      const { theme } = readSettings(database);
      const started = { evaluationId, index, instrument: administration.id, theme, vault, database };
      beginHandOver({ ...started, release: device.open });
      device.shut();
      return shown(present(vault));
    },
    'handover.answer': ({ item, value }) => {
      const now = present(vault);
      save(now, item, value);
      return shown(now);
    },
    // The vault slows wrong tries down, one at a time; none locks the data.
    'handover.end': async ({ passphrase }) => {
      const { evaluationId, index } = present(vault);
      await vault.verifyPassphrase(passphrase);
      endHandOver();
      return { evaluationId, index };
    },
  };
}

/** @throws ResiduaError `locked` when the vault was locked meanwhile; `not-found` when nothing is handed over. */
function present(vault: Vault): CurrentHandOver {
  const now = currentHandOver();
  if (now !== null) return now;
  if (vault.state() !== 'open') {
    throw new ResiduaError('locked', 'The vault was locked, which ended the hand-over. Every answer is kept.');
  }
  throw new ResiduaError('not-found', 'The device is not handed over.');
}

function shown({ database, evaluationId, index, instrument: id, theme }: CurrentHandOver): Handover {
  const { responses } = questionnaireAt(openEvaluation(database, evaluationId).evaluation, index);
  return { instrument: id, responses: instrument(id).items.map((_, item) => responses[item] ?? null), theme };
}

function save({ database, evaluationId, index, instrument: id }: CurrentHandOver, item: number, value: number | null) {
  const { evaluation, revision, undo } = openEvaluation(database, evaluationId);
  const { responses, givenBy } = questionnaireAt(evaluation, index);
  const { items } = instrument(id);
  if (item >= items.length) throw new ResiduaError('invalid-input', 'There is no such question.', { path: '/item' });
  if ((responses[item] ?? null) === value) return;
  const path = `/instruments/${String(index)}`;
  const answers = items.map((_, at) => (at === item ? value : (responses[at] ?? null)));
  const changes: Change[] = [{ op: 'set', path: `${path}/responses`, value: answers }];
  if (givenBy !== 'on-screen') changes.push({ op: 'set', path: `${path}/givenBy`, value: 'on-screen' });
  const history = undoHistory(undo);
  const update = undoUpdate(history, recordEdit(history, evaluation, changes));
  audited(
    database,
    () => changeEvaluation(database, { id: evaluationId, revision, changes, undo: update }, new Date()),
    (receipt) => ({
      action: 'evaluation-edited',
      subject: { kind: 'evaluation', id: evaluationId },
      details: { fields: changes.map(({ path: place }) => place), revision: receipt.revision, by: 'examinee' },
    }),
  );
}

/** @throws ResiduaError `invalid-input` when there is no questionnaire for the examinee at this position. */
function questionnaireAt({ instruments }: Evaluation, index: number) {
  const administration = instruments[index];
  if (administration?.id === 'hoos-jr' || administration?.id === 'lefs') return administration;
  throw new ResiduaError('invalid-input', 'Only HOOS, JR. and LEFS can be handed over.', { path: '/index' });
}
