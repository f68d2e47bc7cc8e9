import { drawLines, setting, type ElementContext } from './elements.ts';
import { drawLine } from './draw-line.ts';
import { breakBlock, type NoteMaker } from './inline.ts';
import { baseline } from './elements.ts';
import type { StructNode } from './structure.ts';
import { STYLES } from './theme.ts';

const STYLE = STYLES.small;
const INDENT = 12;

type Note = ReturnType<NoteMaker>;

/**
 * Makes the numbered notes of one document; the same text keeps its number. A note is tagged where a page first refers
 * to it and stands once at the foot of every page that does.
 */
export function noteMaker(context: () => ElementContext): NoteMaker {
  const made = new Map<string, Note>();
  return (text, source) => {
    const note = made.get(text) ?? newNote(made.size + 1, text, source, context());
    made.set(text, note);
    return note;
  };
}

function newNote(number: number, text: string, source: string, context: ElementContext): Note {
  const label = String(number);
  const width = context.flow.area.width - INDENT;
  const plain = { ...setting(context, STYLE, source), makeNote: undefined };
  const lines = breakBlock(text, width, plain);
  const [labelLine] = breakBlock(label, INDENT, plain);
  let pages = 0;
  /** Tags of the note on the page that is being drawn; none while no reference stands there. */
  let tags: { readonly label: StructNode; readonly body: StructNode } | undefined;
  return {
    label,
    begin: (parent) => {
      const reference = parent.add('Reference');
      if (tags === undefined) {
        pages += 1;
        const note = parent.add('Note', { id: `note-${label.padStart(4, '0')}-${String(pages)}` });
        tags = { label: note.add('Lbl'), body: note.add('P') };
      }
      return reference;
    },
    note: {
      number,
      height: lines.length * STYLE.leading,
      draw: (page, x, y) => {
        if (labelLine !== undefined) drawLine(page, labelLine, x, y + baseline(STYLE), tags?.label);
        drawLines(page, lines, x, y, { style: STYLE, align: 'left', left: INDENT, width }, tags?.body);
        tags = undefined;
      },
    },
  };
}
