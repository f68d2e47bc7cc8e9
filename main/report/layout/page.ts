import { PDFName, type PDFContext, type PDFPage } from 'pdf-lib';
import { Painter } from './painter.ts';
import type { StructNode, Structure } from './structure.ts';

/** What an artifact is: running lines are told apart from mere decoration (ISO 32000-1, 14.8.2.2). */
export type ArtifactKind = 'Layout' | 'Header' | 'Footer';

const ARTIFACT: Record<ArtifactKind, string> = {
  Layout: '/Artifact <</Type /Layout>> BDC',
  Header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC',
  Footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
};

/** One page under construction: content in which every mark belongs to an element or is an artifact. */
export class ReportPage {
  readonly pdfPage: PDFPage;
  readonly painter: Painter;
  readonly #owners: StructNode[] = [];
  #open: StructNode | ArtifactKind | undefined;

  constructor(pdfPage: PDFPage) {
    this.pdfPage = pdfPage;
    this.painter = new Painter(pdfPage.getHeight());
  }

  /** What follows is content of the element. Content already open for it goes on. */
  tag(node: StructNode): Painter {
    if (this.#open === node) return this.painter;
    this.#close();
    const mcid = this.#owners.length;
    this.#owners.push(node);
    node.kids.push({ pageRef: this.pdfPage.ref, mcid });
    this.painter.operators.push(`/${node.type} <</MCID ${String(mcid)}>> BDC`);
    this.#open = node;
    return this.painter;
  }

  /** What follows is decoration, which assistive technology passes over. */
  artifact(kind: ArtifactKind = 'Layout'): Painter {
    if (this.#open === kind) return this.painter;
    this.#close();
    this.painter.operators.push(ARTIFACT[kind]);
    this.#open = kind;
    return this.painter;
  }

  /** Writes content, fonts and the keys of the structure into the file's page. */
  finish(context: PDFContext, structure: Structure): void {
    this.#close();
    const { node } = this.pdfPage;
    const fonts = Object.fromEntries([...this.painter.faces].map((face) => [face.name, face.ref]));
    node.set(PDFName.of('Contents'), context.register(context.flateStream(this.painter.operators.join('\n'))));
    const images = this.painter.images.size === 0 ? {} : { XObject: Object.fromEntries(this.painter.images) };
    node.set(PDFName.of('Resources'), context.obj({ Font: fonts, ...images }));
    node.set(PDFName.of('StructParents'), context.obj(structure.registerPage(this.#owners)));
    node.set(PDFName.of('Tabs'), PDFName.of('S'));
  }

  #close(): void {
    if (this.#open !== undefined) this.painter.operators.push('EMC');
    this.#open = undefined;
  }
}
