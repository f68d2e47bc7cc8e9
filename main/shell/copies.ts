import { ResiduaError } from '../domain/errors.ts';
import type { Handlers } from './ipc.ts';

export function copyHandlers(): Pick<Handlers, 'evaluation.earlier' | 'evaluation.repeats'> {
  return {
    'evaluation.earlier': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'evaluation.repeats': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
  };
}
