import { SITES } from '../../domain/claim.ts';
import { ageOn } from '../../domain/dates.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { JOB_DEMAND_LABELS, JOB_DEMAND_MEANINGS } from '../../domain/labels-history.ts';
import { PROFILE_LABELS, SEX_LABELS } from '../../domain/labels.ts';
import type { ReportContext, Section } from '../context.ts';
import type { KeyValue } from '../layout/key-values.ts';
import { SPACE } from '../layout/theme.ts';
import { counted, dayOf, evaluatedPart, fact, filled, longDate, shortDate } from '../words.ts';

const SUBTITLES: Readonly<Record<Evaluation['case']['reportProfile'], string | null>> = {
  general: null,
  'us-ca-workers-comp': `${PROFILE_LABELS['us-ca-workers-comp']}: medical-legal report (8 CCR 10682; Labor Code 4628)`,
  'us-federal-expert': 'Expert report under Rule 26(a)(2)(B) of the Federal Rules of Civil Procedure',
};

/** Title, case and examinee. */
export const caseBlock: Section = (context) => {
  const { report, evaluation, signedAt, utcOffsetMinutes } = context;
  report.heading(1, `Independent medical evaluation of ${evaluatedPart(evaluation)}`);
  const subtitle = SUBTITLES[evaluation.case.reportProfile];
  if (subtitle !== null) report.paragraph({ text: subtitle, color: 'muted' }, { style: 'lead', after: SPACE.l });
  report.keyValues(
    [
      ...caseFacts(context),
      { key: 'Date of report', value: longDate(dayOf(signedAt, utcOffsetMinutes)), source: 'Date of report' },
    ],
    { columns: 2, after: SPACE.l },
  );
  report.heading(2, 'Examinee');
  report.keyValues(examineeFacts(evaluation), { columns: 2, after: SPACE.m });
  const jobDemands = filled(evaluation.examinee.jobDemands);
  if (jobDemands !== null) {
    report.paragraph([{ text: 'Job demands. ', weight: 'semibold' }, jobDemands], { source: '/examinee/jobDemands' });
  }
};

function caseFacts({ evaluation }: ReportContext): KeyValue[] {
  const { case: facts, claim } = evaluation;
  const site = SITES.find(({ id }) => id === facts.siteOfService);
  const placeOfService = filled(claim.placeOfService) ?? site?.placeOfService ?? null;
  const siteText = [site?.title ?? null, placeOfService === null ? null : `place of service ${placeOfService}`];
  return [
    ...fact('Claim number', facts.claimNumber, '/case/claimNumber'),
    ...fact('Jurisdiction', facts.jurisdiction, '/case/jurisdiction'),
    ...fact('Date of injury', dateText(facts.dateOfInjury), '/case/dateOfInjury'),
    ...fact('Date of examination', dateText(facts.dateOfExam), '/case/dateOfExam'),
    ...fact('Place of examination', facts.placeOfExam, '/case/placeOfExam'),
    ...fact('Face-to-face time', faceToFace(facts), '/case/faceToFaceMinutes'),
    ...fact('Site of service', siteText.filter((part) => part !== null).join(', '), '/case/siteOfService'),
    ...fact('Payer', facts.payer, '/case/payer'),
  ];
}

function examineeFacts(evaluation: Evaluation): KeyValue[] {
  const { examinee } = evaluation;
  return [
    ...fact('Name', examinee.name, '/examinee/name'),
    ...fact('Date of birth', birth(evaluation), '/examinee/dateOfBirth'),
    ...fact('Sex', examinee.sex === null ? null : SEX_LABELS[examinee.sex], '/examinee/sex'),
    ...fact('Identified by', examinee.identifiedBy, '/examinee/identifiedBy'),
    ...fact('Address', examinee.address, '/examinee/address'),
    ...fact('Telephone', examinee.phone, '/examinee/phone'),
    ...fact('Occupation', examinee.occupation, '/examinee/occupation'),
    ...fact('Employer', examinee.employer, '/examinee/employer'),
    ...fact('Job demand level', jobDemandLevel(examinee.jobDemandLevel), '/examinee/jobDemandLevel'),
    ...fact('Interpreter', interpreter(examinee.interpreter), '/examinee/interpreter'),
  ];
}

function birth({ examinee, case: { dateOfExam } }: Evaluation): string | null {
  const { dateOfBirth } = examinee;
  if (dateOfBirth === null) return null;
  const age = dateOfExam === null ? null : ageOn(dateOfBirth, dateOfExam);
  return age === null ? longDate(dateOfBirth) : `${longDate(dateOfBirth)} (${String(age)} years at the examination)`;
}

function interpreter({ used, language, name, certificate }: Evaluation['examinee']['interpreter']): string | null {
  if (used === null) return null;
  if (!used) return 'Not used';
  const number = filled(certificate);
  const parts = ['Used', filled(language), filled(name), number === null ? null : `certificate ${number}`];
  return parts.filter((part) => part !== null).join(', ');
}

/** "55 minutes (09:10–09:40, 09:50–10:15)": the minutes reported, and when the clock ran. */
function faceToFace({ faceToFaceMinutes, faceToFacePeriods, dateOfExam }: Evaluation['case']): string | null {
  const periods = faceToFacePeriods.map(({ start, end }) => {
    const [day, from] = [start.slice(0, 10), start.slice(11)];
    const dayBefore = day === dateOfExam ? '' : `${shortDate(day)}, `;
    if (end === null) return `${dayBefore}from ${from}, not ended`;
    return `${dayBefore}${from}–${end.slice(11)}`;
  });
  const minutes = faceToFaceMinutes === null ? null : counted(faceToFaceMinutes, 'minute');
  if (periods.length === 0) return minutes;
  return minutes === null ? periods.join(', ') : `${minutes} (${periods.join(', ')})`;
}

function jobDemandLevel(level: Evaluation['examinee']['jobDemandLevel']): string | null {
  return level === null ? null : `${JOB_DEMAND_LABELS[level]} (${lowered(JOB_DEMAND_MEANINGS[level])})`;
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function dateText(date: string | null): string | null {
  return date === null ? null : longDate(date);
}
