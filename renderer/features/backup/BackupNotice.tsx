import { useNavigation } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Tells where everybody looks that backups are not made as they should be. */
export function BackupNotice() {
  const { go } = useNavigation();
  const { data } = useCall('backup.list', null);
  if (data === undefined || data.lastProblem === null) return null;
  return (
    <Notice
      tone="attention"
      title="The last backup did not go as it should"
      action={
        <Button
          size="small"
          onPress={() => {
            go({ page: 'settings', part: 'backup' });
          }}
        >
          Backup settings
        </Button>
      }
    >
      {data.lastProblem.message}
    </Notice>
  );
}
