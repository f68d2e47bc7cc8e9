import { z } from 'zod';
import editionsFile from '../../../assets/codes/guides-editions.json' with { type: 'json' };
import { warning } from '../check-support.ts';
import { fold } from '../diagnoses/fold.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Edition } from '../evaluation/rating.ts';
import { requiredDate } from '../evaluation/fields.ts';
import type { Problem } from '../problems.ts';
import { EDITIONS } from './score-rating.ts';

const USED_EDITIONS = ['ama3r', 'ama4', 'ama5', 'ama6', 'ama6-2008', 'state-schedule'] as const;
type UsedEdition = (typeof USED_EDITIONS)[number];

/** How a sentence names what a jurisdiction rates by, and which paths of the program compute it. */
const USED: Readonly<Record<UsedEdition, { readonly name: string; readonly offered: readonly Edition[] }>> = {
  ama3r: { name: 'the AMA Guides, 3rd edition (revised)', offered: [] },
  ama4: { name: 'the AMA Guides, 4th edition', offered: [] },
  ama5: { name: 'the AMA Guides, 5th edition', offered: ['ama5'] },
  ama6: { name: 'the AMA Guides, 6th edition', offered: ['ama6-2008', 'ama6-2024'] },
  'ama6-2008': { name: 'the AMA Guides, 6th edition (2008)', offered: ['ama6-2008'] },
  'state-schedule': { name: 'a schedule of its own', offered: [] },
};

const file = z
  .strictObject({
    source: z.string().min(1),
    asOf: requiredDate,
    jurisdictions: z.array(
      z.strictObject({
        /** "US-" with the postal code, or with the name of a federal act. */
        id: z.string().regex(/^US-[A-Z]{2,}$/),
        name: z.string().min(1),
        aliases: z.array(z.string()),
        editions: z.array(z.enum(USED_EDITIONS)).min(1),
        source: z.string().min(1),
        /** Whether the law, the rule or the office itself was read; false where overviews alone were. */
        confirmed: z.boolean(),
      }),
    ),
  })
  .parse(editionsFile);

/** What a jurisdiction of workers' compensation rates permanent impairment by. */
export type Jurisdiction = (typeof file.jurisdictions)[number];

export const JURISDICTIONS: readonly Jurisdiction[] = file.jurisdictions;
/** Whence the list, and the day up to which its sources run. */
export const JURISDICTIONS_SOURCE = { citation: file.source, asOf: file.asOf };

const CALIFORNIA = 'US-CA';

/** The capital is no part of the state of the same name, and has no entry. */
const DISTRICT = /\b(?:d ?c|district of columbia)\b/;

/**
 * What is usual in the jurisdiction that a line of free text names by its name, its id ("US-CA") or its postal code in
 * capitals ("Los Angeles, CA"); null when the line names none that is on file, or several.
 */
export function usualEditions(jurisdiction: string | null): Jurisdiction | null {
  if (jurisdiction === null) return null;
  const words = fold(jurisdiction).join(' ');
  if (DISTRICT.test(words)) return null;
  const found = JURISDICTIONS.filter(({ id, name, aliases }) => {
    const code = id.slice('US-'.length);
    return (
      [name, id, ...aliases].some((title) => ` ${words} `.includes(` ${fold(title).join(' ')} `)) ||
      words === code.toLowerCase() ||
      jurisdiction.split(/[^A-Za-z]+/).includes(code)
    );
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * A warning when the chosen edition is not the one that is usual where the case is decided, or when that one is not
 * offered. The list is of workers' compensation, so it is not applied to experts in federal courts; under the profile of
 * California the jurisdiction is California, whatever the line says.
 */
export function editionWarning({ rating, case: { jurisdiction, reportProfile } }: Evaluation): Problem | null {
  if (rating === null || reportProfile === 'us-federal-expert') return null;
  const isCalifornian = reportProfile === 'us-ca-workers-comp';
  const usual = usualEditions(isCalifornian ? CALIFORNIA : jurisdiction);
  if (usual === null) return null;
  const used = usual.editions.map((edition) => USED[edition]);
  if (used.some(({ offered }) => offered.includes(rating.edition))) return null;
  const names = used.map(({ name }) => name).join(' or ');
  const source = usual.confirmed ? usual.source : `${usual.source}; not confirmed in the law itself`;
  const chosen = EDITIONS.find(({ id }) => id === rating.edition)?.title ?? rating.edition;
  const advice = used.every(({ offered }) => offered.length === 0)
    ? 'which this program does not compute; check whether this rating is what was asked for'
    : `but ${chosen} is chosen; check the edition`;
  return warning('/rating/edition', `${usual.name} usually rates by ${names} (${source}), ${advice}`);
}
