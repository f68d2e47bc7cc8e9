import { useCall } from '../../app/queries.ts';

/** True while there is neither an examiner, nor an identity, nor an evaluation; undefined until that is known. */
export function useIsNew(): boolean | undefined {
  const examiner = useCall('examiner.get', null);
  const identities = useCall('identity.list', null);
  const evaluations = useCall('evaluation.list', { search: '' });
  if (examiner.isError || identities.isError || evaluations.isError) return false;
  if (examiner.data === undefined || identities.data === undefined || evaluations.data === undefined) return undefined;
  return examiner.data.name === null && identities.data.length === 0 && evaluations.data.length === 0;
}
