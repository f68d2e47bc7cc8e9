import { useCall } from '../../app/queries.ts';
import { useProtection } from '../settings/use-protection.ts';

/**
 * True while there is neither an examiner, nor an identity, nor an evaluation; undefined until that is known. Never for an
 * assistant: whoever signs says so.
 */
export function useIsNew(): boolean | undefined {
  const examiner = useCall('examiner.get', null);
  const identities = useCall('identity.list', null);
  const evaluations = useCall('evaluation.list', { search: '' });
  const protection = useProtection();
  if (examiner.isError || identities.isError || evaluations.isError || protection.error !== null) return false;
  if (protection.data === undefined) return undefined;
  if (protection.data.account.role === 'assistant') return false;
  if (examiner.data === undefined || identities.data === undefined || evaluations.data === undefined) return undefined;
  return examiner.data.name === null && identities.data.length === 0 && evaluations.data.length === 0;
}
