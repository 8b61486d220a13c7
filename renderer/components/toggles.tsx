import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';

interface Props<Value extends string> {
  /** What is chosen among, for whoever hears it. */
  readonly label: string;
  /** The one that is pressed. */
  readonly value: Value;
  /** Hears what was pressed; of what was pressed already, nothing: it is let go. */
  readonly onChange: (value: Value | undefined) => void;
  readonly className: string;
  /** How they stand, and with it which arrows go along them. */
  readonly orientation?: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

/** Buttons of which one is pressed, in Codex' form. Tab goes to one of them, the arrows along them as they are read, round both ends. */
export function Toggles<Value extends string>({ label, value, onChange, ...group }: Props<Value>) {
  const { direction } = useText();
  return (
    <DirectionProvider direction={direction}>
      <ToggleGroup<Value>
        aria-label={label}
        value={[value]}
        onValueChange={([pressed]) => onChange(pressed)}
        {...group}
      />
    </DirectionProvider>
  );
}

const classOf = ({ pressed }: { readonly pressed: boolean }): string =>
  `cdx-toggle-button cdx-toggle-button--framed cdx-toggle-button--toggled-${pressed ? 'on' : 'off'}`;

/** One of them, wherever it stands among them. */
export const ToggleButton = (button: { readonly value: string; readonly children: ReactNode }) => (
  <Toggle className={classOf} {...button} />
);
