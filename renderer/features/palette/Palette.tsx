import { useMemo } from 'react';
import { runCommand } from '../../app/use-command.ts';
import { SHORTCUTS } from '../../../main/contract/shortcuts.ts';
import { STEPS } from '../../../main/domain/steps.ts';
import { useNavigation, type Navigation } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import { CommandPalette } from '../../ui/CommandPalette.tsx';
import type { Beginning } from '../evaluations/use-new-evaluation.ts';
import { SETTINGS_PARTS } from '../settings/SettingsNav.tsx';
import type { EvaluationSummary } from '../../../main/contract/schemas.ts';

/** Everything by name: the steps of the open evaluation, all evaluations, commands, settings. */
export function Palette({ onClose, create }: { onClose: () => void; create: (from: Beginning) => void }) {
  const navigation = useNavigation();
  const { data } = useCall('evaluation.list', { search: '' });
  const commands = useMemo(
    () => [
      ...steps(navigation),
      ...thisEvaluation(navigation, create),
      ...actions(),
      ...settings(navigation),
      ...evaluations(navigation, data ?? []),
    ],
    [navigation, data, create],
  );
  return <CommandPalette isOpen onClose={onClose} commands={commands} />;
}

function steps({ route, go }: Navigation) {
  if (route.page !== 'evaluation') return [];
  return STEPS.map(({ id, title }) => ({
    id: `step ${id}`,
    label: title,
    group: 'Steps',
    run: () => {
      go({ page: 'evaluation', id: route.id, step: id });
    },
  }));
}

/** What can be done with the open evaluation. */
function thisEvaluation({ route, go }: Navigation, create: (from: Beginning) => void) {
  if (route.page !== 'evaluation') return [];
  const group = 'This evaluation';
  return [
    {
      id: 'statement',
      label: 'Return-to-work statement',
      group,
      run: () => {
        go({ ...route, part: 'statement' });
      },
    },
    {
      id: 'preview report',
      label: 'Preview report',
      group,
      run: () => {
        runCommand('preview-report');
      },
    },
    {
      id: 'export unsigned copy',
      label: 'Export an unsigned copy (Word, text, PDF with a password)…',
      group,
      run: () => {
        runCommand('export-unsigned-copy');
      },
    },
    {
      id: 'export case file',
      label: 'Export case file…',
      group,
      run: () => {
        runCommand('export-case-file');
      },
    },
    {
      id: 'copy as template',
      label: 'Copy as template',
      group,
      run: () => {
        create({ template: route.id });
      },
    },
    {
      id: 'new of this examinee',
      label: 'New evaluation of this examinee',
      group,
      run: () => {
        create({ earlier: route.id });
      },
    },
  ];
}

function evaluations({ go }: Navigation, list: readonly EvaluationSummary[]) {
  return list.map(({ id, examineeName, claimNumber, dateOfExam, status }) => ({
    id,
    label: examineeName ?? claimNumber ?? 'Evaluation without a name',
    group: 'Evaluations',
    keywords: [claimNumber, dateOfExam, status].filter(Boolean).join(' '),
    detail: [examineeName === null ? null : claimNumber, dateOfExam, status].filter(Boolean).join(', '),
    run: () => {
      go({ page: 'evaluation', id, step: status === 'signed' ? 'review' : 'referral' });
    },
  }));
}

function actions() {
  return SHORTCUTS.filter(({ command, group }) => command !== 'show-palette' && group === 'Application').map(
    ({ command, label, keys }) => ({
      id: command,
      label,
      group: 'Commands',
      shortcut: keys,
      run: () => {
        runCommand(command);
      },
    }),
  );
}

function settings({ go }: Navigation) {
  return SETTINGS_PARTS.map(({ part, title }) => ({
    id: `settings ${part}`,
    label: part === 'about' ? 'About Residua' : `Settings: ${title.toLowerCase()}`,
    group: 'Settings',
    run: () => {
      go({ page: 'settings', part });
    },
  }));
}
