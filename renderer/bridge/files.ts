import { encodingOf } from '../../shared/domain/text-encoding.ts';
import { type Result, fail, ok } from '../../shared/result.ts';

/**
 * The bytes of a file in base64, or why it cannot be read: it may have been moved away since it was chosen. The browser reads and
 * writes it beside the page, so that a large file does not make it stutter.
 */
export const fileBase64 = (file: File): Promise<Result<string>> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // A data URL: `data:;base64,` and the text.
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(ok(url.slice(url.indexOf(',') + 1)));
    });
    reader.addEventListener('error', () => {
      const params = [file.name, reader.error?.message ?? ''];
      const problem = { field: 'file', rule: 'file-unreadable', params };
      resolve(fail('invalid-input', 'file: file-unreadable', { fields: [problem] }));
    });
    reader.readAsDataURL(file);
  });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).length >= 0;
  } catch {
    return false;
  }
}

/** The text of a file, in whichever encoding its owner's computer writes. */
export async function fileText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes, isUtf8)).decode(bytes);
}

/** Offers a text to the person as a file to save; nothing of it goes anywhere else. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
