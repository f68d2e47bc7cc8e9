import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib';
import { srgbProfile } from './color-profile.ts';
import { printable } from './printable.ts';

export interface ReportMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: 'en-US';
  /** Moment the report was made; written with whole seconds, in UTC. */
  readonly createdAt: Date;
  /** Name and version of the program. */
  readonly generator: string;
}

/** Writes document information, XMP, language and output intent: what makes the file say that it is PDF/A-3a and PDF/UA-1. */
export function writeMetadata(pdf: PDFDocument, metadata: ReportMetadata): void {
  const { context, catalog } = pdf;
  const clean = {
    ...metadata,
    title: oneLine(metadata.title),
    author: oneLine(metadata.author),
    subject: oneLine(metadata.subject),
  };
  const created = PDFString.fromDate(clean.createdAt);
  const info = context.obj({
    Title: PDFHexString.fromText(clean.title),
    Author: PDFHexString.fromText(clean.author),
    Subject: PDFHexString.fromText(clean.subject),
    Creator: PDFHexString.fromText(clean.generator),
    Producer: PDFHexString.fromText(clean.generator),
    CreationDate: created,
    ModDate: created,
  });
  context.trailerInfo.Info = context.register(info);
  const packet = Uint8Array.from(Buffer.from(xmp(clean), 'utf8'));
  const stream = context.stream(packet, { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
  catalog.set(PDFName.of('Lang'), PDFString.of(clean.language));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

function oneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ').trim();
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function xmp(metadata: ReportMetadata): string {
  const date = `${metadata.createdAt.toISOString().slice(0, 19)}Z`;
  const title = escapeXml(metadata.title);
  const author = escapeXml(metadata.author);
  const subject = escapeXml(metadata.subject);
  const generator = escapeXml(metadata.generator);
  // The PDF/UA property is not among those PDF/A knows, so its schema is described in the packet itself.
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${metadata.language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>${generator}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${generator}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
