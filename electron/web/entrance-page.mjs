/* global document, location, history, sessionStorage, BroadcastChannel, fetch */
// The script of the entrance page. It brings the token to the host, and keeps for this tab what that buys.

const KEPT = 'lanyard-page';
const tokenIn = (text) => /(?:^|#)([\w-]{43})\s*$/.exec(text)?.[1] ?? '';
/** The screen that was asked for, where this tab came here for want of the secret. */
const screen = location.hash.startsWith('#/') ? location.hash : '';
const why = document.getElementById('why');

function goIn(pageSecret) {
  sessionStorage.setItem(KEPT, pageSecret);
  location.replace(`/${screen}`);
}

async function enter(token) {
  const answer = await fetch('/enter', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const result = await answer.json();
  if (result.ok) goIn(result.value.pageSecret);
  else why.textContent = result.error.message;
}

/** Another tab of this browser may be in. Only pages of this very host and port hear each other. */
function askOtherTabs() {
  const others = new BroadcastChannel(KEPT);
  others.onmessage = ({ data }) => {
    if (typeof data?.pageSecret === 'string') goIn(data.pageSecret);
  };
  others.postMessage('who is in?');
}

const tried = (token) => enter(token).catch((error) => (why.textContent = String(error)));

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void tried(tokenIn(document.getElementById('address').value));
});

const token = tokenIn(location.hash);
if (token) {
  // Out of the address before anything else.
  history.replaceState(null, '', location.pathname);
  void tried(token);
} else askOtherTabs();
