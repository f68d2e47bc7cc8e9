import { Eye } from 'lucide-react';
import { runCommand } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';

/** Shows the report as it would be signed now. */
export function PreviewButton() {
  return (
    <Button
      icon={Eye}
      onPress={() => {
        runCommand('preview-report');
      }}
    >
      Preview report
    </Button>
  );
}
