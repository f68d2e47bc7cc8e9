import { isWithinGuideline } from './face-to-face-guideline.ts';
import { EVERY_REPORT as P1 } from './readiness-item.ts';
import { CALIFORNIA, CALIFORNIAN_CUSTOM, FEDERAL, FRCP, LC_4628 } from './readiness-place.ts';
import type { Place } from './readiness-place.ts';

/** Who signs, and what the profile asks the signer to disclose (SPEC P1–P3). */
export const SIGNING_PLACES: readonly Place[] = [
  { part: 'signing', path: '/examiner/name', text: 'Name of the examiner', why: P1, values: (e) => [e.examiner.name] },
  {
    part: 'signing',
    path: '/examiner/credentials',
    text: 'Credentials of the examiner',
    why: P1,
    values: (e) => [e.examiner.credentials],
  },
  {
    part: 'signing',
    path: '/examiner/licenceNumber',
    text: 'License number of the examiner',
    why: CALIFORNIAN_CUSTOM,
    profile: CALIFORNIA,
    values: (e) => [e.examiner.licenceNumber],
  },
  {
    part: 'signing',
    path: '/disclosures/county',
    text: 'County where the report is signed',
    why: LC_4628,
    profile: CALIFORNIA,
    values: (e) => [e.disclosures.county],
  },
  {
    part: 'signing',
    path: '/disclosures/assistants',
    text: 'Who else took part and what each did, or that nobody did',
    why: LC_4628,
    profile: CALIFORNIA,
    values: (e) => [e.disclosures.assistants],
  },
  {
    part: 'signing',
    path: '/disclosures/performedBySigner',
    text: 'That the signer took the history, reviewed the records and composed the conclusions',
    why: `${LC_4628}(a), (b)`,
    profile: CALIFORNIA,
    values: (e) => [e.disclosures.performedBySigner === true ? true : null],
  },
  {
    part: 'signing',
    path: '/disclosures/timeVariance',
    text: 'Why the time face to face was less than the guideline',
    why: `${LC_4628}(b), when it was less`,
    profile: CALIFORNIA,
    isAsked: ({ case: { faceToFaceMinutes: minutes } }) => minutes !== null && !isWithinGuideline(minutes),
    values: (e) => [e.disclosures.timeVariance],
  },
  {
    part: 'signing',
    path: '/exhibits',
    text: 'Exhibits that summarize or support the opinions',
    why: `${FRCP}(iii)`,
    profile: FEDERAL,
    values: (e) => [...(e.exhibits.length > 0 ? [true] : []), e.disclosures.exhibits],
  },
  {
    part: 'signing',
    path: '/disclosures/qualifications',
    text: 'Qualifications, with the publications of ten years',
    why: `${FRCP}(iv)`,
    profile: FEDERAL,
    values: (e) => [e.disclosures.qualifications],
  },
  {
    part: 'signing',
    path: '/disclosures/testimony',
    text: 'Testimony of four years',
    why: `${FRCP}(v)`,
    profile: FEDERAL,
    values: (e) => [e.disclosures.testimony],
  },
  {
    part: 'signing',
    path: '/disclosures/compensation',
    text: 'Compensation for study and testimony',
    why: `${FRCP}(vi)`,
    profile: FEDERAL,
    values: (e) => [e.disclosures.compensation],
  },
];
