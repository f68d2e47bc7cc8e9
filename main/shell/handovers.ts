import { ResiduaError } from '../domain/errors.ts';
import type { Handlers } from './ipc.ts';

export function handoverHandlers(): Pick<
  Handlers,
  'handover.state' | 'handover.start' | 'handover.answer' | 'handover.end'
> {
  return {
    'handover.state': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'handover.start': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'handover.answer': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
    'handover.end': () => {
      throw new ResiduaError('internal', 'Not available yet.');
    },
  };
}
