import { bundleVerdicts } from '../../shared/bundle/bundle.ts';
import type { Output } from '../../shared/contract/index.ts';
import { idOf, noon } from './screen-request.ts';

/** A request in a bundle for every verdict. */
export const arrivals: Output<'bundles.inspect'> = {
  from: 'newcomer',
  madeAt: noon,
  requests: bundleVerdicts.map((verdict, i) => ({
    id: idOf(60 + i),
    username: i % 2 === 0 ? 'Fatuma Achieng Otieno-Wanjiku' : 'ליאור כהן',
    shellName: `fatumaachiengotieno-wanjiku-${i}`,
    verdict,
    ...(verdict === 'known' ? { standing: { id: idOf(5), state: 'confirmed' } } : {}),
    fields:
      verdict === 'not-allowed'
        ? [{ field: 'shellName', rule: 'shell-first', params: ['U+0039 9'] }]
        : [],
    further: [
      { part: 'membership', about: 'I build a bot that sorts pictures.', fields: [] },
      {
        part: 'tool',
        about: 'map-bot',
        fields:
          verdict === 'new'
            ? [{ field: 'further.tool.name', rule: 'reserved', params: ['map'] }]
            : [],
      },
    ],
  })),
};
