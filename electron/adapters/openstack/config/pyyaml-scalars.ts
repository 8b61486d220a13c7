import type { ScalarTag } from 'yaml';

/**
 * What unquoted words stand for in YAML 1.1, by the expressions of PyYAML's safe loader (pyyaml: lib/yaml/resolver.py, constructor.py), which
 * the OpenStack clients read clouds.yaml with. They are narrower than the specification's: `25921e05` has no dot and is a text.
 * Everything here is wanted as text in the end, so numbers and times are read to the text that Python's `str` makes of them.
 */
const patterns = {
  bool: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  float:
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  int: /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  null: /^(?:~|null|Null|NULL|)$/,
  timestamp:
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  value: /^=$/,
} as const;

/** The sign of a number, and the number without it and without the `_` that may stand anywhere in it. */
function unsigned(text: string): { readonly sign: '' | '-'; readonly digits: string } {
  const plain = text.replaceAll('_', '').toLowerCase();
  return { sign: plain.startsWith('-') ? '-' : '', digits: plain.replace(/^[-+]/, '') };
}

/** `1:30` is 90: a number to the base of 60. */
const sexagesimal = (digits: string): bigint =>
  digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);

function wholeNumber(digits: string): bigint {
  if (digits.includes(':')) return sexagesimal(digits);
  // A zero in front makes a number octal; `BigInt` refuses what has a prefix and no digits, as Python does.
  return BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
}

/** Python reads no longer ones (`sys.get_int_max_str_digits`), and neither could we in time. */
const MOST_DIGITS = 4300;

function intText(text: string): string {
  const { sign, digits } = unsigned(text);
  if (digits.length > MOST_DIGITS) throw new RangeError('a number that long needs quotes');
  const value = wholeNumber(digits);
  return value === 0n ? '0' : `${sign}${value}`;
}

const nameOf = (value: number): string => String(value).replace('Infinity', 'inf').toLowerCase();

/** Python's `repr` of a float: the shortest digits, with an exponent below 1e-4 and from 1e16 on. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return nameOf(value);
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return Object.is(value, -0) ? '-0.0' : String(value).replace(/^-?\d+$/, '$&.0');
}

function magnitude(digits: string): number {
  if (digits === '.inf') return Infinity;
  if (digits === '.nan') return NaN;
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function floatText(text: string): string {
  const { sign, digits } = unsigned(text);
  return pythonFloat(sign === '-' ? -magnitude(digits) : magnitude(digits));
}

const timeParts =
  /^(\d+)-(\d+)-(\d+)(?:(?:[Tt]|[ \t]+)(\d+):(\d+):(\d+)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');

function zoneText([, , , , , , , , zone, sign = '', hours, minutes]: readonly string[]): string {
  if (!zone) return '';
  return zone === 'Z' ? '+00:00' : `${sign}${two(hours)}:${two(minutes)}`;
}

/** Python's `str` of a date or of a date with a time. Throws for a day or a time that is not. */
function timeText(text: string): string {
  const parts: string[] = [...(timeParts.exec(text) ?? [])];
  const [, year = '', month, day, hours, minutes, seconds, fraction] = parts;
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  const moment = new Date(`${date}T${time}Z`);
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(date)) {
    throw new RangeError('no such day or time');
  }
  if (!hours) return date;
  const rest = (fraction ?? '').slice(0, 6);
  const micro = Number(rest) > 0 ? `.${rest.padEnd(6, '0')}` : '';
  return `${date} ${time}${micro}${zoneText(parts)}`;
}

/** `=` has a type of its own that the safe loader cannot make. */
const refuseValue = (): never => {
  throw new TypeError('= needs quotes');
};

const isTrue = (text: string): boolean => /^(?:yes|true|on)$/i.test(text);

const tag = (
  name: keyof typeof patterns,
  resolve: (text: string) => string | boolean | null,
): ScalarTag => ({
  tag: `tag:yaml.org,2002:${name}`,
  default: true,
  test: patterns[name],
  resolve,
});

/** For a parser that knows nothing but texts, lists and maps. Bools stay bools, and null null. */
export const pyYamlScalars: readonly ScalarTag[] = [
  tag('bool', isTrue),
  tag('float', floatText),
  tag('int', intText),
  tag('null', () => null),
  tag('timestamp', timeText),
  tag('value', refuseValue),
];
