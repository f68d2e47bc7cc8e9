/** Name of the evaluation inside a report. */
export const ATTACHMENT_NAME = 'residua-evaluation.json';
/** Name of the FHIR R4 document inside a report. */
export const FHIR_NAME = 'residua-fhir.json';
/** Name of what an exhibit's own file tells of the exhibit inside. */
export const EXHIBIT_NAME = 'residua-exhibit.json';
/** Name of the content of an addendum inside it. */
export const ADDENDUM_NAME = 'residua-addendum.json';
