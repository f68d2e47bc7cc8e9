import { describe, expect, it } from 'vitest';
import {
  AUDIT_ACTIONS,
  AUDIT_FAULTS,
  CONTENT_FAULTS,
  contentFindingWords,
  findingWords,
} from '../../main/domain/audit.ts';
import { actionWords, detailWords } from '../../main/domain/audit-words.ts';

const words = (details: object): string => detailWords(JSON.stringify(details));

describe('the words of the audit trail', () => {
  it('has one for each action, and keeps what a later version wrote', () => {
    expect(new Set(AUDIT_ACTIONS.map(actionWords)).size).toBe(AUDIT_ACTIONS.length);
    expect(actionWords('evaluation-purged')).toBe('Evaluation deleted for good');
    expect(actionWords('moon-landed')).toBe('moon-landed');
    expect(actionWords('toString')).toBe('toString');
  });

  it('names the fields of an edit as the screen does, the first four of many', () => {
    expect(words({ fields: ['/recordsReviewed/2/pages'], revision: 3 })).toBe('Records, no. 3: pages');
    const many = Array.from({ length: 6 }, (_, index) => `/recordsReviewed/${String(index)}/pages`);
    expect(words({ fields: many })).toMatch(/no\. 4: pages; and 2 more$/);
  });

  it('says what an export, an unlock and a failure are about', () => {
    expect(words({ fileName: 'a.pdf', sha256: 'ab'.repeat(32), what: 'signed report' })).toBe(
      'a.pdf · SHA-256 abababababababab… · signed report',
    );
    expect(words({ by: 'recovery-key' })).toBe('with the recovery key');
    expect(words({ tries: 3 })).toBe('3 tries');
    expect(words({ call: 'report.sign', code: 'not-ready' })).toBe('report.sign · not ready');
    expect(words({ names: ['keepSignedYears', 'theme'] })).toBe('keep signed years, theme');
  });

  it('says a finding in full, and nothing of what it cannot read', () => {
    expect(words({ fault: 'missing', entry: 7 })).toMatch(/^Entry 7 is missing/);
    expect(new Set(AUDIT_FAULTS.map((fault) => findingWords({ fault, sequence: 7 }))).size).toBe(AUDIT_FAULTS.length);
    expect(words({ fault: 'altered' })).toBe(
      'Another program changed an evaluation: it is not what Residua saved last.',
    );
    expect(words({ fault: 'structure', parts: ['trigger a is missing'] })).toMatch(/trigger a is missing/);
    const all = CONTENT_FAULTS.map((fault) => contentFindingWords({ fault, evaluationId: null, name: 'A', parts: [] }));
    expect(new Set(all).size).toBe(CONTENT_FAULTS.length);
    for (const text of ['', 'null', '[1', '"x"']) expect(detailWords(text)).toBe('');
  });
});
