import { useQueryClient } from '@tanstack/react-query';
import { callKey, useCall } from '../../app/queries.ts';
import { useCommands } from '../../app/use-command.ts';
import { Notice } from '../../ui/Notice.tsx';

/** While the vault is locked: that files wait, without their names. */
export function WaitingNotice() {
  const client = useQueryClient();
  const { data } = useCall('app.waiting', null);
  useCommands((command) => {
    if (command !== 'open-waiting-files') return false;
    void client.invalidateQueries({ queryKey: callKey('app.waiting', null) });
    return true;
  });
  if (data === undefined || data.count === 0) return null;
  return (
    <Notice live>
      {data.count === 1
        ? 'A case file waits to be imported. It opens when the evaluations are unlocked.'
        : `${String(data.count)} case files wait to be imported. They open when the evaluations are unlocked.`}
    </Notice>
  );
}
