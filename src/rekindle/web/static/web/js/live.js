// A region that follows the server: <section id=… data-live-url="fragment" data-live-events="stream">.
// One stream for the whole browser (a leader tab shares it), because a browser allows six connections to one place.
// When nothing has been heard for 30 s, or the fragment cannot be fetched, it says so loudly: the one alarm a server cannot raise.
const QUIET_MS = 30000;
const FETCH_PAUSE_MS = 400;
const FETCH_LIMIT_MS = 10000; // a fetch that hangs counts as a failure

function follow(region) {
  const url = region.dataset.liveUrl;
  const events = region.dataset.liveEvents;
  const names = (region.dataset.liveNames || "change").split(/\s+/);
  const everyMs = Number(region.dataset.liveEveryS || Infinity) * 1000; // what moves by the clock alone
  let heardAt = Date.now();
  let fetchedAt = 0;
  let failingSince = null;
  let fetching = false;
  let again = false;
  let sign = null;

  function heard(isNews) {
    heardAt = Date.now();
    if (isNews || Date.now() - fetchedAt > everyMs) refresh();
  }

  async function refresh() {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch(url, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store",
        signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
      if (!answer.ok || answer.redirected) throw new Error(`the fragment answered ${answer.status}`);
      const date = answer.headers.get("X-Now") || answer.headers.get("Date");
      const html = await answer.text();
      if (date && !Number.isNaN(Date.parse(date))) {
        document.dispatchEvent(new CustomEvent("rekindle:server-time", { detail: Date.parse(date) }));
      }
      swap(html);
      failingSince = null;
      fetchedAt = Date.now();
    } catch {
      failingSince ??= Date.now();
      again = true;
    }
    setTimeout(() => {
      fetching = false;
      if (again) { again = false; refresh(); }
    }, failingSince ? 3000 : FETCH_PAUSE_MS);
  }

  function swap(html) {
    const active = document.activeElement;
    const inside = region.contains(active) ? active : null;
    if (inside && inside.matches("input:not([type=hidden]), textarea, select")) {
      inside.addEventListener("blur", () => refresh(), { once: true });
      return; // never take a sentence out of someone's hands; the ages keep counting meanwhile
    }
    const open = new Set([...region.querySelectorAll("details[open][id]")].map((details) => details.id));
    const focusId = inside?.id;
    const scrolled = [...region.querySelectorAll(".chart-scroll")].map((chart) => chart.scrollLeft);
    const next = new DOMParser().parseFromString(html, "text/html");
    region.replaceChildren(...document.adoptNode(next.body).childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    region.querySelectorAll(".chart-scroll").forEach((chart, k) => { if (scrolled[k]) chart.scrollLeft = scrolled[k]; });
    if (focusId) document.getElementById(focusId)?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("rekindle:swapped", { detail: region }));
  }

  function watch() {
    const since = Math.min(heardAt, failingSince ?? heardAt);
    const quietMs = Date.now() - since;
    if (quietMs <= QUIET_MS) {
      sign?.remove();
      sign = null;
      region.removeAttribute("data-quiet");
      return;
    }
    if (!sign) {
      sign = document.createElement("div");
      sign.className = "quiet-alarm";
      const spoken = document.createElement("span");
      spoken.setAttribute("role", "alert");
      const count = document.createElement("span");
      count.setAttribute("aria-hidden", "true");
      sign.append(spoken, count);
      (region.closest(".beside") ?? region).before(sign); // beside columns it would fall to the foot of the page
      region.setAttribute("data-quiet", "");
      spoken.textContent = region.dataset.liveQuiet || "This page has stopped hearing from the clinic. Look at the person, not the screen.";
    }
    const pattern = region.dataset.liveCount || "No news for {n} seconds.";
    sign.lastElementChild.textContent = pattern.replace("{n}", String(Math.trunc(quietMs / 1000)));
  }

  listen(events, names, heard);
  refresh(); // what changed between the drawing of the page and now
  setInterval(watch, 1000);
}

// The leader holds the lock and the stream; every tab, the leader too, hears the same channel.
function listen(events, names, heard) {
  const open = (tell) => {
    const stream = new EventSource(events);
    stream.addEventListener("beat", () => tell(false));
    stream.onmessage = () => tell(true);
    for (const name of names) stream.addEventListener(name, () => tell(true));
    stream.onopen = () => tell(true); // fetch what was missed before the line was open
    stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) setTimeout(() => open(tell), 3000); };
  };
  if (!navigator.locks || !("BroadcastChannel" in window)) { open(heard); return; }
  const channel = new BroadcastChannel(`rekindle:${events}`);
  channel.onmessage = (message) => heard(message.data);
  navigator.locks.request(`rekindle:${events}`, () => {
    open((isNews) => { channel.postMessage(isNews); heard(isNews); });
    return new Promise(() => {});
  });
}

for (const region of document.querySelectorAll("[data-live-url][data-live-events]")) follow(region);
