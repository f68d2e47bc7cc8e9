import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { TrailState } from '../../../main/contract/audit-schemas.ts';
import { contentFindingWords, findingWords } from '../../../main/domain/audit.ts';
import { residua } from '../../app/client.ts';
import { NavigationContext } from '../../app/navigation.ts';
import { callKey } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { localMinute } from './local-minute.ts';
import styles from './audit.module.css';

/** How often the window asks while the first check runs, milliseconds. */
const ASK_EVERY = 500;

/** Findings that are told one by one; the trail tells of them all. */
const TOLD = 8;

/** What is known of the trail; asked again until the check at the start is through. */
export function useTrailState(): TrailState | undefined {
  return useQuery({
    queryKey: callKey('audit.state', null),
    queryFn: () => residua.call('audit.state', null),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.checkedAt === null ? ASK_EVERY : false),
  }).data;
}

/** Says that the audit trail is broken, where and since when, and what another program changed; nothing otherwise. */
export function TrailNotice() {
  const trail = useTrailState();
  if (trail?.state !== 'broken') return null;
  const { finding, contents, wholeAt } = trail;
  return (
    <Notice
      tone="error"
      title={
        finding === null ? 'Another program changed the data of Residua' : 'The audit trail does not hold together'
      }
      live
      action={<ToTrail />}
    >
      {finding === null ? null : <p>{findingWords(finding)}</p>}
      <Contents found={contents} />
      <p>
        {wholeAt === null ? 'It was never checked before.' : `All was last found whole on ${localMinute(wholeAt)}.`}{' '}
        Evaluations can be worked on as before; what was found is in the trail.
        {contents.length === 0 ? '' : ' A backup from before shows what was there.'}
      </p>
    </Notice>
  );
}

/** The same of one evaluation, above it. */
export function ChangedOutsideNotice({ evaluationId }: { evaluationId: string }) {
  const found = (useTrailState()?.contents ?? []).filter((finding) => finding.evaluationId === evaluationId);
  if (found.length === 0) return null;
  return (
    <Notice tone="error" title="This evaluation was changed by another program" live action={<ToTrail />}>
      <Contents found={found} />
      <p>
        Read it through before you rely on it. What you save from here on is sealed anew; the trail keeps the finding.
      </p>
    </Notice>
  );
}

function Contents({ found }: { found: TrailState['contents'] }) {
  if (found.length === 0) return null;
  const rest = found.length - TOLD;
  return (
    <ul className={styles['findings']}>
      {found.slice(0, TOLD).map((finding) => (
        <li key={`${finding.fault} ${finding.evaluationId ?? ''}`}>{contentFindingWords(finding)}</li>
      ))}
      {rest > 0 ? <li>{`${String(rest)} more are in the trail.`}</li> : null}
    </ul>
  );
}

function ToTrail() {
  const navigation = useContext(NavigationContext);
  if (navigation === null || navigation.route.page === 'settings') return null;
  return (
    <Button
      onPress={() => {
        navigation.go({ page: 'settings', part: 'audit' });
      }}
    >
      Audit trail
    </Button>
  );
}
