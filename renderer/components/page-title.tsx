import { useEffect, useRef } from 'react';
import { useText } from '../text/text.tsx';

/** Only a change of view moves the focus; the first view leaves it where the browser put it. */
let isFirst = true;

interface Props {
  title: string;
  /** What the window is called where `title` names somebody: browsers keep titles in their history, in clear. */
  windowTitle?: string;
  /** The id of the field in which work begins, where that takes the focus instead. */
  focuses?: string;
}

/** The one `h1` of a view. It names the window and takes the focus when the view opens. */
export function PageTitle({ title, windowTitle = title, focuses }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { raw } = useText();
  useEffect(() => {
    // Our own words: the marks that isolate a name would stand in the name of a file that is saved.
    document.title = raw('app-title', [windowTitle]);
  }, [raw, windowTitle]);
  useEffect(() => {
    const field = focuses === undefined ? null : document.getElementById(focuses);
    if (field) field.focus();
    else if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, [focuses]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
