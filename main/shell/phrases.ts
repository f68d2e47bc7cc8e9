import { ResiduaError } from '../domain/errors.ts';
import type { Handlers } from './ipc.ts';

export function phraseHandlers(): Pick<Handlers, 'phrase.list' | 'phrase.save' | 'phrase.remove'> {
  return {
    'phrase.list': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'phrase.save': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'phrase.remove': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
  };
}
