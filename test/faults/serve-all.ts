import type { Filed, Wait } from './at-desk.ts';
import type { Desk } from './desk.ts';
import type { Plan } from './plan.ts';
import { serve } from './volunteer.ts';
import { serveWish } from './wisher.ts';

/** Files everything that the plan wants, and has undone what it says, each at its time and its desk. Throws where a desk never takes it. */
export async function serveAll(
  { cards, wishes }: Pick<Plan, 'cards' | 'wishes'>,
  desks: readonly Desk[],
  wait: Wait,
): Promise<Filed[]> {
  const deskOf = (i: number): Desk => {
    const desk = desks[i];
    if (desk) return desk;
    throw new Error(`the plan has no desk ${i}`);
  };
  const filed = await Promise.all([
    ...cards.map((card) => serve(card, deskOf(card.desk), wait)),
    ...wishes.map((wish) => serveWish(wish, deskOf(wish.desk), wait)),
  ]);
  return filed.flat();
}
