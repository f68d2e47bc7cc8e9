import { drawLines, setting, type ElementContext } from './elements.ts';
import { drawLine } from './draw-line.ts';
import { breakBlock, type NoteMaker } from './inline.ts';
import { baseline } from './elements.ts';
import type { StructNode } from './structure.ts';
import { STYLES } from './theme.ts';

const STYLE = STYLES.small;
const INDENT = 12;

/** Makes the numbered notes of one document. A note is tagged where it is referred to and stands at the page's foot. */
export function noteMaker(context: () => ElementContext): NoteMaker {
  let count = 0;
  return (text, source) => {
    const label = String(++count);
    const { fonts, flow } = context();
    const width = flow.area.width - INDENT;
    const plain = { ...setting(context(), STYLE, source), makeNote: undefined };
    const lines = breakBlock(text, width, plain);
    const [labelLine] = breakBlock(label, INDENT, { ...plain, fonts });
    let labelNode: StructNode | undefined;
    let bodyNode: StructNode | undefined;
    return {
      label,
      begin: (parent) => {
        const reference = parent.add('Reference');
        const note = parent.add('Note', { id: `note-${label.padStart(4, '0')}` });
        labelNode = note.add('Lbl');
        bodyNode = note.add('P');
        return reference;
      },
      note: {
        height: lines.length * STYLE.leading,
        draw: (page, x, y) => {
          if (labelLine !== undefined) drawLine(page, labelLine, x, y + baseline(STYLE), labelNode);
          drawLines(page, lines, x, y, { style: STYLE, align: 'left', left: INDENT, width }, bodyNode);
        },
      },
    };
  };
}
