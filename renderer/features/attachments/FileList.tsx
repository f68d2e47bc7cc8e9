import { FileText, Image, Stamp, X } from 'lucide-react';
import type { Attachment } from '../../../main/domain/evaluation/attachments.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './FileList.module.css';

interface Props {
  files: readonly Attachment[];
  onOpen: (at: number) => void;
  /** Absent where nothing can be changed. */
  onRemove?: ((at: number) => void) | undefined;
  /** The letters of those that are exhibits, by their hash. */
  letters?: ReadonlyMap<string, string>;
  /** Makes a file an exhibit. Absent where nothing can be changed. */
  onExhibit?: ((file: Attachment) => void) | undefined;
}

/** The files of one record: each opens in the viewer. */
export function FileList({ files, onOpen, onRemove, letters, onExhibit }: Props) {
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']} aria-label="Files of this record">
      {files.map((file, at) => (
        <li key={file.sha256} className={styles['file']}>
          <button
            type="button"
            className={styles['open']}
            onClick={() => {
              onOpen(at);
            }}
          >
            <Icon of={file.mediaType === 'application/pdf' ? FileText : Image} />
            <span className={styles['name']}>{file.name}</span>
            <span className={styles['facts']}>{factsOf(file)}</span>
          </button>
          {letters?.has(file.sha256) === true ? (
            <span className={styles['letter']}>{`Exhibit ${letters.get(file.sha256) ?? ''}`}</span>
          ) : onExhibit === undefined ? null : (
            <Button
              variant="quiet"
              size="small"
              icon={Stamp}
              onPress={() => {
                onExhibit(file);
              }}
              hideLabel
            >
              {`Make ${file.name} an exhibit`}
            </Button>
          )}
          {onRemove === undefined ? null : (
            <Button
              variant="quiet"
              size="small"
              icon={X}
              hideLabel
              onPress={() => {
                onRemove(at);
              }}
            >
              {`Remove ${file.name}`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function factsOf({ mediaType, pages, sizeInBytes }: Attachment): string {
  const size = sizeInBytes < 1_000_000 ? `${String(Math.ceil(sizeInBytes / 1000))} KB` : megabytes(sizeInBytes);
  if (mediaType !== 'application/pdf') return `image, ${size}`;
  return `${String(pages)} ${pages === 1 ? 'page' : 'pages'}, ${size}`;
}

function megabytes(bytes: number): string {
  return `${String(Math.round(bytes / 100_000) / 10)} MB`;
}
