/** "1." "1)" "(1)" "1 -" "Q1:" "Question 1:" "a)" at the beginning of a line, or a bullet. */
const MARK =
  /^\s*(?:(?:question|q)\s*\d{1,3}\s*[.):–-]?|\(?\d{1,3}\s*[.):]|\(\d{1,3}\)|\d{1,3}\s+[–-]\s|\(?[a-z]\)|[•▪‣*–-]\s)\s*/i;

/**
 * Splits a text of several numbered or bulleted lines into its questions, without their numbers. Lines without a
 * number go on with the question before them; what stands before the first number goes with the first question.
 *
 * @returns the text itself, unchanged, as the only question when fewer than two lines are numbered.
 */
export function splitQuestions(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.filter((line) => isMarked(line)).length < 2) return [text];
  const questions: string[] = [];
  let introduction = '';
  for (const line of lines) {
    const words = line.replace(MARK, '').trim();
    const last = questions.length - 1;
    if (isMarked(line)) questions.push(words);
    else if (last === -1) introduction = joined(introduction, line.trim());
    else questions[last] = joined(questions[last] ?? '', line.trim());
  }
  return questions.map((question, index) => (index === 0 ? joined(introduction, question) : question));
}

/** A number alone marks no question: something must follow it. */
function isMarked(line: string): boolean {
  return MARK.test(line) && line.replace(MARK, '').trim() !== '';
}

function joined(before: string, line: string): string {
  return [before, line].filter((part) => part !== '').join(' ');
}
