import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { TrailState } from '../../../main/contract/audit-schemas.ts';
import { AUDIT_ACTION_LABELS, AUDIT_ACTIONS, type AuditAction } from '../../../main/domain/audit.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AuditEntries } from './AuditEntries.tsx';
import { instantOf, localMinute } from './local-minute.ts';
import { TrailNotice, useTrailState } from './TrailNotice.tsx';
import styles from './audit.module.css';

interface Chosen {
  readonly evaluationId: string | null;
  readonly action: AuditAction | null;
  readonly from: string | null;
  readonly to: string | null;
}

const ALL = 'all';

/** What was done in this vault, by whom and when; of one evaluation when `evaluation` names it. */
export function AuditTrail({ evaluation }: { evaluation?: string | undefined }) {
  const [chosen, setChosen] = useState<Chosen>({
    evaluationId: evaluation ?? null,
    action: null,
    from: null,
    to: null,
  });
  const filter = {
    ...chosen,
    from: chosen.from === null ? null : instantOf(chosen.from, 'start'),
    to: chosen.to === null ? null : instantOf(chosen.to, 'end'),
  };
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit.list', filter],
    queryFn: ({ pageParam }) => residua.call('audit.list', { ...filter, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.sequence ?? null) : null),
    staleTime: 0,
  });
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];

  return (
    <>
      <Check evaluationId={chosen.evaluationId} />
      <Section title="Entries">
        <Filters chosen={chosen} onChange={setChosen} />
        {error === null ? null : (
          <Notice tone="error" title="The trail could not be read" live>
            {failureMessage(error)}
          </Notice>
        )}
        {data === undefined ? null : entries.length === 0 ? (
          <EmptyState title="Nothing found">No entry is about this.</EmptyState>
        ) : (
          <AuditEntries entries={entries} />
        )}
        {hasNextPage ? (
          <div>
            <Button
              onPress={() => {
                void fetchNextPage();
              }}
            >
              Show earlier entries
            </Button>
          </div>
        ) : null}
      </Section>
    </>
  );
}

/** Whether the trail is whole, and a copy of it for others to verify. */
function Check({ evaluationId }: { evaluationId: string | null }) {
  const client = useQueryClient();
  const trail = useTrailState();
  const check = useAct('audit.check');
  const out = useAct('audit.export');
  const readAnew = (): void => {
    for (const queryKey of [['audit.list'], callKey('audit.state', null)]) void client.invalidateQueries({ queryKey });
  };
  const save = (format: 'csv' | 'json'): void => {
    out.mutate(
      { evaluationId, format },
      {
        onSuccess: ({ fileName }) => {
          if (fileName !== null) showToast(`Exported as ${fileName}.`);
          readAnew();
        },
        onError: (error) => {
          showToast(`Nothing was exported. ${failureMessage(error)}`);
        },
      },
    );
  };
  return (
    <div className={styles['check']}>
      <TrailNotice />
      <p role="status">{check.isPending ? 'Every entry is being checked.' : stateWords(trail)}</p>
      <div className={styles['buttons']}>
        <Button
          icon={ShieldCheck}
          disabled={check.isPending}
          onPress={() => {
            check.mutate(null, {
              onSuccess: readAnew,
              onError: (error) => {
                showToast(`The trail was not checked. ${failureMessage(error)}`);
              },
            });
          }}
        >
          Check every entry
        </Button>
        <Button
          icon={Download}
          onPress={() => {
            save('csv');
          }}
        >
          Export as CSV
        </Button>
        <Button
          icon={Download}
          onPress={() => {
            save('json');
          }}
        >
          Export as JSON
        </Button>
      </div>
    </div>
  );
}

function Filters({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const { data: evaluations = [] } = useCall('evaluation.list', { search: '' });
  const { data: deleted = [] } = useCall('evaluation.deleted', null);
  const known = [
    ...evaluations.map(({ id, examineeName, claimNumber }) => ({ id, name: nameOf(examineeName, claimNumber) })),
    ...deleted.map(({ id, examineeName, claimNumber }) => ({
      id,
      name: `${nameOf(examineeName, claimNumber)} (deleted)`,
    })),
  ];
  return (
    <div className={styles['filters']}>
      <Select
        label="Evaluation"
        width="full"
        options={[{ value: ALL, label: 'All' }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
        value={chosen.evaluationId ?? ALL}
        onChange={(value) => {
          onChange({ ...chosen, evaluationId: value === ALL ? null : value });
        }}
      />
      <Select<AuditAction | typeof ALL>
        label="What was done"
        width="full"
        options={[
          { value: ALL, label: 'Everything' },
          ...AUDIT_ACTIONS.map((action) => ({ value: action, label: AUDIT_ACTION_LABELS[action] })),
        ]}
        value={chosen.action ?? ALL}
        onChange={(value) => {
          onChange({ ...chosen, action: value === ALL ? null : value });
        }}
      />
      <DateField
        label="From"
        width="full"
        value={chosen.from}
        onChange={(from) => {
          onChange({ ...chosen, from });
        }}
      />
      <DateField
        label="To"
        width="full"
        value={chosen.to}
        onChange={(to) => {
          onChange({ ...chosen, to });
        }}
      />
    </div>
  );
}

function nameOf(examineeName: string | null, claimNumber: string | null): string {
  return [examineeName, claimNumber].filter((part) => part !== null).join(', ') || 'Without a name';
}

function stateWords(trail: TrailState | undefined): string {
  if (trail === undefined || trail.state === 'checking') return 'The trail is being checked.';
  const entries = trail.entries === 1 ? '1 entry' : `${String(trail.entries)} entries`;
  const when = trail.checkedAt === null ? '' : `, checked on ${localMinute(trail.checkedAt)}`;
  return trail.state === 'whole' ? `The trail is whole: ${entries}${when}.` : `${entries}${when}.`;
}
