import { fold } from './fold.ts';

/** What a term may stand for: words that must all be begun in the description, or codes without the point. */
export type Meaning =
  { readonly words: readonly string[]; readonly codes?: undefined } | { readonly codes: readonly string[] };

/** One term of a query: a word as typed, and what it may mean besides. */
export interface SearchTerm {
  readonly word: string;
  readonly synonyms: readonly Meaning[];
}

const words = (text: string): Meaning => ({ words: text.split(' ') });
const codes = (...list: string[]): Meaning => ({ codes: list });

const REPLACEMENT = codes('Z9664', 'Z471', 'T840', 'T845', 'M970', 'M9666');
const OSTEOARTHRITIS = words('osteoarthritis');
const NECROSIS = codes('M87', 'M905');
const IMPINGEMENT = codes('M2585', 'M2485');
const LABRUM = codes('S7319', 'M2415');
const LIMB_LENGTH = codes('M217');
const DYSPLASIA: Meaning = codes('Q65');

/** What orthopaedists say, and where ICD-10-CM has it. Phrases of several words stand before their single words. */
const SYNONYMS: ReadonlyMap<string, readonly Meaning[]> = new Map<string, readonly Meaning[]>([
  ['degenerative joint disease', [OSTEOARTHRITIS]],
  ['djd', [OSTEOARTHRITIS]],
  ['oa', [OSTEOARTHRITIS]],
  ['arthrosis', [OSTEOARTHRITIS]],
  ['coxarthrosis', [codes('M16')]],
  ['ra', [words('rheumatoid')]],
  ['avascular necrosis', [NECROSIS]],
  ['avn', [NECROSIS]],
  ['onfh', [NECROSIS]],
  ['osteonecrosis', [NECROSIS]],
  ['femoroacetabular impingement', [IMPINGEMENT]],
  ['impingement', [IMPINGEMENT]],
  ['fai', [IMPINGEMENT]],
  ['cam', [IMPINGEMENT]],
  ['pincer', [IMPINGEMENT]],
  ['labral tear', [LABRUM]],
  ['labrum tear', [LABRUM]],
  ['labral', [LABRUM]],
  ['labrum', [LABRUM]],
  ['total hip arthroplasty', [REPLACEMENT]],
  ['total hip replacement', [REPLACEMENT]],
  ['hip arthroplasty', [REPLACEMENT]],
  ['hip replacement', [REPLACEMENT]],
  ['tha', [REPLACEMENT]],
  ['thr', [REPLACEMENT]],
  ['periprosthetic joint infection', [codes('T845')]],
  ['pji', [codes('T845')]],
  ['slipped capital femoral epiphysis', [codes('M930')]],
  ['scfe', [codes('M930')]],
  ['sufe', [codes('M930')]],
  ['perthes', [codes('M911')]],
  ['lcpd', [codes('M911')]],
  ['ddh', [DYSPLASIA, words('dysplasia')]],
  ['dysplasia', [DYSPLASIA]],
  ['greater trochanteric pain syndrome', [codes('M706', 'M760')]],
  ['gtps', [codes('M706', 'M760')]],
  ['gluteus', [words('gluteal'), codes('S760')]],
  ['gluteal', [codes('S760')]],
  ['piriformis', [codes('G570')]],
  ['snapping hip', [codes('M2485', 'R294')]],
  ['heterotopic ossification', [codes('M61')]],
  ['ho', [codes('M61')]],
  ['femoral neck', [codes('S720')]],
  ['nof', [codes('S720')]],
  ['hip fracture', [codes('S720', 'S721', 'S722')]],
  ['hip fx', [codes('S720', 'S721', 'S722')]],
  ['fx', [words('fracture')]],
  ['tear', [words('rupture'), words('sprain'), words('strain'), words('derangement')]],
  ['femoral', [words('femur')]],
  ['pubic', [words('pubis')]],
  ['hernia', [codes('K409')]],
  ['groin', [codes('M2555', 'K409')]],
  ['leg length discrepancy', [LIMB_LENGTH]],
  ['leg length', [LIMB_LENGTH]],
  ['limb length', [LIMB_LENGTH]],
  ['lld', [LIMB_LENGTH]],
  ['si joint', [words('sacroiliac'), codes('M461', 'M533')]],
  ['low back pain', [codes('M545')]],
  ['lbp', [codes('M545')]],
  ['stenosis', [codes('M480')]],
  ['crps', [codes('G905')]],
  ['rsd', [codes('G905')]],
  ['limp', [codes('R26')]],
  ['obesity', [codes('E66')]],
  ['lt', [words('left')]],
  ['rt', [words('right')]],
]);

const LONGEST_PHRASE = 4;
/** Longer queries are not searched further than this. */
const MOST_TERMS = 12;

/** A code among words, with or without its point. */
const CODE = /^[a-z]\d[0-9a-z]?(?:\.?[0-9a-z]{0,4})$/i;

/** The terms of a query; a phrase that has a meaning of its own is one term, and so is a code. */
export function termsOf(query: string): SearchTerm[] {
  const chunks = query.split(/\s+/);
  const bare = chunks.filter((chunk) => CODE.test(chunk)).map((chunk) => chunk.replace('.', '').toUpperCase());
  const typed = fold(chunks.filter((chunk) => !CODE.test(chunk)).join(' ')).slice(0, MOST_TERMS);
  return [...bare.map((code) => ({ word: code, synonyms: [codes(code)] })), ...wordTerms(typed)];
}

function wordTerms(typed: readonly string[]): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (let at = 0; at < typed.length;) {
    const phrase = phraseAt(typed, at);
    terms.push(phrase.term);
    at += phrase.length;
  }
  return terms;
}

function phraseAt(typed: readonly string[], at: number): { term: SearchTerm; length: number } {
  for (let length = Math.min(LONGEST_PHRASE, typed.length - at); length > 0; length -= 1) {
    const word = typed.slice(at, at + length).join(' ');
    const meanings = SYNONYMS.get(word);
    // A phrase may also stand in a description with other words between its own.
    if (meanings !== undefined) return { term: { word, synonyms: [...meanings, words(word)] }, length };
  }
  return { term: { word: typed[at] ?? '', synonyms: [] }, length: 1 };
}
