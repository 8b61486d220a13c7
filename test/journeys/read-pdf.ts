import decode from 'jsqr';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as somebody has it in their hands. */
export interface ReadPage {
  /** In whole millimetres. */
  readonly size: readonly [width: number, height: number];
  /** What can be read, line by line, without the marks that isolate names. */
  readonly text: string;
  /** The same without any white space: a long word may be broken anywhere. */
  readonly letters: string;
  /** How far from the left edge a text begins, in millimetres; undefined where no line holds it. */
  leftOf(text: string): number | undefined;
  /** What the QR codes on its picture say; none where nobody asked for them. */
  readonly codes: readonly string[];
}

/** A PDF as it is read back. */
export interface ReadPdf {
  /** What a system proposes as the name of its file. */
  readonly title: string;
  readonly pages: readonly ReadPage[];
}

const MM = 72 / 25.4;
/** Pixels to a point: enough for a code of 20 mm. */
const SCALE = 3;

interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D;
}

interface CanvasMaker {
  create(width: number, height: number): { canvas: Canvas };
}

/** Of a page that is looked at in stripes, the height of one: a reader confuses codes of one size that it sees together. */
const STRIPE = 0.3;

/** The picture of the page, looked at whole and then in stripes that overlap. */
async function readCodes(page: PDFPageProxy, maker: CanvasMaker): Promise<string[]> {
  const viewport = page.getViewport({ scale: SCALE });
  const { canvas } = maker.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext, viewport }).promise;
  const look = (from: number, part: number): string[] => {
    const { data, width, height } = canvasContext.getImageData(
      0,
      Math.floor(from * canvas.height),
      canvas.width,
      Math.floor(part * canvas.height),
    );
    const code = decode(new Uint8ClampedArray(data), width, height, {
      inversionAttempts: 'dontInvert',
    });
    return code ? [code.data] : [];
  };
  const stripes = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((step) => look(step / 10, STRIPE));
  return [...new Set([...look(0, 1), ...stripes])];
}

async function readPage(page: PDFPageProxy, maker: CanvasMaker | undefined): Promise<ReadPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words = items.flatMap((item) => ('str' in item ? [item] : []));
  const text = words
    .map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str))
    .join('')
    .replace(/[\u2066-\u2069]/g, '');
  const left = (wanted: string): number | undefined => {
    // A matrix of six numbers (ISO 32000-1, 8.3.4), of which pdf.js says only that it is an array.
    const found = words.find(({ str }) => str.includes(wanted))?.transform as number[] | undefined;
    return found?.[4] === undefined ? undefined : found[4] / MM;
  };
  return {
    size: [Math.round(width / MM), Math.round(height / MM)],
    text,
    letters: text.replace(/\s/g, ''),
    leftOf: left,
    codes: maker ? await readCodes(page, maker) : [],
  };
}

/** Reads a PDF back: its title, and of each page the size and the text; `withCodes` also the QR codes, which takes seconds. */
export async function readPdf(
  bytes: Uint8Array,
  { withCodes = false }: { readonly withCodes?: boolean } = {},
): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  try {
    const { info } = await pdf.getMetadata();
    // In Node pdf.js makes its canvases with @napi-rs/canvas, and tells no more of the factory's type than that it is an object.
    const maker = withCodes ? (pdf.canvasFactory as CanvasMaker) : undefined;
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await readPage(await pdf.getPage(number), maker));
    }
    return { title: 'Title' in info ? String(info.Title) : '', pages };
  } finally {
    await loading.destroy();
  }
}
