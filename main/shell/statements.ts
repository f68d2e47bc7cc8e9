import { ResiduaError } from '../domain/errors.ts';
import type { Handlers } from './ipc.ts';

export function statementHandlers(): Pick<Handlers, 'statement.list' | 'statement.sign' | 'statement.export'> {
  return {
    'statement.list': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'statement.sign': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'statement.export': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
  };
}
