import { SITES } from '../../domain/claim.ts';
import { ageOn } from '../../domain/dates.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { PROFILE_LABELS, SEX_LABELS } from '../../domain/labels.ts';
import type { ReportContext, Section } from '../context.ts';
import type { KeyValue } from '../layout/key-values.ts';
import { SPACE } from '../layout/theme.ts';
import { counted, dayOf, evaluatedPart, fact, filled, longDate } from '../words.ts';

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
  const minutes = facts.faceToFaceMinutes;
  const placeOfService = filled(claim.placeOfService) ?? site?.placeOfService ?? null;
  const siteText = [site?.title ?? null, placeOfService === null ? null : `place of service ${placeOfService}`];
  return [
    ...fact('Claim number', facts.claimNumber, '/case/claimNumber'),
    ...fact('Jurisdiction', facts.jurisdiction, '/case/jurisdiction'),
    ...fact('Date of injury', dateText(facts.dateOfInjury), '/case/dateOfInjury'),
    ...fact('Date of examination', dateText(facts.dateOfExam), '/case/dateOfExam'),
    ...fact('Place of examination', facts.placeOfExam, '/case/placeOfExam'),
    ...fact('Face-to-face time', minutes === null ? null : counted(minutes, 'minute'), '/case/faceToFaceMinutes'),
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
    ...fact('Interpreter', interpreter(examinee.interpreter), '/examinee/interpreter'),
  ];
}

function birth({ examinee, case: { dateOfExam } }: Evaluation): string | null {
  const { dateOfBirth } = examinee;
  if (dateOfBirth === null) return null;
  const age = dateOfExam === null ? null : ageOn(dateOfBirth, dateOfExam);
  return age === null ? longDate(dateOfBirth) : `${longDate(dateOfBirth)} (${String(age)} years at the examination)`;
}

function interpreter({ used, language, name }: Evaluation['examinee']['interpreter']): string | null {
  if (used === null) return null;
  if (!used) return 'Not used';
  return ['Used', filled(language), filled(name)].filter((part) => part !== null).join(', ');
}

function dateText(date: string | null): string | null {
  return date === null ? null : longDate(date);
}
