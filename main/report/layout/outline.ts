import { PDFHexString, PDFName, type PDFDocument, type PDFRef } from 'pdf-lib';

export interface Bookmark {
  readonly level: number;
  readonly title: string;
  readonly page: PDFRef;
  /** Upper edge of the target in the file's coordinates. */
  readonly top: number;
  /** Of the heading's box. */
  readonly mark: object;
}

interface Item extends Bookmark {
  readonly ref: PDFRef;
  readonly children: Item[];
}

/** Writes the bookmarks as a tree by level, all open. */
export function writeOutline(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const { context, catalog } = pdf;
  const top: Item[] = [];
  const path: Item[] = [];
  for (const bookmark of bookmarks) {
    const item: Item = { ...bookmark, ref: context.nextRef(), children: [] };
    while ((path.at(-1)?.level ?? 0) >= item.level) path.pop();
    (path.at(-1)?.children ?? top).push(item);
    path.push(item);
  }
  const rootRef = context.nextRef();
  const write = (items: readonly Item[], parent: PDFRef): void => {
    items.forEach((item, index) => {
      const dict = context.obj({
        Title: PDFHexString.fromText(item.title),
        Parent: parent,
        Dest: destination(item),
        Prev: items[index - 1]?.ref,
        Next: items[index + 1]?.ref,
        First: item.children[0]?.ref,
        Last: item.children.at(-1)?.ref,
        Count: item.children.length > 0 ? descendants(item) : undefined,
      });
      context.assign(item.ref, dict);
      write(item.children, item.ref);
    });
  };
  write(top, rootRef);
  const root = context.obj({ Type: 'Outlines', First: top[0]?.ref, Last: top.at(-1)?.ref, Count: bookmarks.length });
  context.assign(rootRef, root);
  catalog.set(PDFName.of('Outlines'), rootRef);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** The place in the file that a bookmark or a link leads to; the magnification stays. */
export function destination({ page, top }: Pick<Bookmark, 'page' | 'top'>) {
  return [page, 'XYZ', null, Math.round(top), null];
}

function descendants(item: Item): number {
  return item.children.reduce((sum, child) => sum + 1 + descendants(child), 0);
}
