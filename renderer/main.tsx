import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import '@wikimedia/codex-design-tokens/theme-wikimedia-ui.css';
import '@wikimedia/codex-design-tokens/theme-wikimedia-ui-mode-small.css';
import '@wikimedia/codex-design-tokens/theme-wikimedia-ui-mode-dark.css';
import './styles/codex.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/layout.css';
import './styles/components.css';
import './styles/desk.css';
import { Root } from './app.tsx';
import { chooseBridge } from './bridge/choose-bridge.ts';
import { entryIn, hubDoorAt, refusalIn } from './bridge/hub-door.ts';
import { createStores, goTo, startStores } from './stores/create-stores.ts';
import { StoresProvider } from './stores/provider.tsx';
import { tidyHash } from './stores/route-store.ts';
import { loadText } from './text/create-text.ts';
import { followTyping } from './typed-forms.ts';
import { loadScreens } from './view.tsx';
import { untilThere } from './until-there.ts';
import { warnBeforeClose } from './warn-before-close.ts';

// zod would compile its schemas with `new Function`, which the page's Content-Security-Policy rightly refuses.
z.config({ jitless: true });

/** The address as it was asked for, once nobody's name is left where a browser would remember it. */
function arrive(): string {
  const { hash } = window.location;
  const tidy = tidyHash(hash);
  if (tidy !== undefined) window.history.replaceState(null, '', tidy);
  return hash;
}

/** Leaves in the address where the page is and in which language it was asked for. */
const tidy = (): void =>
  window.history.replaceState(null, '', window.location.pathname + window.location.search);

/** What the address brings to come in by. A private link is a secret, and out of the address before anything else; the code stands on posters, and may be loaded again. */
function takeEntry(): ReturnType<typeof entryIn> {
  const entry = entryIn(window.location.hash);
  if (entry?.by === 'link') tidy();
  return entry;
}

const hub = hubDoorAt({
  fetch: (url, init) => window.fetch(url, init),
  pathname: window.location.pathname,
});
const entry = hub && takeEntry();
const refused = hub && refusalIn(window.location.hash);
if (refused) tidy();
/** Somebody came or went: nothing of the page that was is left. */
const begin = (): void => {
  tidy();
  window.location.reload();
};
const atHub = await hub?.current();
const isIn = atHub?.ok === true && atHub.value.session !== undefined;
const bridge = chooseBridge(hub, isIn);
const stores = createStores(bridge, {
  hub,
  begin,
  storage: window.localStorage,
  hash: arrive(),
  languages: {
    asked: new URLSearchParams(window.location.search).get('lang'),
    system: navigator.languages,
  },
});

const dress = ({ theme }: { theme: string }): void => {
  document.documentElement.dataset['theme'] = theme;
};
dress(stores.preferences.getState());
stores.preferences.subscribe(dress);
warnBeforeClose(window, {
  stores,
  isTyped: followTyping(document),
  asksElsewhere: window.lanyardBridge !== undefined,
});
window.addEventListener('hashchange', () => {
  // A poster's code or a private link, opened in a tab that is here already.
  if (hub && entryIn(window.location.hash)) window.location.reload();
  else goTo(stores, arrive());
});

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no place for the app');
// Contact may be made while words are on their way, and is told once.
if (atHub?.ok) {
  stores.hub.setState({ view: atHub.value, problem: refused, cameBack: refused !== undefined });
}
if (!hub || isIn) startStores(stores, bridge);
if (entry?.by === 'code') {
  if (isIn) tidy();
  else stores.hub.setState({ poster: entry.code });
}
if (entry?.by === 'link' && !isIn) await stores.hub.getState().enter(entry);
// It may be anybody's link, and who is in would be so no more.
if (entry?.by === 'link' && isIn) stores.hub.getState().offer(entry);
// A screen that begins in English and then turns is worse than one that begins a moment later.
const first = await untilThere(() => loadText(stores.preferences.getState().language));
createRoot(place).render(
  <StrictMode>
    <StoresProvider stores={stores}>
      <Root first={first} />
    </StoresProvider>
  </StrictMode>,
);
// Once the desk is there, so that every screen opens at once, also while the host is away.
window.requestIdleCallback(() => void loadScreens(), { timeout: 3000 });
