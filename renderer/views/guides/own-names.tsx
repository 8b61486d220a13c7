import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

/** Which of somebody's tools and projects the texts are about, where there are several. */
export function OwnNames() {
  const seen = useStore('guides', (state) => state.seen);
  const choose = useStore('guides', (state) => state.choose);
  if (!seen) return null;
  return (
    <>
      <Choice
        id="next-tool"
        label="tool-name"
        names={seen.tools}
        value={seen.tool}
        onChange={(tool) => void choose({ tool })}
      />
      <Choice
        id="next-project"
        label="project-name"
        names={seen.projects}
        value={seen.project}
        onChange={(project) => void choose({ project })}
      />
    </>
  );
}

interface Props {
  id: string;
  label: MessageKey;
  names: readonly string[];
  value: string | undefined;
  onChange: (name: string) => void;
}

function Choice({ id, label, names, value, onChange }: Props) {
  if (names.length < 2) return null;
  return (
    <div className="cdx-field">
      <div className="cdx-label">
        <label className="cdx-label__label" htmlFor={id}>
          <span className="cdx-label__label__text">
            <Say k={label} />
          </span>
        </label>
      </div>
      <select
        id={id}
        className="cdx-select"
        dir="ltr"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
