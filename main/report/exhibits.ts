import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { exhibitSourceName, namedExhibits, type NamedExhibit } from '../domain/exhibits.ts';
import { exhibitDelivery } from '../exchange/exhibit-delivery.ts';
import { readJpegHead } from '../exchange/jpeg-head.ts';
import type { ReportDocument } from './layout/document.ts';
import type { Turn } from './layout/image-turn.ts';
import type { ReportImage } from './layout/images.ts';

/** The bytes of exhibits by their SHA-256; 'beside' for a picture that is known to be delivered in a file of its own. */
export type ExhibitSources = ReadonlyMap<string, Uint8Array | 'beside'>;

interface ExhibitPicture {
  readonly image: ReportImage;
  readonly turn: Turn;
}

/** An exhibit as the report shows it. */
export interface ReportExhibit {
  readonly exhibit: NamedExhibit;
  /** 'beside': it is delivered in a file of its own. 'not-shown': this is a copy, which brings no exhibits. */
  readonly picture: ExhibitPicture | 'beside' | 'not-shown';
}

/**
 * Takes the pictures among the exhibits into the report, those that it can hold, and attaches their files as they are.
 *
 * @throws ResiduaError `not-found` with the pointer of the exhibit when the bytes of a picture are not given.
 */
export async function takeExhibits(
  report: ReportDocument,
  evaluation: Evaluation,
  sources: ExhibitSources,
  modifiedAt: Date,
): Promise<ReportExhibit[]> {
  const taken: ReportExhibit[] = [];
  for (const exhibit of namedExhibits(evaluation)) {
    const { file, label } = exhibit;
    const bytes = file.mediaType === 'application/pdf' ? 'beside' : sources.get(file.sha256);
    if (bytes === undefined) throw missingSource(exhibit);
    if (bytes === 'beside' || (await exhibitDelivery(file, bytes)).kind === 'separate') {
      taken.push({ exhibit, picture: 'beside' });
      continue;
    }
    const turn = file.mediaType === 'image/jpeg' ? (readJpegHead(bytes)?.orientation ?? 1) : 1;
    taken.push({ exhibit, picture: { image: await report.embedImage(bytes), turn } });
    report.attach({
      name: exhibitSourceName(exhibit),
      bytes,
      mimeType: file.mediaType,
      description: `Exhibit ${label}, the file as it was received`,
      relationship: 'Supplement',
      modifiedAt,
    });
  }
  return taken;
}

/** The file of an exhibit is not at hand. */
export function missingSource({ index, label, file }: NamedExhibit): ResiduaError {
  return new ResiduaError(
    'not-found',
    `The file of exhibit ${label} is not at hand (SHA-256 ${file.sha256}). Give the file, or remove the exhibit.`,
    { path: `/exhibits/${String(index)}` },
  );
}
