import { tidyWords } from './electron/adapters/node/tidy-words.ts';
import { emailHint } from './renderer/forms/email-hint.ts';
const t = (n, f) => { const a = performance.now(); f(); console.log(n, Math.round(performance.now() - a)); };
t('64K', () => tidyWords('x'.repeat(65536), []));
t('256K', () => tidyWords('x'.repeat(4*65536), []));
t('64K spaces Code', () => ' '.repeat(65536).concat('x').replace(/\s*Code: 0x[0-9a-f]+$/i, ''));
t('hint', () => emailHint('@'.repeat(50000) + ' x'));
