import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileInput, FilePlus2, FolderOpen, Lock, Settings } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { failureMessage, residua } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { callKey } from '../../app/queries.ts';
import { runCommand } from '../../app/use-command.ts';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import type { Sort } from '../../ui/ColumnHead.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Row } from '../evaluation/layout.tsx';
import { PaletteButton } from '../evaluation/Saving.tsx';
import { BackupNotice } from '../backup/BackupNotice.tsx';
import { TrailNotice } from '../audit/TrailNotice.tsx';
import { arranged, FIRST_ARRANGEMENT, type Arrangement } from './arrange.ts';
import { EvaluationsTable } from './EvaluationsTable.tsx';
import { useDeletion } from './use-deletion.ts';
import { useNewEvaluation, type Beginning, type NewEvaluation } from './use-new-evaluation.ts';
import styles from './EvaluationsPage.module.css';

const SEARCH_MAX = 200;
/** Rows drawn at first: more take time to draw, and who looks further searches. */
const FIRST_ROWS = 100;
const STATUSES = [
  { value: 'all', label: 'All' },
  { value: 'draft', label: 'Drafts' },
  { value: 'signed', label: 'Signed' },
] as const;

/** All evaluations, newest change first. */
export function EvaluationsPage() {
  const { go } = useNavigation();
  const [search, setSearch] = useState('');
  const { create, isPending } = useNewEvaluation();
  const [arrangement, setArrangement] = useState(FIRST_ARRANGEMENT);
  const [showAll, setShowAll] = useState(false);
  const settled = useDeferredValue(search);
  const { data, error } = useQuery({
    queryKey: callKey('evaluation.list', { search: settled }),
    queryFn: () => residua.call('evaluation.list', { search: settled }),
    placeholderData: keepPreviousData,
  });
  const isEmpty = data?.length === 0 && settled === '';
  const rows = useMemo(() => arranged(data ?? [], arrangement), [data, arrangement]);
  const shown = useMemo(() => (showAll ? rows : rows.slice(0, FIRST_ROWS)), [rows, showAll]);
  const nothing = useMemo(
    () => <NothingFound search={settled} status={arrangement.status} />,
    [settled, arrangement.status],
  );
  const sortBy = useCallback((sort: Sort) => {
    setArrangement((before) => ({ ...before, sort }));
  }, []);
  // The rows stay the same objects, and so must this, or every letter of the search would draw all rows again.
  const latest = useRef(create);
  useEffect(() => {
    latest.current = create;
  });
  const copy = useCallback((from: Beginning) => {
    latest.current(from);
  }, []);
  const deletion = useDeletion();
  const latestRemove = useRef(deletion.remove);
  useEffect(() => {
    latestRemove.current = deletion.remove;
  });
  const remove = useCallback((id: string, name: string) => {
    latestRemove.current(id, name);
  }, []);

  return (
    <AppFrame
      wide
      title="Residua"
      titleEnd={
        <>
          <PaletteButton />
          <Button
            variant="quiet"
            size="small"
            icon={Settings}
            onPress={() => {
              go({ page: 'settings', part: 'examiner' });
            }}
          >
            Settings
          </Button>
          <Button
            variant="quiet"
            size="small"
            icon={Lock}
            onPress={() => {
              runCommand('lock');
            }}
          >
            Lock
          </Button>
        </>
      }
    >
      <Page
        title="Evaluations"
        focusOnMount
        actions={
          isEmpty || data === undefined ? undefined : (
            <>
              <ImportButton />
              <Button
                icon={FolderOpen}
                disabled={isPending}
                onPress={() => {
                  create('sample');
                }}
              >
                Open the sample evaluation
              </Button>
              <Button
                variant="primary"
                icon={FilePlus2}
                disabled={isPending}
                onPress={() => {
                  create('empty');
                }}
              >
                New evaluation
              </Button>
            </>
          )
        }
      >
        <TrailNotice />
        <BackupNotice />
        {error === null ? null : (
          <Notice tone="error" title="The evaluations could not be read" live>
            {failureMessage(error)}
          </Notice>
        )}
        {isEmpty ? (
          <FirstEvaluation create={create} isPending={isPending} />
        ) : data === undefined ? null : (
          <>
            <div className={styles['filters']}>
              <div className={styles['search']}>
                <TextField
                  label="Search"
                  hideLabel
                  placeholder="Search by examinee or claim number"
                  type="search"
                  width="medium"
                  maxLength={SEARCH_MAX}
                  value={search}
                  onChange={setSearch}
                />
              </div>
              <ChoiceGroup<Arrangement['status']>
                label="Show"
                hideLabel
                options={STATUSES}
                value={arrangement.status}
                onChange={(status) => {
                  if (status !== null) setArrangement((before) => ({ ...before, status }));
                }}
              />
              <p role="status" className={styles['count']}>
                {rows.length === 1 ? '1 evaluation' : `${String(rows.length)} evaluations`}
              </p>
            </div>
            <EvaluationsTable
              evaluations={shown}
              sort={arrangement.sort}
              onSort={sortBy}
              create={copy}
              remove={remove}
              empty={nothing}
            />
            {shown.length === rows.length ? null : (
              <Button
                onPress={() => {
                  setShowAll(true);
                }}
              >
                {`Show all ${String(rows.length)}`}
              </Button>
            )}
          </>
        )}
      </Page>
    </AppFrame>
  );
}

function ImportButton() {
  return (
    <Button
      icon={FileInput}
      onPress={() => {
        runCommand('import-case-file');
      }}
    >
      Import a case file
    </Button>
  );
}

function NothingFound({ search, status }: { search: string; status: Arrangement['status'] }) {
  const which = status === 'all' ? 'No evaluation' : status === 'draft' ? 'No draft' : 'No signed evaluation';
  return (
    <EmptyState title="Nothing found">
      {search === '' ? `${which} is here yet.` : `${which} matches “${search}”.`}
    </EmptyState>
  );
}

function FirstEvaluation({ create, isPending }: NewEvaluation) {
  return (
    <EmptyState
      title="No evaluations yet"
      icon={FilePlus2}
      action={
        <Row>
          <Button
            variant="primary"
            disabled={isPending}
            onPress={() => {
              create('empty');
            }}
          >
            New evaluation
          </Button>
          <Button
            disabled={isPending}
            onPress={() => {
              create('sample');
            }}
          >
            Open the sample evaluation
          </Button>
          <ImportButton />
        </Row>
      }
    >
      Each evaluation leads from the referral to a signed report. The sample shows one with a fictitious examinee.
    </EmptyState>
  );
}
