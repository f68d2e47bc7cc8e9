import { ArrowDown, ArrowUp, TriangleAlert, X } from 'lucide-react';
import { use, useRef } from 'react';
import { exhibitFileName, exhibitLabel, namedExhibits, type NamedExhibit } from '../../../../main/domain/exhibits.ts';
import { failureMessage } from '../../../app/client.ts';
import { useCall } from '../../../app/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Section } from '../../../ui/Section.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { GoToContext, ProblemsContext, useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { LineAt, TextAt } from '../fields.tsx';
import { Row } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import styles from './Exhibits.module.css';

const LIST = '/exhibits';
const FEDERAL = 'us-federal-expert';

/** The files that go with the report: their order gives the letters, and each says how it will be delivered. */
export function Exhibits() {
  const session = useSession();
  const readOnly = useReadOnly();
  const evaluation = useEvaluationNow();
  const list = useRef<HTMLOListElement>(null);
  const { exhibits } = evaluation;
  if (exhibits.length === 0) return evaluation.case.reportProfile === FEDERAL && !readOnly ? <NoExhibits /> : null;
  const named = new Map(namedExhibits(evaluation).map((exhibit) => [exhibit.index, exhibit]));

  function move(index: number, to: number): void {
    session.edit([{ op: 'move', path: `${LIST}/${String(index)}`, to }]);
    const step = to < index ? 'up' : 'down';
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const same = row?.querySelector<HTMLButtonElement>(`[data-step="${step}"] button:not(:disabled)`);
      (same ?? row?.querySelector<HTMLButtonElement>('[data-step] button:not(:disabled)'))?.focus();
    });
  }

  function remove(index: number): void {
    session.edit([{ op: 'remove', path: `${LIST}/${String(index)}` }]);
    showToast(`Exhibit ${exhibitLabel(index)} is no exhibit any more`, {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  return (
    <div data-path={LIST} className={styles['over']}>
      <Section title="Exhibits" help="Files that go with the report. Their order gives them their letters.">
        <ol className={styles['exhibits']} ref={list}>
          {exhibits.map(({ sha256 }, index) => {
            const label = exhibitLabel(index);
            const exhibit = named.get(index);
            return (
              <li key={sha256 + String(index)} className={styles['exhibit']} data-path={`${LIST}/${String(index)}`}>
                <span className={styles['letter']}>{label}</span>
                <div className={styles['fields']}>
                  <LineAt path={`${LIST}/${String(index)}/title`} label={`Title of exhibit ${label}`} />
                  {exhibit === undefined || exhibit.file.mediaType === 'application/pdf' ? null : (
                    <TextAt
                      path={`${LIST}/${String(index)}/description`}
                      label={`What exhibit ${label} shows`}
                      help="Read out to those who cannot see the picture."
                      minRows={1}
                    />
                  )}
                  {exhibit === undefined ? null : <Delivery exhibit={exhibit} />}
                  <Faults path={`${LIST}/${String(index)}`} />
                </div>
                {readOnly ? null : (
                  <div className={styles['actions']}>
                    <span data-step="up">
                      <Button
                        variant="quiet"
                        size="small"
                        icon={ArrowUp}
                        hideLabel
                        disabled={index === 0}
                        onPress={() => {
                          move(index, index - 1);
                        }}
                      >
                        {`Move exhibit ${label} up`}
                      </Button>
                    </span>
                    <span data-step="down">
                      <Button
                        variant="quiet"
                        size="small"
                        icon={ArrowDown}
                        hideLabel
                        disabled={index === exhibits.length - 1}
                        onPress={() => {
                          move(index, index + 1);
                        }}
                      >
                        {`Move exhibit ${label} down`}
                      </Button>
                    </span>
                    <Button
                      variant="quiet"
                      size="small"
                      icon={X}
                      hideLabel
                      onPress={() => {
                        remove(index);
                      }}
                    >
                      {`Remove exhibit ${label}`}
                    </Button>
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      </Section>
    </div>
  );
}

/** The file, its record, and how the reader will get it. */
function Delivery({ exhibit }: { exhibit: NamedExhibit }) {
  const { file, recordNumber, sha256 } = exhibit;
  const { data, error } = useCall('exhibit.delivery', { sha256 });
  const pages = `${String(file.pages)} ${file.pages === 1 ? 'page' : 'pages'}`;
  const words =
    data === undefined
      ? error === null
        ? ''
        : failureMessage(error)
      : data.kind === 'appended'
        ? `Appended to the report, ${pages}.`
        : data.kind === 'separate'
          ? `Separate signed file ${exhibitFileName(exhibit)}, ${pages}. ${data.reason}`
          : data.reason;
  return (
    <p className={styles['delivery']} data-delivery={data?.kind}>
      {`${file.name}, from record ${String(recordNumber)}. ${words}`}
    </p>
  );
}

/** What is wrong with the exhibit as a whole. */
function Faults({ path }: { path: string }) {
  const problems = use(ProblemsContext);
  const faults = problems.filter((problem) => problem.path === path).map(({ message }) => sentence(message));
  return faults.map((fault) => (
    <p key={fault} className={styles['fault']} role="alert">
      <Icon of={TriangleAlert} />
      <span>{fault}</span>
    </p>
  ));
}

/** The federal profile asks for exhibits: how a file becomes one, and where they are told in words. */
function NoExhibits() {
  const goTo = use(GoToContext);
  return (
    <div data-path={LIST} className={styles['over']}>
      <Section
        title="Exhibits"
        help="Attach a file to a record and press the stamp beside it; it goes with the report. Exhibits that are no files are described in words."
      >
        <Row>
          <Button
            size="small"
            onPress={() => {
              goTo('review', '/disclosures/exhibits');
            }}
          >
            Describe exhibits in words
          </Button>
        </Row>
      </Section>
    </div>
  );
}
