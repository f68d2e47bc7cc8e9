import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { TrailState } from '../../../main/contract/audit-schemas.ts';
import { findingWords } from '../../../main/domain/audit.ts';
import { residua } from '../../app/client.ts';
import { NavigationContext } from '../../app/navigation.ts';
import { callKey } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { localMinute } from './local-minute.ts';

/** How often the window asks while the first check runs, milliseconds. */
const ASK_EVERY = 500;

/** What is known of the trail; asked again until the check at the start is through. */
export function useTrailState(): TrailState | undefined {
  return useQuery({
    queryKey: callKey('audit.state', null),
    queryFn: () => residua.call('audit.state', null),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'checking' ? ASK_EVERY : false),
  }).data;
}

/** Says that the audit trail is broken, where and since when; nothing while it is whole. */
export function TrailNotice() {
  const trail = useTrailState();
  const navigation = useContext(NavigationContext);
  if (trail?.state !== 'broken' || trail.finding === null) return null;
  const { finding, wholeAt } = trail;
  return (
    <Notice
      tone="error"
      title="The audit trail does not hold together"
      live
      action={
        navigation === null || navigation.route.page === 'settings' ? undefined : (
          <Button
            onPress={() => {
              navigation.go({ page: 'settings', part: 'audit' });
            }}
          >
            Audit trail
          </Button>
        )
      }
    >
      <p>
        {findingWords(finding)}{' '}
        {wholeAt === null ? 'It was never checked before.' : `It was last found whole on ${localMinute(wholeAt)}.`}{' '}
        Evaluations can be worked on as before; this finding is in the trail.
      </p>
    </Notice>
  );
}
