import { useEffect, useMemo, useState } from 'react';
import { CaseFiles } from '../features/case-files/CaseFiles.tsx';
import { EvaluationPage } from '../features/evaluation/EvaluationPage.tsx';
import { useUnloadGuard } from '../features/evaluation/use-unload-guard.ts';
import { EvaluationsPage } from '../features/evaluations/EvaluationsPage.tsx';
import { useNewEvaluation } from '../features/evaluations/use-new-evaluation.ts';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { ShortcutsDialog } from '../features/help/ShortcutsDialog.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { VerifyPage } from '../features/verify/VerifyPage.tsx';
import { LockDialog } from '../features/unlock/LockDialog.tsx';
import { useLock } from '../features/unlock/use-lock.ts';
import { useIsNew } from '../features/welcome/use-is-new.ts';
import { WelcomePage } from '../features/welcome/WelcomePage.tsx';
import { applyTheme } from '../ui/theme.ts';
import { NavigationContext, type Navigation, type Route } from './navigation.ts';
import { useCall } from './queries.ts';
import { useCommands } from './use-command.ts';

type Overlay = 'palette' | 'help' | 'shortcuts';

/** The application with an open vault: one page at a time, and what can lie over it. */
export function Workspace({ start = { page: 'evaluations' } }: { start?: Route | undefined }) {
  const [route, setRoute] = useState<Route>(start);
  const navigation = useMemo<Navigation>(() => ({ route, go: setRoute }), [route]);
  return (
    <NavigationContext value={navigation}>
      <Inside navigation={navigation} />
    </NavigationContext>
  );
}

function Inside({ navigation: { route, go } }: { navigation: Navigation }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  // Decided once: the first name entered on the welcome page must not end it.
  const [stage, setStage] = useState<'unknown' | 'welcome' | 'work'>('unknown');
  const isNew = useIsNew();
  if (stage === 'unknown' && isNew !== undefined) setStage(isNew ? 'welcome' : 'work');
  const lock = useLock();
  const { create } = useNewEvaluation();
  const theme = useCall('settings.get', null).data?.theme;
  useUnloadGuard();

  useEffect(() => {
    if (theme !== undefined) applyTheme(theme);
  }, [theme]);

  useCommands((command) => {
    switch (command) {
      case 'new-evaluation':
        create('empty');
        return true;
      case 'show-evaluations':
        go({ page: 'evaluations' });
        return true;
      case 'verify-report':
        go({ page: 'verify' });
        return true;
      case 'show-settings':
        go({ page: 'settings', part: 'examiner' });
        return true;
      case 'show-about':
        go({ page: 'settings', part: 'about' });
        return true;
      case 'show-updates':
        go({ page: 'settings', part: 'updates' });
        return true;
      case 'lock':
        void lock.start();
        return true;
      case 'save-and-lock':
        void lock.abandon();
        return true;
      case 'show-palette':
        setOverlay('palette');
        return true;
      case 'show-help':
        setOverlay('help');
        return true;
      case 'show-shortcuts':
        setOverlay('shortcuts');
        return true;
      default:
        return false;
    }
  });

  const close = (): void => {
    setOverlay(null);
  };
  if (stage === 'unknown') return null;
  if (stage === 'welcome') {
    return (
      <WelcomePage
        onDone={() => {
          setStage('work');
        }}
      />
    );
  }
  return (
    <>
      <CurrentPage route={route} />
      {overlay === 'palette' ? <Palette onClose={close} create={create} /> : null}
      <HelpDialog isOpen={overlay === 'help'} onClose={close} />
      <ShortcutsDialog isOpen={overlay === 'shortcuts'} onClose={close} />
      <LockDialog lock={lock} />
      <CaseFiles />
    </>
  );
}

function CurrentPage({ route }: { route: Route }) {
  switch (route.page) {
    case 'evaluations':
      return <EvaluationsPage />;
    case 'evaluation':
      return <EvaluationPage key={route.id} id={route.id} step={route.step} part={route.part} />;
    case 'verify':
      return <VerifyPage />;
    case 'settings':
      return <SettingsPage part={route.part} evaluation={route.evaluation} />;
  }
}
