import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib';

/** The structure types of ISO 32000-1, 14.8.4, that the report uses. */
export type StructType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Form'
  | 'Reference'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Note';

/** A value of an attribute: a name, a number or a list of numbers. */
export type AttributeValue = string | number | readonly number[];

export interface StructOptions {
  readonly alt?: string;
  /** Letters, digits and hyphens, unique in the document. */
  readonly id?: string;
  /** Attributes of one owner such as Table, List or Layout. */
  readonly attributes?: { readonly owner: string; readonly values: Readonly<Record<string, AttributeValue>> };
}

type Kid =
  | { readonly node: StructNode }
  | { readonly pageRef: PDFRef; readonly mcid: number }
  | { readonly pageRef: PDFRef; readonly object: PDFRef };

/** One element of the structure tree. Kids stand in reading order. */
export class StructNode {
  readonly type: StructType;
  readonly kids: Kid[] = [];
  options: StructOptions;

  constructor(type: StructType, options: StructOptions = {}) {
    this.type = type;
    this.options = options;
  }

  add(type: StructType, options: StructOptions = {}): StructNode {
    const node = new StructNode(type, options);
    this.kids.push({ node });
    return node;
  }

  /** Takes back an element that nothing was drawn for. */
  remove(node: StructNode): void {
    const index = this.kids.findIndex((kid) => 'node' in kid && kid.node === node);
    if (index !== -1) this.kids.splice(index, 1);
  }
}

/** The structure tree of one document with its parent tree (ISO 32000-1, 14.7). */
export class Structure {
  readonly root = new StructNode('Document');
  #nextKey = 0;
  readonly #marked: { key: number; owners: readonly StructNode[] }[] = [];
  readonly #objects: { key: number; owner: StructNode }[] = [];

  /** Key of the parent tree for a page; its owners are the elements of the page's marked content, by identifier. */
  registerPage(owners: readonly StructNode[]): number {
    const key = this.#nextKey++;
    this.#marked.push({ key, owners });
    return key;
  }

  /** Key of the parent tree for an annotation that the element holds. */
  registerObject(owner: StructNode): number {
    const key = this.#nextKey++;
    this.#objects.push({ key, owner });
    return key;
  }

  /** Writes the tree and answers the reference of its root. */
  write(context: PDFContext): PDFRef {
    const treeRef = context.nextRef();
    const refs = new Map<StructNode, PDFRef>();
    const ids: [string, PDFRef][] = [];
    const rootRef = this.#writeNode(context, this.root, treeRef, refs, ids);
    const owner = (node: StructNode): PDFRef => {
      const ref = refs.get(node);
      if (ref === undefined) throw new Error(`A ${node.type} element holds content and is not in the structure tree.`);
      return ref;
    };
    const numbers: [number, PDFObject][] = [
      ...this.#marked.map(({ key, owners }): [number, PDFObject] => [
        key,
        context.register(context.obj(owners.map(owner))),
      ]),
      ...this.#objects.map(({ key, owner: node }): [number, PDFObject] => [key, owner(node)]),
    ];
    numbers.sort(([a], [b]) => a - b);
    const tree = context.obj({
      Type: 'StructTreeRoot',
      K: [rootRef],
      ParentTree: context.register(context.obj({ Nums: numbers.flat() })),
      ParentTreeNextKey: this.#nextKey,
    });
    if (ids.length > 0) {
      ids.sort(([a], [b]) => (a < b ? -1 : 1));
      const names = ids.flatMap(([id, ref]) => [PDFString.of(id), ref]);
      tree.set(PDFName.of('IDTree'), context.register(context.obj({ Names: names })));
    }
    context.assign(treeRef, tree);
    return treeRef;
  }

  #writeNode(
    context: PDFContext,
    node: StructNode,
    parent: PDFRef,
    refs: Map<StructNode, PDFRef>,
    ids: [string, PDFRef][],
  ): PDFRef {
    const ref = context.nextRef();
    refs.set(node, ref);
    const dict = context.obj({ Type: 'StructElem', S: node.type, P: parent });
    const { alt, id, attributes } = node.options;
    if (alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt));
    if (id !== undefined) {
      dict.set(PDFName.of('ID'), PDFString.of(id));
      ids.push([id, ref]);
    }
    if (attributes !== undefined) dict.set(PDFName.of('A'), attributeDict(context, attributes));
    const kids = PDFArray.withContext(context);
    const pageRef = node.kids.find((kid) => 'mcid' in kid)?.pageRef;
    if (pageRef !== undefined) dict.set(PDFName.of('Pg'), pageRef);
    for (const kid of node.kids) {
      if ('node' in kid) kids.push(this.#writeNode(context, kid.node, ref, refs, ids));
      else if ('object' in kid) kids.push(context.obj({ Type: 'OBJR', Obj: kid.object, Pg: kid.pageRef }));
      else if (kid.pageRef === pageRef) kids.push(context.obj(kid.mcid));
      else kids.push(context.obj({ Type: 'MCR', Pg: kid.pageRef, MCID: kid.mcid }));
    }
    if (kids.size() > 0) dict.set(PDFName.of('K'), kids);
    context.assign(ref, dict);
    return ref;
  }
}

function attributeDict(context: PDFContext, attributes: NonNullable<StructOptions['attributes']>): PDFDict {
  const dict = context.obj({ O: attributes.owner });
  for (const [name, value] of Object.entries(attributes.values)) {
    dict.set(
      PDFName.of(name),
      typeof value === 'string'
        ? PDFName.of(value)
        : typeof value === 'number'
          ? context.obj(value)
          : context.obj([...value]),
    );
  }
  return dict;
}
