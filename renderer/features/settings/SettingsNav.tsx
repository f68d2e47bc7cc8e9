import { useNavigation, type SettingsPart } from '../../app/navigation.ts';
import styles from './SettingsNav.module.css';

export const SETTINGS_PARTS: readonly { readonly part: SettingsPart; readonly title: string }[] = [
  { part: 'examiner', title: 'Examiner' },
  { part: 'identities', title: 'Signing identities' },
  { part: 'vault', title: 'Vault' },
  { part: 'backup', title: 'Backup' },
  { part: 'accounts', title: 'Examiners on this machine' },
  { part: 'phrases', title: 'Phrases' },
  { part: 'deleted', title: 'Deleted evaluations' },
  { part: 'audit', title: 'Audit trail' },
  { part: 'appearance', title: 'Appearance' },
  { part: 'updates', title: 'Updates' },
  { part: 'about', title: 'About' },
];

/** Parts have no state to show, so this is a plain list where the evaluation has its rail. */
export function SettingsNav({ part }: { part: SettingsPart }) {
  const { go } = useNavigation();
  return (
    <nav aria-label="Settings" className={styles['nav']}>
      <ul>
        {SETTINGS_PARTS.map((one) => (
          <li key={one.part}>
            <button
              type="button"
              className={styles['item']}
              aria-current={one.part === part ? 'page' : undefined}
              onClick={() => {
                go({ page: 'settings', part: one.part });
              }}
            >
              {one.title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
