import { useCall } from '../../app/queries.ts';
import { failureMessage } from '../../app/client.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { UpdateChecks } from './UpdateChecks.tsx';
import { UpdateFromFile } from './UpdateFromFile.tsx';
import styles from './settings.module.css';

/** What is installed, and the two ways to something newer. */
export function Updates() {
  const { data, error } = useCall('update.state', null);
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (data === undefined) return null;
  const { version, host, obstacle, checksObstacle } = data;
  return (
    <>
      <div className={styles['form']}>
        <Facts items={[{ label: 'Installed', value: `Residua ${version}` }]} />
        {obstacle === null ? null : (
          <Notice tone="attention" title="Updates cannot be verified here">
            {obstacle}
          </Notice>
        )}
      </div>
      <UpdateFromFile isPossible={obstacle === null} />
      <UpdateChecks host={host} obstacle={checksObstacle} isTold={checksObstacle === obstacle} />
    </>
  );
}
