import { useRef, useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';
import type { OpenPdf } from './pdf-document.ts';
import styles from './AttachmentViewer.module.css';

interface Props {
  pdf: OpenPdf;
  page: number;
  onPage: (page: number) => void;
  /** The words to mark on the page. */
  onSearch: (words: string) => void;
}

/** Finds the next page that holds the words. Enter goes on to the one after it. */
export function PdfSearch({ pdf, page, onPage, onSearch }: Props) {
  const [words, setWords] = useState('');
  const [result, setResult] = useState('');
  const asked = useRef('');
  const latest = useRef(0);

  async function search(): Promise<void> {
    const wanted = words.trim().toLowerCase();
    onSearch(words.trim());
    if (wanted === '') {
      setResult('');
      return;
    }
    const run = (latest.current += 1);
    const from = asked.current === wanted ? page + 1 : page;
    asked.current = wanted;
    for (let step = 0; step < pdf.pages; step += 1) {
      const candidate = ((from - 1 + step) % pdf.pages) + 1;
      const text = await pdf.text(candidate);
      if (run !== latest.current) return;
      if (text.toLowerCase().includes(wanted)) {
        onPage(candidate);
        setResult(`On page ${String(candidate)}`);
        return;
      }
    }
    setResult('Not found');
  }

  return (
    <div className={styles['search']}>
      <TextField
        label="Find in this file"
        hideLabel
        type="search"
        placeholder="Find"
        value={words}
        onChange={setWords}
        onEnter={() => {
          void search().catch(() => {
            setResult('The text could not be read');
          });
        }}
      />
      <span role="status" className={styles['result']}>
        {result}
      </span>
    </div>
  );
}
