import { create } from 'qrcode';

/** The quiet zone around a code, in modules (ISO/IEC 18004 6.3.8). */
const QUIET = 4;

/** One horizontal run of a path for every row of dark modules. */
function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let start = 0; start < size; start += 1) {
      let end = start;
      while (end < size && isDark(row, end)) end += 1;
      if (end === start) continue;
      path += `M${start + QUIET} ${row + QUIET}h${end - start}v1h-${end - start}z`;
      start = end;
    }
  }
  return path;
}

/** A QR code of the text, dark on light also on a dark screen: many readers know nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const width = size + 2 * QUIET;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} className="qr-code__light" />
      <path
        d={pathOf(size, (row, column) => modules.get(row, column) === 1)}
        className="qr-code__dark"
      />
    </svg>
  );
}
