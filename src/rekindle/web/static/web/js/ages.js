// Keeps every age and due time true while the page stands open, counted on the server's clock, not this computer's.
const root = document.documentElement;
let ahead = root.dataset.now ? Date.parse(root.dataset.now) - Date.now() : 0; // ms the server is ahead of us
const words = { ...{ s: "{n} s", min: "{n} min", h: "{n} h", day: "{n} day", days: "{n} days",
  ago: "{span} ago", old: "{span} old", in: "in {span}", overdue: "overdue {span}" }, ...readWords() };

function readWords() {
  const holder = document.querySelector("template[data-words]");
  return holder ? holder.dataset : {};
}

function fill(pattern, key, value) {
  return pattern.replace(`{${key}}`, String(value));
}

export function spanWords(ms) {
  const s = Math.max(0, Math.trunc(ms / 1000));
  if (s < 60) return fill(words.s, "n", s);
  if (s < 90 * 60) return fill(words.min, "n", Math.trunc(s / 60));
  if (s < 36 * 3600) return fill(words.h, "n", Math.trunc(s / 3600));
  const days = Math.trunc(s / 86400);
  return fill(days === 1 ? words.day : words.days, "n", days);
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tick() {
  const now = Date.now() + ahead;
  for (const time of document.querySelectorAll("time[data-age]")) {
    const ms = now - Date.parse(time.dateTime);
    const limit = time.dataset.oldAfterS;
    const old = limit !== undefined && ms > Number(limit) * 1000;
    time.toggleAttribute("data-old", old);
    if (ms < -1000) say(time, fill(words.in, "span", spanWords(-ms)));
    else say(time, fill(old ? words.old : words.ago, "span", spanWords(ms)));
  }
  for (const time of document.querySelectorAll("time[data-due]")) {
    const ms = Date.parse(time.dateTime) - now;
    time.dataset.late = String(ms < 0);
    say(time, fill(ms < 0 ? words.overdue : words.in, "span", spanWords(Math.abs(ms))));
    const line = time.closest("[data-due-line]");
    if (line) line.className = `due due--${ms < 0 ? "late" : ms <= 300000 ? "soon" : "later"}`;
  }
  for (const clock of document.querySelectorAll("time[data-clock]")) {
    const zone = root.dataset.zone || undefined;
    say(clock, new Date(now).toLocaleTimeString("en-GB", { timeZone: zone }));
    clock.hidden = false;
  }
}

// live.js tells us the server's clock whenever it fetches.
document.addEventListener("rekindle:server-time", (event) => {
  ahead = event.detail - Date.now();
});
document.addEventListener("rekindle:swapped", tick);
tick();
setInterval(tick, 1000);
