/** Name of the evaluation inside a report. */
export const ATTACHMENT_NAME = 'residua-evaluation.json';
/** Name of the FHIR R4 document inside a report. */
export const FHIR_NAME = 'residua-fhir.json';
