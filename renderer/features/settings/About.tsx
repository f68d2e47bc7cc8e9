import { useState } from 'react';
import { useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LicencesDialog } from './LicencesDialog.tsx';
import styles from './settings.module.css';

const PLATFORMS = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** Version, parts, and where the data lies. */
export function About() {
  const { data } = useCall('app.info', null);
  const [showsLicences, setShowsLicences] = useState(false);
  if (data === undefined) return null;
  return (
    <div className={styles['form']}>
      <p>
        Residua documents independent medical evaluations of the hip. It works without a network: nothing leaves this
        machine unless you export it.
      </p>
      <Facts
        items={[
          { label: 'Version', value: data.version },
          { label: 'Electron', value: data.electron },
          { label: 'System', value: PLATFORMS[data.platform] },
          { label: 'Data folder', value: data.portable ? `${data.dataFolder} (portable)` : data.dataFolder },
          { label: 'Policy', value: data.policyPlace ?? 'None: your own settings decide' },
          { label: 'License', value: 'MIT' },
        ]}
      />
      <div>
        <Button
          onPress={() => {
            setShowsLicences(true);
          }}
        >
          Licenses of the parts
        </Button>
      </div>
      {showsLicences ? (
        <LicencesDialog
          onClose={() => {
            setShowsLicences(false);
          }}
        />
      ) : null}
      {data.policyProblems.length === 0 ? null : (
        <Notice tone="attention" title="The policy of this machine has faults">
          {data.policyProblems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
