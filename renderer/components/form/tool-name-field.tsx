import { lazy, Suspense } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { useAvailability } from './availability.tsx';
import { Say } from '../../text/text.tsx';
import { Field, type FieldMessage } from './field.tsx';
import { TextInput } from './text-input.tsx';

interface Props {
  id: string;
  value: string;
  onType: (name: string) => void;
  /** What was refused about it; it counts for more than what is found while somebody types. */
  message?: FieldMessage | undefined;
}

/** Loaded when somebody wants a tool: most cards have none. */
const SimilarTools = lazy(() =>
  import('./similar-tools.tsx').then((it) => ({ default: it.SimilarTools })),
);

/** The name of a new tool, looked up while it is typed. */
export function ToolNameField({ id, value, onType, message }: Props) {
  const found = useAvailability('toolNames', value);
  const hasCatalogue = useStore('event', ({ event }) => event?.toolhub ?? false);
  return (
    <>
      <Field
        id={id}
        label="tool-name"
        help={<Say k="tool-name-help" />}
        live
        message={message ?? found}
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={value}
            onType={onType}
            more={{ autoComplete: 'off' }}
          />
        )}
      />
      {hasCatalogue && value.trim().length > 1 ? (
        <Suspense>
          <SimilarTools name={value} />
        </Suspense>
      ) : null}
    </>
  );
}
