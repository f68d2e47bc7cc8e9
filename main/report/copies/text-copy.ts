import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { copyBlocks, UNSIGNED, warning, type CopyOrigin, type Progress } from './copy-content.ts';
import type { Block } from './recorded-report.ts';

/** The words of the report as plain text, UTF-8, marked as an unsigned copy at its head and foot. */
export async function textCopy(evaluation: Evaluation, origin: CopyOrigin, onProgress?: Progress): Promise<Uint8Array> {
  const banner = `${UNSIGNED.toUpperCase()}\n${warning(origin)}`;
  const blocks = await copyBlocks(evaluation, origin, onProgress);
  const text = [banner, ...blocks.map(textOf), banner].filter((part) => part !== '').join('\n\n');
  return new TextEncoder().encode(`${text}\n`);
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 3
        ? block.text
        : `${block.text}\n${(block.level === 1 ? '=' : '-').repeat(block.text.length)}`;
    case 'paragraph':
      return block.text;
    case 'figure':
      return `[Figure: ${block.text}]`;
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${String(index + 1)}.` : '*'} ${item}`).join('\n');
    case 'pairs':
      return block.pairs.map(([key, value]) => `${key}: ${value.replaceAll('\n', '; ')}`).join('\n');
    case 'table':
      return tableText(block);
  }
}

/** Cells of a row stand under their headings, apart by bars: the widths of a proportional face are not known here. */
function tableText({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.replaceAll('\n', '; ')).join(' | ');
  return [...(caption === null ? [] : [caption]), line(head), ...rows.map(line)].join('\n');
}
