import type { Icon as CodexIcon } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** How a button looks. */
export interface Look {
  action?: 'default' | 'progressive' | 'destructive';
  weight?: 'normal' | 'primary' | 'quiet';
  size?: 'medium' | 'large';
  icon?: CodexIcon;
}

interface Content {
  children: ReactNode;
  id?: string;
}

const classOf = ({ action = 'default', weight = 'normal', size = 'medium' }: Look): string =>
  `cdx-button cdx-button--action-${action} cdx-button--weight-${weight} cdx-button--size-${size}`;

interface Props extends Look, Content {
  onClick?: () => void;
  type?: 'button' | 'submit';
}

/** A Codex button; inside a form it sends nothing unless its type says so. */
export function Button(props: Props) {
  const { id, onClick, type = 'button', icon, children } = props;
  return (
    <button id={id} type={type} className={classOf(props)} onClick={onClick}>
      {icon === undefined ? null : <Icon icon={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and does nothing else. */
export function ButtonLink(props: Look & Content & { href: string }) {
  const { id, href, icon, children } = props;
  return (
    <a
      id={id}
      href={href}
      className={`${classOf(props)} cdx-button--fake-button cdx-button--fake-button--enabled`}
    >
      {icon === undefined ? null : <Icon icon={icon} />}
      {children}
    </a>
  );
}
