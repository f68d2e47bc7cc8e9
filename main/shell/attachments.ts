import { ResiduaError } from '../domain/errors.ts';
import type { Handlers } from './ipc.ts';

export function attachmentHandlers(): Pick<
  Handlers,
  'attachment.choose' | 'attachment.add' | 'attachment.read' | 'records.chooseTable'
> {
  return {
    'attachment.choose': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'attachment.add': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'attachment.read': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'records.chooseTable': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
  };
}
