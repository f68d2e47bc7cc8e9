import { ChevronDown, CircleAlert, CircleCheck, CircleHelp, Copy, FileSearch, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ReportCheck, VerifiedFile } from '../../../main/contract/verification-schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { MakingLine } from '../making/MakingLine.tsx';
import { copyText } from './copy-text.ts';
import { ImportReport } from './ImportReport.tsx';
import {
  dataLines,
  historyLines,
  leadOf,
  plainText,
  signatureFacts,
  stateWords,
  VERDICT_WORDS,
} from './result-words.ts';
import type { Verifying } from './use-verify.ts';
import styles from './verify.module.css';

/** The way to choose a file, and what was found about it. */
export function Verification({ verifying, canOpen }: { verifying: Verifying; canOpen: boolean }) {
  const { result, failure, wasCancelled, isBusy, choose } = verifying;
  return (
    <div className={styles['verification']}>
      <div className={styles['choose']}>
        <Button variant={result === null ? 'primary' : 'secondary'} icon={FileSearch} onPress={choose} busy={isBusy}>
          {result === null ? 'Choose a PDF…' : 'Choose another PDF…'}
        </Button>
        <p className={styles['hint']}>Or drop it anywhere on this window.</p>
      </div>
      <MakingLine kind="check" isRunning={isBusy} wasCancelled={wasCancelled} words="Checking the file" />
      {failure === null ? null : (
        <Notice tone="error" title="The file could not be checked" live>
          {failure}
        </Notice>
      )}
      {result === null ? null : <Result key={result.sha256} result={result} canOpen={canOpen} />}
    </div>
  );
}

const MARKS: Readonly<Record<ReportCheck['verdict'], typeof CircleCheck>> = {
  valid: CircleCheck,
  'valid-but': TriangleAlert,
  'not-judged': CircleHelp,
  'not-valid': CircleAlert,
};

const TONES: Readonly<Record<ReportCheck['verdict'], string>> = {
  valid: 'valid',
  'valid-but': 'validBut',
  'not-judged': 'validBut',
  'not-valid': 'notValid',
};

function Result({ result, canOpen }: { result: VerifiedFile; canOpen: boolean }) {
  const { check, fileName, sha256 } = result;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section aria-label="Result" className={styles['result']}>
      <div className={cx(styles['verdict'], styles[TONES[check.verdict]])}>
        <Icon of={MARKS[check.verdict]} />
        <div>
          <h2 ref={heading} tabIndex={-1} className={styles['words']}>
            {check.verdict === 'valid-but' ? `${VERDICT_WORDS[check.verdict]} …` : VERDICT_WORDS[check.verdict]}
          </h2>
          <p>{leadOf(check)}</p>
          {check.remarks.length === 0 ? null : (
            <ul className={styles['remarks']}>
              {check.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
          <p className={styles['file']}>{fileName}</p>
        </div>
      </div>
      {check.signatures.map((signature, index) => (
        <Fold
          key={index}
          title={`${signature.kind === 'timestamp' ? 'Timestamp' : 'Signature'} ${String(index + 1)}: ${signature.signer ?? 'unknown signer'}, ${stateWords(signature)}`}
        >
          <Facts items={signatureFacts(signature)} />
        </Fold>
      ))}
      {check.revisions.length === 0 ? null : (
        <Fold title={`Added to the file: ${added(check)}`}>
          <Lines lines={historyLines(check)} />
        </Fold>
      )}
      <Fold title={`Data and pages: ${agreement(check)}`}>
        <Lines lines={dataLines(check.attachedData)} />
      </Fold>
      {result.addendum.length === 0 ? null : (
        <Fold title="Addendum">
          <Lines lines={result.addendum} />
        </Fold>
      )}
      {result.exhibits.length === 0 ? null : (
        <Fold title="Exhibits">
          <Lines lines={result.exhibits} />
        </Fold>
      )}
      <div className={styles['actions']}>
        <Button
          icon={Copy}
          onPress={() => {
            showToast(copyText(plainText(result)) ? 'The result was copied.' : 'The result could not be copied.');
          }}
        >
          Copy the result
        </Button>
        {canOpen && result.canImport ? <ImportReport sha256={sha256} verdict={check.verdict} /> : null}
      </div>
    </section>
  );
}

function added({ revisions }: ReportCheck): string {
  const count = revisions.length - 1;
  if (count === 0) return 'nothing';
  return count === 1 ? '1 addition' : `${String(count)} additions`;
}

function agreement({ attachedData: { kind, score, rebuilt } }: ReportCheck): string {
  if (kind === 'none') return 'no evaluation inside';
  if (kind === 'unreadable') return 'cannot be read';
  if (score?.result === 'different') return 'they contradict each other';
  if (rebuilt?.result === 'different-pages' || rebuilt?.result === 'different-file') return 'they differ';
  return score?.result === 'same' ? 'they agree' : 'not compared';
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles['fold']}>
      <summary className={styles['summary']}>
        <Icon of={ChevronDown} />
        {title}
      </summary>
      <div className={styles['details']}>{children}</div>
    </details>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
