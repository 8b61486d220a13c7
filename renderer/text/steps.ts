/** The steps that have words in i18n as `step-<id>`. */
export const stepIds = [
  ...(['reserve-number', 'create-entry', 'add-key', 'verify'] as const),
  ...(['remove-key', 'remove-account', 'note-undone'] as const),
] as const;
export type StepId = (typeof stepIds)[number];

/** A request of a newer Lanyard may have steps this screen has no words for. */
export const isStepId = (id: string): id is StepId => stepIds.some((known) => known === id);
