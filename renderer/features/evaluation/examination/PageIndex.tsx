import { focusPlace } from '../focus-place.ts';
import styles from './PageIndex.module.css';

export interface IndexEntry {
  readonly title: string;
  /** JSON pointer of the first field of the part. */
  readonly path: string;
}

/** The parts of a long page; each leads to its first field. */
export function PageIndex({ label, entries }: { label: string; entries: readonly IndexEntry[] }) {
  return (
    <nav aria-label={label}>
      <ul className={styles['index']}>
        {entries.map(({ title, path }) => (
          <li key={path}>
            <button
              type="button"
              className={styles['entry']}
              onClick={(event) => {
                focusPlace(event.currentTarget.closest('main') ?? document, path);
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
