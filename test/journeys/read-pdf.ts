import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as somebody would read it: its size in points (1/72 inch), and its words in the order in which they stand in the file. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Reads the words of a PDF back, page by page. */
export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  // It takes the bytes away from whoever had them.
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    pages.push({ width, height, text: text.join('') });
  }
  await loading.destroy();
  return pages;
}
