import {
  type ToolinfoField,
  type ToolinfoTyped,
  usualLicenses,
} from '../../../shared/toolhub/describe-tool.ts';
import { toolTypes } from '../../../shared/toolhub/toolinfo.ts';
import { type ControlProps, Field } from '../../components/form/field.tsx';
import type { FormState } from '../../components/form/form.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

interface Asked {
  readonly field: ToolinfoField;
  readonly label: MessageKey;
  readonly help?: MessageKey;
  readonly needed?: boolean;
  /** Words follow their own direction; codes and addresses run from left to right. */
  readonly dir?: 'auto';
}

const asked: readonly Asked[] = [
  { field: 'name', label: 'toolinfo-name', help: 'toolinfo-name-help', needed: true },
  { field: 'title', label: 'toolinfo-tool-title', needed: true, dir: 'auto' },
  {
    field: 'description',
    label: 'toolinfo-description',
    help: 'toolinfo-description-help',
    needed: true,
    dir: 'auto',
  },
  { field: 'text-language', label: 'toolinfo-text-language', help: 'toolinfo-text-language-help' },
  { field: 'url', label: 'toolinfo-url', needed: true },
  { field: 'author', label: 'toolinfo-author', dir: 'auto' },
  { field: 'developer-username', label: 'field-username', dir: 'auto' },
  { field: 'wikimedia-username', label: 'toolinfo-wikimedia-username', dir: 'auto' },
  { field: 'repository', label: 'toolinfo-repository', help: 'toolinfo-repository-help' },
  { field: 'license', label: 'toolinfo-license', help: 'toolinfo-license-help' },
  { field: 'type', label: 'toolhub-kind' },
  { field: 'keywords', label: 'toolinfo-keywords', help: 'toolinfo-keywords-help', dir: 'auto' },
  { field: 'wikis', label: 'toolinfo-wikis', help: 'toolinfo-wikis-help' },
  { field: 'languages', label: 'toolinfo-languages', help: 'toolinfo-languages-help' },
];

/** What is typed about a tool. */
export const ToolinfoFields = ({ typed, form }: { typed: ToolinfoTyped; form: FormState }) =>
  asked.map(({ field, label, help, needed = false, dir }) => (
    <Field
      key={field}
      id={`toolinfo-${field}`}
      label={label}
      optional={!needed}
      help={help && <Say k={help} />}
      message={form.message(field)}
      control={(control) => (
        <Control field={field} dir={dir ?? 'ltr'} control={control} value={typed[field]} />
      )}
    />
  ));

interface ControlOf {
  field: ToolinfoField;
  value: string;
  dir: 'ltr' | 'auto';
  control: ControlProps;
}

function Control({ field, value, dir, control }: ControlOf) {
  const type = useStore('toolinfo', (state) => state.type);
  const more = { ...control, value, onType: (text: string) => type(field, text) };
  if (field === 'description') return <TextArea {...more} rows={4} />;
  if (field === 'type') return <Kind {...more} />;
  if (field !== 'license') return <TextInput {...more} dir={dir} more={{ autoComplete: 'off' }} />;
  const list = `${control.id}-usual`;
  return (
    <TextInput {...more} dir="ltr" more={{ autoComplete: 'off', list }}>
      <datalist id={list}>
        {usualLicenses.map((license) => (
          <option key={license} value={license} />
        ))}
      </datalist>
    </TextInput>
  );
}

function Kind({ value, onType, ...control }: ControlProps & { value: string; onType: OnType }) {
  return (
    <select
      {...control}
      className="cdx-select"
      value={value}
      onChange={(event) => onType(event.target.value)}
    >
      <option value="" />
      {toolTypes.map((kind) => (
        <option key={kind} value={kind} lang="en">
          {kind}
        </option>
      ))}
    </select>
  );
}
type OnType = (text: string) => void;
