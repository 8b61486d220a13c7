import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  pyYamlScalars,
  pythonFloat,
} from '../../../../../electron/adapters/openstack/config/pyyaml-scalars.ts';
import { cpuMs } from '../../../../cpu-time.ts';

function read(text: string): unknown {
  const customTags = [...pyYamlScalars];
  const document = parseDocument(`a: ${text}`, { schema: 'failsafe', customTags });
  if (document.errors.length > 0) return 'refused';
  const { a } = z.object({ a: z.unknown() }).parse(document.toJS());
  return a;
}

// Each as PyYAML 6.0.3 reads it; pyyaml-scalars.cloud.test.ts asks PyYAML itself about many more.
const readings: readonly (readonly [string, unknown])[] = [
  ['25921e05', '25921e05'],
  ['1e5', '1e5'],
  ['1.0e5', '1.0e5'],
  ['1.0e+5', '100000.0'],
  ['1.', '1.0'],
  ['.5', '0.5'],
  ['-.5', '-.5'],
  ['1_000.5', '1000.5'],
  ['190:20:30.15', '685230.15'],
  ['.inf', 'inf'],
  ['-.INF', '-inf'],
  ['.nan', 'nan'],
  ['1_000', '1000'],
  ['+12', '12'],
  ['-0', '0'],
  ['0777', '511'],
  ['0888', '0888'],
  ['0x1F', '31'],
  ['0b101', '5'],
  ['0o17', '0o17'],
  ['1:30', '90'],
  ['-1:30', '-90'],
  ['12345678901234567890', '12345678901234567890'],
  ['yes', true],
  ['OFF', false],
  ['y', 'y'],
  ['~', null],
  ['2024-01-05', '2024-01-05'],
  ['2024-1-5 1:02:03', '2024-01-05 01:02:03'],
  ['2024-01-05T01:02:03.5Z', '2024-01-05 01:02:03.500000+00:00'],
  ['2024-01-05 01:02:03 -2:30', '2024-01-05 01:02:03-02:30'],
  ['2024-1-5', '2024-1-5'],
  ['2024-02-30', 'refused'],
  ['=', 'refused'],
  ['0x_', 'refused'],
  ['9'.repeat(4301), 'refused'],
];

describe('a plain scalar', () => {
  it.each(readings)('%s is %j', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    [`1${':59'.repeat(20_000)}`, 'sexagesimal'],
    ['9'.repeat(60_000), 'decimal'],
    [`${'0_'.repeat(30_000)}x`, 'none'],
    [`1${':0'.repeat(30_000)}x`, 'none'],
  ])('costs little, however long', (text) => {
    const worked = cpuMs(() => {
      read(text);
    });
    expect(worked).toBeLessThan(1000);
  });
});

describe('a float', () => {
  it.each([
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [1e300, '1e+300'],
    [-0, '-0.0'],
  ])('%d is written %s, as Python does', (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });
});
