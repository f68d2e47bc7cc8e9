import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FilePlus2, FolderOpen, Lock, Settings } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { failureMessage, residua } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { callKey } from '../../app/queries.ts';
import { runCommand } from '../../app/use-command.ts';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Row } from '../evaluation/layout.tsx';
import { PaletteButton } from '../evaluation/Saving.tsx';
import { EvaluationsTable } from './EvaluationsTable.tsx';
import { useNewEvaluation } from './use-new-evaluation.ts';

const SEARCH_MAX = 200;

/** All evaluations, newest change first. */
export function EvaluationsPage() {
  const { go } = useNavigation();
  const [search, setSearch] = useState('');
  const { create, isPending } = useNewEvaluation();
  const settled = useDeferredValue(search);
  const { data, error } = useQuery({
    queryKey: callKey('evaluation.list', { search: settled }),
    queryFn: () => residua.call('evaluation.list', { search: settled }),
    placeholderData: keepPreviousData,
  });
  const isEmpty = data?.length === 0 && settled === '';

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
        {error === null ? null : (
          <Notice tone="error" title="The evaluations could not be read" live>
            {failureMessage(error)}
          </Notice>
        )}
        {isEmpty ? (
          <FirstEvaluation create={create} isPending={isPending} />
        ) : data === undefined ? null : (
          <>
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
            <EvaluationsTable evaluations={data} search={settled} />
          </>
        )}
      </Page>
    </AppFrame>
  );
}

function FirstEvaluation({ create, isPending }: { create: (from: 'empty' | 'sample') => void; isPending: boolean }) {
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
        </Row>
      }
    >
      Each evaluation leads from the referral to a signed report. The sample shows one with a fictitious examinee.
    </EmptyState>
  );
}
