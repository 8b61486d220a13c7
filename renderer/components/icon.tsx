import { resolveIcon, shouldIconFlip, type Icon as CodexIcon } from '@wikimedia/codex-icons';
import { useText } from '../text/text.tsx';

interface Props {
  icon: CodexIcon;
  size?: 'x-small' | 'small' | 'medium';
}

/** A Codex icon, turned round where the language asks for it. Decoration only: the words stand beside it. */
export function Icon({ icon, size = 'medium' }: Props) {
  const { language, direction } = useText();
  const simple = resolveIcon(icon, language, direction);
  const flipped = direction === 'rtl' && shouldIconFlip(icon, language) ? 'cdx-icon--flipped' : '';
  // The drawing is a constant of the icon package, never input.
  const drawing = typeof simple === 'string' ? simple : `<path d="${simple.path}"/>`;
  return (
    <span className={`cdx-icon cdx-icon--${size} ${flipped}`} aria-hidden="true">
      <svg viewBox="0 0 20 20" width="20" height="20">
        <g dangerouslySetInnerHTML={{ __html: drawing }} />
      </svg>
    </span>
  );
}
