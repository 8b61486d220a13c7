import { useEffect, useRef } from 'react';
import { useText } from '../text/text.tsx';

/** Only a change of view moves the focus; the first view leaves it where the browser put it. */
let isFirst = true;

/** The one `h1` of a view. It names the window and takes the focus when the view opens. */
export function PageTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { say } = useText();
  useEffect(() => {
    document.title = say('app-title', title);
  }, [say, title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
