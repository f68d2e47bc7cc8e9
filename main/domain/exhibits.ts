import type { Attachment } from './evaluation/attachments.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Exhibit } from './evaluation/exhibits.ts';
import { printedNumbers } from './records/order.ts';

/** An exhibit with the file it names and the record that the file belongs to. */
export interface NamedExhibit extends Exhibit {
  /** Place in the list of exhibits, from 0. */
  readonly index: number;
  /** A, B … Z, AA, AB … */
  readonly label: string;
  readonly file: Attachment;
  /** Place of the record in the evaluation, from 0. */
  readonly record: number;
  /** The number of the record in the report. */
  readonly recordNumber: number;
}

/** How an exhibit reaches the reader: as pages of the report, or as a signed file beside it. */
export type ExhibitDelivery =
  | { readonly kind: 'appended' }
  /** `reason` is a sentence. */
  | { readonly kind: 'separate'; readonly reason: string };

const LETTERS = 26;

/** The letter of the exhibit at a place of the list, counted from 0: A … Z, AA, AB … */
export function exhibitLabel(index: number): string {
  const last = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? last : exhibitLabel(Math.floor(index / LETTERS) - 1) + last;
}

/** The exhibits whose files are attached to a record, in their order. Others are an error of `checkExhibits`. */
export function namedExhibits({ exhibits, recordsReviewed }: Evaluation): NamedExhibit[] {
  if (exhibits.length === 0) return [];
  const numbers = printedNumbers(recordsReviewed);
  return exhibits.flatMap((exhibit, index) => {
    const record = recordsReviewed.findIndex(({ attachments }) => attachments.some(isOf(exhibit)));
    const file = recordsReviewed[record]?.attachments.find(isOf(exhibit));
    if (file === undefined) return [];
    return [{ ...exhibit, index, label: exhibitLabel(index), file, record, recordNumber: numbers[record] ?? 0 }];
  });
}

function isOf({ sha256 }: Exhibit): (file: Attachment) => boolean {
  return (file) => file.sha256 === sha256;
}

/** Name of the file in which an exhibit is delivered beside the report. It names nobody. */
export function exhibitFileName({ label, sha256 }: Pick<NamedExhibit, 'label' | 'sha256'>): string {
  return `residua-exhibit-${label}-${sha256.slice(0, 8)}.pdf`;
}

/** Name of an exhibit's own file inside a report or an exhibit file. */
export function exhibitSourceName({ label, file }: Pick<NamedExhibit, 'label' | 'file'>): string {
  return `exhibit-${label}.${EXTENSIONS[file.mediaType]}`;
}

const EXTENSIONS: Readonly<Record<Attachment['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};
