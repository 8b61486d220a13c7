/** Fields that somebody fills in; what is searched for is nothing to lose. */
const FIELDS = 'input:not([type=search], [type=checkbox], [type=radio], [type=file]), textarea';

const holdsText = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)].some(
    ({ value }) => value.trim() !== '',
  );

/** A form that was sent and refused says so at a field, and still holds what was typed. */
const isRefused = (form: HTMLFormElement): boolean =>
  form.querySelector('[aria-invalid="true"]') !== null;

/**
 * Follows which forms somebody types in. Answers a question: whether a form of the page holds something that was typed and not sent. It is for
 * forms that keep what is typed to themselves; it remembers the forms, and nothing of what stands in them.
 */
export function followTyping(page: Document): () => boolean {
  const touched = new WeakSet<HTMLFormElement>();
  const formOf = ({ target }: Event): HTMLFormElement | undefined =>
    (target instanceof Element && target.closest('form')) || undefined;
  page.addEventListener('input', (event) => {
    const form = formOf(event);
    if (form) touched.add(form);
  });
  page.addEventListener('submit', (event) => {
    const form = formOf(event);
    if (form) touched.delete(form);
  });
  return () =>
    [...page.forms].some((form) => (touched.has(form) || isRefused(form)) && holdsText(form));
}
