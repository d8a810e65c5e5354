// The sound of the alarms on this page. The server says what sounds (data-sound) and what is paused; this file only makes
// the tones: bursts by priority as the alarm standard draws them, the loudest alone. A browser keeps silent until somebody
// has pressed a button, so "Test the sound" unlocks it, and the page says so for as long as it is locked.
const bar = document.querySelector("[data-alarm-sounds]");
const BURSTS = { // when each pulse begins (s), how long it is, how long after its beginning the burst comes again
  HIGH: { at: [0, 0.2, 0.4, 0.75, 0.95, 1.6, 1.8, 2.0, 2.35, 2.55], long: 0.13, everyMs: 7000, hz: [523, 659, 784, 784, 1047] },
  MEDIUM: { at: [0, 0.35, 0.7], long: 0.2, everyMs: 12000, hz: [523, 494, 440] },
  LOW: { at: [0, 0.4], long: 0.2, everyMs: 30000, hz: [440, 349] },
};
const RANK = { "": 0, LOW: 1, MEDIUM: 2, HIGH: 3 };
let audio = null;
let playing = "";
let playedAt = -Infinity;
let ahead = 0; // ms the server's clock is ahead of this computer's
let told = new Set();

function loudest() {
  let found = document.querySelector(".quiet-alarm") ? "MEDIUM" : ""; // a page that hears nothing sounds as well
  for (const one of document.querySelectorAll("[data-sound]")) if (RANK[one.dataset.sound] > RANK[found]) found = one.dataset.sound;
  return found;
}

function isReady() {
  return audio !== null && audio.state === "running";
}

function pulse(startS, longS, hz) {
  const rise = audio.createGain();
  rise.gain.setValueAtTime(0, startS);
  rise.gain.linearRampToValueAtTime(0.22, startS + 0.02);
  rise.gain.setValueAtTime(0.22, startS + longS - 0.03);
  rise.gain.linearRampToValueAtTime(0, startS + longS);
  rise.connect(audio.destination);
  for (const [times, level] of [[1, 1], [2, 0.5], [3, 0.35], [4, 0.25]]) { // several partials carry through a wall and to old ears
    const tone = audio.createOscillator();
    const part = audio.createGain();
    part.gain.value = level;
    tone.frequency.value = hz * times;
    tone.connect(part).connect(rise);
    tone.start(startS);
    tone.stop(startS + longS);
  }
}

function play(priority) {
  const burst = BURSTS[priority];
  burst.at.forEach((at, k) => pulse(audio.currentTime + 0.05 + at, burst.long, burst.hz[k % burst.hz.length]));
  playedAt = performance.now();
  bar.dataset.played = priority; // what a test can hear
}

function say() {
  const wanted = loudest();
  const state = isReady() ? "ready" : wanted ? "loud" : "locked";
  if (bar.dataset.state !== state) {
    bar.dataset.state = state;
    bar.querySelector("[data-sound-state]").textContent = bar.dataset[window.AudioContext ? state : "none"];
  }
  const now = new Set();
  const fresh = [];
  for (const one of document.querySelectorAll("[data-alarm-words]")) {
    now.add(one.dataset.raised);
    if (!told.has(one.dataset.raised)) fresh.push(one.dataset.alarmWords); // the page has the most urgent first
  }
  if (fresh.length) bar.querySelector("[data-sound-words]").textContent = fresh.join(". ");
  told = now;
}

function tick() {
  say();
  const wanted = loudest();
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const leftS = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now() - ahead) / 1000));
    time.textContent = `${Math.trunc(leftS / 60)}:${String(leftS % 60).padStart(2, "0")}`;
  }
  if (!isReady() || !wanted) { playing = ""; return; }
  if (wanted !== playing || performance.now() - playedAt >= BURSTS[wanted].everyMs) play(wanted);
  playing = wanted;
}

if (bar) {
  const button = bar.querySelector("[data-sound-test]");
  button.hidden = !window.AudioContext;
  button.addEventListener("click", async () => {
    audio ??= new AudioContext();
    await audio.resume();
    if (isReady()) play("MEDIUM");
    say();
  });
  document.addEventListener("rekindle:server-time", (event) => { ahead = event.detail - Date.now(); });
  document.addEventListener("rekindle:swapped", tick);
  tick();
  setInterval(tick, 500);
}
