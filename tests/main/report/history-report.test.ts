import { afterAll, describe, expect, test } from 'vitest';
import { PAIN_AREAS, PAIN_QUALITIES } from '../../../main/domain/evaluation/history.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { painFigure } from '../../../main/report/sections/pain-figure.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, workFolder } from '../signing/support.ts';
import { between, linesOf, OPTIONS, plain, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const NOTHING = { history: {}, complaints: {} };
const at = (time: string) => `2026-10-05T${time}`;

describe('case and examinee (P1)', () => {
  const caseOf = (parts: Record<string, unknown>) => sampleWith({ case: { dateOfExam: '2026-10-05', ...parts } });

  test('the minutes with the times the clock ran', async () => {
    const lines = await reportOf(
      caseOf({
        faceToFaceMinutes: 55,
        faceToFacePeriods: [
          { start: at('09:05'), end: at('09:40') },
          { start: '2026-10-06T08:00', end: '2026-10-06T08:20' },
        ],
      }),
      folder,
    );
    expect(plain(lines.join(' '))).toContain('55 minutes (09:05–09:40, Oct 6, 2026, 08:00–08:20)');
  });

  test('the minutes alone without a clock, and a clock that still runs', async () => {
    const alone = await reportOf(caseOf({ faceToFaceMinutes: 1 }), folder);
    expect(alone.join(' ')).toMatch(/Face-to-face time 1 minute (?!\()/);
    const running = await reportOf(caseOf({ faceToFacePeriods: [{ start: at('09:05') }] }), folder);
    expect(plain(running.join(' '))).toContain('from 09:05, not ended');
  });

  test('interpreter with certificate, and the job’s demand level in pounds', async () => {
    const lines = await reportOf(
      sampleWith({
        examinee: {
          name: 'Alex Sample',
          jobDemandLevel: 'heavy',
          interpreter: { used: true, language: 'Spanish', name: 'R. Voice', certificate: '301234' },
        },
      }),
      folder,
    );
    const text = plain(lines.join(' '));
    expect(text).toContain('Used, Spanish, R. Voice, certificate 301234');
    expect(text).toContain('Heavy (50 to 100 pounds occasionally, 25 to 50 frequently)');
  });
});

describe('history (P1)', () => {
  test('treatments stand in the order of time, under the words about treatment', async () => {
    const lines = await reportOf(
      sampleWith({
        history: {
          treatment: 'Two courses of therapy.',
          treatmentTimeline: [
            { from: '2025-06', to: '2025-08', kind: 'therapy', provider: 'Later Clinic', outcome: 'Better stairs' },
            { from: '2024', kind: 'injection', description: 'Steroid into the left hip' },
            {},
          ],
        },
      }),
      folder,
    );
    const text = between(lines, 'Treatment', 'Present complaints');
    expect(text).toMatch(/^Two courses of therapy\. When Kind and provider Treatment Outcome 2024 Injection/);
    expect(text.indexOf('Steroid into the left hip')).toBeLessThan(text.indexOf('Jun 2025 – Aug 2025'));
    expect(text).toContain('Therapy, Later Clinic');
  });

  test('lists alone make the history, and activities are grouped by difficulty', async () => {
    const lines = await reportOf(
      sampleWith({
        history: {
          priorInjuryList: [{ date: '2009-04', bodyPart: 'Right wrist', residuals: 'Nothing' }],
          medicationList: [{ name: 'Lisinopril', dose: '10 mg' }],
          activities: { stairs: 'some', walking: 'some', footwear: 'unable', dressing: 'none' },
        },
      }),
      folder,
    );
    expect(between(lines, 'Prior injuries', 'Medications')).toContain('Apr 2009 Right wrist — Nothing');
    expect(between(lines, 'Medications', 'Activities of daily living')).toContain('Lisinopril 10 mg — —');
    const activities = between(lines, 'Activities of daily living', 'Present complaints');
    expect(activities).toBe('No difficulty Dressing Some difficulty Walking, stairs Unable Shoes and socks');
  });

  test('nothing entered, nothing printed', async () => {
    const lines = await reportOf(sampleWith({ ...NOTHING, history: { treatmentTimeline: [{}] } }), folder);
    for (const heading of ['History', 'Present complaints', 'Pain diagram']) expect(lines).not.toContain(heading);
  });
});

describe('pain diagram (P1)', () => {
  test('the marks in words: as alternative text of the figure and as a table from head to foot', async () => {
    const painAreas = [
      { area: 'left-buttock', qualities: ['stabbing', 'aching'], note: 'on rising' },
      { area: 'neck', qualities: [] },
    ];
    const evaluation = sampleWith({ ...NOTHING, complaints: { painAreas } });
    const path = folder.file('pain.pdf', await buildReport(evaluation, OPTIONS));
    const text = between(linesOf(path), 'Pain diagram', 'Physical examination');
    expect(text).toContain('Area Quality Note Neck — — Left buttock Aching, stabbing on rising');
    expect(painFigure(evaluation.complaints.painAreas).alt).toBe(
      'Pain diagram of the body from the front and the back. Marked: left buttock: aching, stabbing; neck.',
    );
  });

  test('veraPDF: PDF/A-3a and PDF/UA-1 with every area marked by every quality', async () => {
    const painAreas = PAIN_AREAS.map((area) => ({ area, qualities: [...PAIN_QUALITIES], note: 'A note' }));
    const evaluation = sampleWith({ complaints: { painAreas } });
    const { pdf } = await signReport(evaluation, await newIdentity(), NOW, { utcOffsetMinutes: 0 });
    const path = folder.file('all.pdf', pdf);
    for (const validation of await validateWithVeraPdf(path, ['3a', 'ua1'])) {
      expect(validation.failures).toEqual([]);
      expect(validation.compliant).toBe(true);
    }
  });
});
