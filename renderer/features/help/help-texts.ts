import type { StepId } from '../../../main/domain/steps.ts';

export type HelpTopic = StepId | 'evaluations' | 'settings' | 'verify';

interface HelpText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What each page is for and how it is used. */
export const HELP: Readonly<Record<HelpTopic, HelpText>> = {
  evaluations: {
    title: 'Evaluations',
    paragraphs: [
      'Every evaluation on this machine, the last changed first. Search finds the name of the examinee and the claim number.',
      'A draft can be changed at any time. A signed evaluation can be read and its report exported again.',
      'The sample evaluation is fictitious. Each time it is opened from here it begins as a new draft.',
    ],
  },
  verify: {
    title: 'Verify a report',
    paragraphs: [
      'Any PDF can be checked here, also while Residua is locked: who signed it, when, and whether a single byte was changed since. Choose it, or drop it anywhere on the window.',
      'For a report that Residua made, the evaluation inside is scored anew and compared with the printed score, and the report is built once more and compared page by page.',
      'Valid says that the file is as it was signed. Who the signer is, a certificate alone proves only as far as you trust whoever issued it; compare the fingerprint with one that you have from the signer.',
      '“Valid, but” says that nothing was changed, and that something should be known before you rely on the file; each point stands below the verdict. NOT valid says that something was changed, that a signature is wrong or missing, or that data and pages contradict each other: ask for the original.',
      '“Cannot be judged” is neither: nothing speaks against the file, but Residua does not know the kind of signature or how it was made. Another program may.',
      'Added validation data are certificates and answers of their issuers, put into the file later so that the signature can still be checked when the certificate has ended. A document timestamp is an authority’s signature that the file existed at that time, just as it is. Neither changes what was signed; both are told under “Added to the file”.',
      'The evaluation inside a report can be imported as a new draft. The draft is not signed, whatever the report was.',
    ],
  },
  settings: {
    title: 'Settings',
    paragraphs: [
      'The examiner’s profile fills the letterhead of new evaluations. Evaluations that exist keep what they have.',
      'A signing identity is a key with a certificate. A self-signed one proves that a report was not changed after signing; an imported one lets an authority vouch for your name as well.',
      'Vault: the passphrase, a recovery key to print, the system’s keychain, and after how many minutes without input everything locks. Examiners on this machine: who else works here, and who may sign.',
      'Updates: Residua never updates itself. An installer that came as a file is verified here, with the description that was released beside it, before you open it. Checking for newer versions is off until you allow it. Make a backup first: an older version does not open what a newer one has used.',
      'Phrases are passages you write often. Fields such as {age} fill themselves when a phrase is inserted into an evaluation.',
    ],
  },
  referral: {
    title: 'Referral',
    paragraphs: [
      'Who asks, what they ask, and when and where the examination is. The date of the examination decides the age and, without a treatment episode, the code.',
      'Enter each question word for word; Enter in the last one adds the next, and a numbered list pasted from the letter is split. The answers are written under Opinions, and a question without an answer stops the signature.',
      'The clock counts the time face to face. It keeps running on every step and while the program is closed, is in sight at the top of the window, and can be stopped there. Its periods can be corrected; the minutes follow them until you enter others by hand. When they are fewer than California asks for, its profile asks why.',
      'The report profile decides what the report must contain: the general items, those of California workers’ compensation, or those of a federal expert report.',
    ],
  },
  examinee: {
    title: 'Examinee',
    paragraphs: [
      'Who is examined and how the identity was checked. The date of birth decides whether the measure counts the examinee: it begins at 14 years.',
      'The job demand level uses the strength levels of the Dictionary of Occupational Titles. Height and weight are entered under Examination, which computes the body mass index.',
      'When name and date of birth are those of an earlier evaluation, parts of it can be carried over: into empty fields, and to the end of lists. One undo takes it back.',
    ],
  },
  records: {
    title: 'Records',
    paragraphs: [
      'Type a record in the form; it enters the list with the first letter. Enter goes on to the next record from any field; Shift and Enter begin a new line in the summary. Author and kind offer what was used before.',
      'In the list, arrows go from row to row, Enter opens a record in the form, Delete removes it. The numbers are those of the report, which lists the records by date.',
      'Rows of a spreadsheet can be pasted anywhere on this page, or taken from a CSV file. You see what each column is taken for first. Rows that cannot be read stay in the dialog with the reason; the others are taken at once.',
      'PDF, PNG and JPEG files are attached with the button or by dropping them on a row. They are kept encrypted in the vault and read here: Page Up and Page Down turn pages, + and − change the size, Escape closes.',
      'The stamp beside an attached file makes it an exhibit of the report. Exhibits are listed below the records; the arrows order them, and their order gives the letters. Pictures become stamped pages of the report. A PDF, and a picture that an archivable file cannot hold, is delivered beside the report in a signed file of its own, which the report names by its SHA-256.',
      'Under the profile of California, enter the pages that the sender declared, who declared them and when. The report sets them against the pages of the list, and a difference is told here.',
      'List every record by itself. Words such as “including” or “various” are flagged before signing, because they hide what was read.',
    ],
  },
  history: {
    title: 'History',
    paragraphs: [
      'The history in the examinee’s account and from the records, then the complaints of today. Treatment, prior injuries and medication can be listed row by row, told in words, or both. Enter in the last field of a row adds the next; a date may be a year, a month or a day.',
      'In the activities, n, s, m and u answer a row and go on to the next. Pain is rated from 0 to 10 at rest and on movement.',
      'In the pain diagram press an area to mark it. On the keyboard, arrows move to the neighboring area, Space marks it, and 1 to 5 set aching, burning, stabbing, numbness, pins and needles. From the front the examinee’s left is at your right.',
    ],
  },
  examination: {
    title: 'Examination',
    paragraphs: [
      'Findings on both sides. In the grids, arrows, Enter and Tab go from field to field. Motion is entered in degrees, actively and passively, once or in up to three trials, which the plus beside a motion adds; the mean of the trials counts, and trials that differ by more than 10° are flagged.',
      'Strength takes 4, then + or −. Tests take n, p and x; pulses and sensation n, r and a; reflexes their digit. The buttons above a grid fill only what is empty and can be undone; motion is never filled.',
      'The Harris hip score takes its motion, the fixed deformities and the difference of the limb lengths from here. Its means are not rounded before they count. Blocks give a difference and the shorter limb instead of two lengths, and imaging may; apparent lengths are not what its limit is about.',
      'Before signing, each motion, muscle group and test of both sides is asked for; “not performed” is an answer, and a group can be left out with one reason.',
      'Imaging, operative reports and implants are listed at the end of the page.',
    ],
  },
  instruments: {
    title: 'Instruments',
    paragraphs: [
      'Add each instrument once for each date; intake and discharge stand side by side. In a questionnaire the keys 0 to 4 answer and go on to the next question. An incomplete instrument is never scored: the missing items are named.',
      'Two administrations of one instrument on the same side give a change. Its picture marks the published thresholds where they lie, and a table stands behind it.',
      'Hand over lets the examinee answer HOOS, JR. or LEFS alone. Everything else of Residua is closed until your passphrase ends it; other programs of this machine are not, so use the kiosk or guided mode of the system where that matters.',
      'Instruments whose items are licensed take the total alone.',
    ],
  },
  residual: {
    title: 'Residual',
    paragraphs: [
      'The residual is the measured change minus the predicted change: discharge − intake − predicted change. All three are read from the report of the functional-status survey.',
      'Zero or above gives one code, below zero another. The exact value decides, not the rounded one on the screen; exactly zero counts as zero or above.',
      'A residual below zero says that the measured change was smaller than the change predicted for a patient with those characteristics. It does not by itself say whether impairment remains: that is your conclusion, under Opinions.',
      'A reason under “Reason why the residual does not count” takes the place of the scores. Under each stands what it means and which code it gives on the date of service.',
      'The date of service is the day of discharge from the episode, else the day of the examination. Each region of the measure has codes of its own; only the texts of the hip’s are shipped.',
    ],
  },
  rating: {
    title: 'Rating',
    paragraphs: [
      'Choose the edition and the limbs, and enter what you read in the Guides with page and table. The program does the arithmetic and shows each step. Where the jurisdiction of the referral is on file, its usual edition is offered with its source.',
      'A grade modifier is 0 to 4 or not used; both are answers. Left open it does not count, and is asked for before signing.',
      'Entries of one limb are combined as lower extremity, converted to whole person, and then the limbs are combined.',
    ],
  },
  opinions: {
    title: 'Opinions',
    paragraphs: [
      'Your conclusions in your own words: diagnoses, causation, maximum medical improvement, apportionment, work, future care, the reasons, and an answer to each question asked.',
      'A diagnosis is found by its code or by words; the codes of the evaluated side come first. Choosing one fills in its official description. Whatever the list does not have is kept as you write it.',
      'The shares of the apportionment sum to exactly 100. Each needs its how and why.',
      'Work capacity takes hours, weights and postures, says them in sentences, and compares the weights with the demands of the job. Occasionally is up to one third of the day, frequently up to two thirds.',
      'A phrase of yours goes to the caret of any long text by its key. Its fields fill themselves from the evaluation; a field that stays between braces stops the signature. Paragraphs that stand in other evaluations are told under Review and sign.',
    ],
  },
  codes: {
    title: 'Codes',
    paragraphs: [
      'The residual code follows from the scores and cannot be edited. The lines of the service take at most four modifiers each; conflicts are explained beside the line.',
      'A quality data code documents the outcome and is not separately payable. It takes no payment modifier.',
      '“Add the lines” proposes the evaluation service, the residual code and its companions, and adds those that are checked in one step. Each line points to diagnoses by their letters; when the diagnoses move, the pointers follow. In California, record pages beyond those the service includes are a line of their own, with the pages of the list as units.',
      'The preview shows the lines as a claim form lays them out. No claim is sent from here.',
    ],
  },
  review: {
    title: 'Review and sign',
    paragraphs: [
      'Everything that the report’s profile still asks for, by step. Choose an item to go to its place, or leave it out with a reason that is printed.',
      'Under the profile of California the report says that you took the history, reviewed the records and composed the conclusions only when you affirm it here.',
      'What a field could not take, such as an angle of 300° or half a date, is listed under To correct and stops the signature; until it is corrected or the field is emptied, the value from before is kept.',
      'Signing seals the evaluation and its report. Afterwards both can only be read; the report can be exported at any time.',
      'A preview waits ten minutes for its signature and is then sealed byte for byte, with the time that stands in it. Beside Sign it says whether one waits; otherwise the report is built when you sign.',
      'The return-to-work statement is one page for the employer with work status, capacity and restrictions and no other medical information. It is signed by itself, as often as needed, and seals nothing.',
    ],
  },
};
