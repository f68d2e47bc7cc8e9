import { z } from 'zod';
import { call } from './call.ts';
import * as s from './schemas.ts';

/**
 * Every call from the window to the main process: name → input and output. Both sides derive their types from this
 * one object, and both check at run time. Nothing else crosses the border.
 */
export const contract = {
  'app.info': call(s.nothing, s.appInfo),

  'vault.state': call(s.nothing, s.vaultState),
  'vault.create': call(z.strictObject({ passphrase: s.newPassphrase }), s.vaultState),
  'vault.unlock': call(z.strictObject({ passphrase: s.passphrase }), s.vaultState),
  'vault.lock': call(s.nothing, s.vaultState),

  'settings.get': call(s.nothing, s.settings),
  'settings.save': call(s.settings, s.settings),

  'examiner.get': call(s.nothing, s.examiner),
  'examiner.save': call(s.examiner, s.examiner),

  'identity.list': call(s.nothing, z.array(s.identity)),
  'identity.create': call(s.newIdentity, s.identity),
  /** Asks for a .p12 file; null when the person cancelled. */
  'identity.import': call(z.strictObject({ password: s.passphrase, passphrase: s.passphrase }), s.identity.nullable()),
  'identity.remove': call(z.strictObject({ id: s.id }), s.nothing),

  'evaluation.list': call(z.strictObject({ search: z.string().max(200) }), z.array(s.evaluationSummary)),
  /** A new evaluation, empty or filled from the built-in fictitious sample. */
  'evaluation.create': call(z.strictObject({ from: z.enum(['empty', 'sample']) }), s.openEvaluation),
  'evaluation.open': call(z.strictObject({ id: s.id }), s.openEvaluation),
  'evaluation.change': call(s.changeRequest, s.changeReceipt),

  'report.sign': call(s.signRequest, s.openEvaluation),
  /** Asks where to, then writes the signed report. */
  'report.export': call(z.strictObject({ id: s.id }), s.exportReceipt),
} as const;

export type CallName = keyof typeof contract;
/** What the caller passes. */
export type CallInput<N extends CallName> = z.input<(typeof contract)[N]['input']>;
/** What the handler receives. */
export type ParsedInput<N extends CallName> = z.output<(typeof contract)[N]['input']>;
/** What the handler returns and the caller gets. */
export type CallOutput<N extends CallName> = z.output<(typeof contract)[N]['output']>;
