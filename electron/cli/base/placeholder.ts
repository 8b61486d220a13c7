/** What stands in the place of a value: `<shell-username>` for what the code calls SHELL-NAME. */
export const placeholder = (name: string): string =>
  `<${name === 'SHELL-NAME' ? 'shell-username' : name.toLowerCase()}>`;
