/**
 * What a page of somebody else tries, in its browser, against a host on another port. Each answers what it got, and nothing where the
 * browser or the host kept it away. These run in the page: they know no more than their argument.
 */

/** Reads and calls by `fetch`, in every mode, with the cookie of the browser. */
export async function tryFetches(origin: string): Promise<string[]> {
  const got: string[] = [];
  const tried = async (path: string, init: RequestInit): Promise<void> => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, 3000, ''));
    const read = fetch(origin + path, { credentials: 'include', ...init })
      .then((answer) => answer.text())
      .catch(() => '');
    const text = await Promise.race([read, late]);
    if (text !== '') got.push(`${init.mode ?? ''} ${path}: ${text.slice(0, 80)}`);
  };
  for (const mode of ['cors', 'no-cors', 'same-origin'] as const) {
    for (const path of ['/', '/events', '/enter']) await tried(path, { mode });
    for (const type of ['text/plain', 'application/json']) {
      const headers = { 'Content-Type': type };
      await tried('/rpc/event.current', { mode, method: 'POST', headers, body: '{}' });
    }
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' };
    await tried('/rpc/event.current', { mode, method: 'POST', headers, body: '{}' });
  }
  navigator.sendBeacon(`${origin}/rpc/event.current`, '{}');
  return got;
}

/** Has it loaded as an image, a script, a style and a frame. */
export async function tryElements(origin: string): Promise<string[]> {
  const got: string[] = [];
  const tried = async (element: HTMLElement): Promise<void> => {
    const loaded = new Promise<boolean>((resolve) => {
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      setTimeout(resolve, 3000, false);
    });
    document.body.append(element);
    const isLoaded = await loaded;
    // A frame loads all the same, with the browser's own page in it.
    if (element instanceof HTMLIFrameElement)
      got.push(...(element.contentDocument?.title ? ['frame'] : []));
    else if (isLoaded) got.push(element.tagName);
  };
  await tried(Object.assign(new Image(), { src: `${origin}/icon.svg` }));
  await tried(Object.assign(document.createElement('script'), { src: `${origin}/enter.js` }));
  const style = { rel: 'stylesheet', href: `${origin}/` };
  await tried(Object.assign(document.createElement('link'), style));
  await tried(Object.assign(document.createElement('iframe'), { src: `${origin}/enter` }));
  return got;
}

/** Listens by a socket, by events and by the channel of our own tabs. */
export async function tryStreams(origin: string): Promise<string[]> {
  const got: string[] = [];
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/events`);
  socket.onopen = () => got.push('socket');
  const source = new EventSource(`${origin}/events`, { withCredentials: true });
  source.onopen = () => got.push('events');
  const channel = new BroadcastChannel('lanyard-page');
  channel.onmessage = () => got.push('channel');
  channel.postMessage('who is in?');
  await new Promise((resolve) => setTimeout(resolve, 2000));
  source.close();
  return got;
}

/** Opens a window on it, looks into that, and sends it a form. */
export async function tryWindows(origin: string): Promise<string[]> {
  const got: string[] = [];
  const opened = window.open(`${origin}/`);
  const form = document.createElement('form');
  const action = `${origin}/rpc/event.current`;
  const way = { action, method: 'post', enctype: 'text/plain', target: '_blank' };
  document.body.append(Object.assign(form, way));
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  try {
    got.push(`window ${opened?.document.title ?? ''}`);
  } catch {
    // The browser keeps it away.
  }
  return got.filter((text) => text !== 'window ');
}
