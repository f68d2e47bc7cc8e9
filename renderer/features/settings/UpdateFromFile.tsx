import { FolderOpen, Play, ShieldCheck } from 'lucide-react';
import type { VerifiedUpdate } from '../../../main/contract/update-schemas.ts';
import { failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { sizeInWords } from '../backup/backup-words.ts';
import { ReleaseNotes } from './ReleaseNotes.tsx';
import styles from './settings.module.css';

/** An update that was carried here, say on a memory stick. */
export function UpdateFromFile({ isPossible }: { isPossible: boolean }) {
  const choose = useAct('update.choose');
  const { data, error, isPending } = choose;
  return (
    <Section title="Update from a file">
      <div className={styles['form']}>
        <p>
          Put two files of a release into one folder, for instance on a memory stick: the installer of this system, and
          the file that ends in “.residua-update.json”. Choose either. The signature and every byte are verified before
          anything is started.
        </p>
        {isPossible ? (
          <div>
            <Button
              icon={ShieldCheck}
              disabled={isPending}
              onPress={() => {
                choose.mutate(null);
              }}
            >
              {isPending ? 'Verifying…' : 'Choose a file…'}
            </Button>
          </div>
        ) : null}
        {error === null ? null : (
          <Notice tone="error" title="Nothing was taken" live>
            {failureMessage(error)}
          </Notice>
        )}
        {data ? <Verified key={data.sha256} update={data} /> : null}
      </div>
    </Section>
  );
}

function Verified({ update }: { update: VerifiedUpdate }) {
  const open = useAct('update.open');
  const { version, date, notes, name, sizeInBytes, sha256, path, starts, steps } = update;
  return (
    <>
      <Notice title={`Residua ${version} is genuine and whole`} live>
        The signature is one that this version knows, and the file is byte for byte the one that was released.
      </Notice>
      <Facts
        items={[
          { label: 'Released', value: date },
          { label: 'File', value: `${name}, ${sizeInWords(sizeInBytes)}` },
          { label: 'SHA-256', value: <span className={styles['digits']}>{sha256}</span> },
          { label: 'Verified copy', value: path },
        ]}
      />
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div>
        <Button
          variant="primary"
          icon={starts ? Play : FolderOpen}
          disabled={open.isPending}
          onPress={() => {
            open.mutate({ sha256 });
          }}
        >
          {starts ? 'Open the installer' : 'Show it in its folder'}
        </Button>
      </div>
      {open.error === null ? null : (
        <Notice tone="error" title="The installer was not started" live>
          {failureMessage(open.error)}
        </Notice>
      )}
      <ReleaseNotes notes={notes} />
    </>
  );
}
