import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useCommands } from '../../app/use-command.ts';
import { ExportCaseFile } from './ExportCaseFile.tsx';
import { PartialImports } from './PartialImports.tsx';
import { RefusedCaseFiles } from './RefusedCaseFiles.tsx';
import { useCaseFiles } from './use-case-files.ts';

/** Case files in and out, from wherever in the workspace. */
export function CaseFiles() {
  const { route } = useNavigation();
  const { choose, takeWaiting, refused, partial, dismiss } = useCaseFiles();
  const [exporting, setExporting] = useState<string | null>(null);

  const takeFirst = useEffectEvent(takeWaiting);
  useEffect(() => {
    // A double click on a file may have started the application, or come while the vault was locked.
    takeFirst();
  }, []);

  useCommands((command) => {
    switch (command) {
      case 'import-case-file':
        choose();
        return true;
      case 'open-waiting-files':
        takeWaiting();
        return true;
      case 'export-case-file':
        if (route.page === 'evaluation') setExporting(route.id);
        return route.page === 'evaluation';
      default:
        return false;
    }
  });

  return (
    <>
      {refused.length > 0 ? (
        <RefusedCaseFiles files={refused} onClose={dismiss} />
      ) : (
        <PartialImports files={partial} onClose={dismiss} />
      )}
      {exporting === null ? null : (
        <ExportCaseFile
          id={exporting}
          onClose={() => {
            setExporting(null);
          }}
        />
      )}
    </>
  );
}
