/**
 * Since when a later reading asks for changes (ISO 8601; undefined where the directory told no time): the last change that was found, and no later than
 * this reading began. One entry that was written while a server's clock was ahead would put it into the future, where nothing is found, and what was
 * changed during the reading may stand on a page that was read before.
 */
export function lastChange(changedAt: string | undefined, began: number): string | undefined {
  const isLater = changedAt !== undefined && Date.parse(changedAt) > began;
  return isLater ? new Date(began).toISOString() : changedAt;
}
