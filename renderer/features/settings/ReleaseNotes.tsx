import styles from './settings.module.css';

/** What is new in a release, as its authors wrote it. */
export function ReleaseNotes({ notes }: { notes: string }) {
  if (notes.trim() === '') return null;
  return (
    <details className={styles['notes']}>
      <summary>What is new</summary>
      <p className={styles['notesText']}>{notes.trim()}</p>
    </details>
  );
}
