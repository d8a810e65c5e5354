// Draws each estimated curve live in place of its picture: a cursor that reads it in words, the band, now, and the dashed rest.
// The picture stays for paper, for a screen reader and without script; it is also where the colours are taken from.
import uPlot from "../vendor/uplot/uPlot.esm.js";

const drawings = new Map(); // figure -> what takes its drawing away again
const pointedAt = new Map(); // name of a curve -> the minute last pointed at, kept when a live region is swapped
const HEIGHT_SHARE = 0.42;
const LEFT = 46;
const RIGHT = 28; // room for the last minute's words
const ROW = 18;
const MOST_ROWS = 3;
const scheme = matchMedia("(prefers-color-scheme: dark)");

function draw(figure) {
  const data = JSON.parse(figure.dataset.curve);
  const paper = figure.querySelector(".curve__paper");
  const read = figure.querySelector("[data-curve-read]");
  const place = document.createElement("div");
  place.className = "curve__live";
  place.setAttribute("aria-hidden", "true"); // the picture beside it is spoken, and the table holds every number
  paper.append(place);
  figure.dataset.live = "";
  read.hidden = false;

  const say = (plot) => {
    const at = plot.cursor.idx;
    const words = at == null ? data.words.idle : spoken(data, at);
    if (at != null) pointedAt.set(data.key, data.times[at]);
    read.toggleAttribute("data-idle", at == null);
    read.textContent = words;
  };
  const plot = new uPlot(options(figure, data, place, say), columns(data), place);
  say(plot);
  const before = pointedAt.get(data.key);
  if (before !== undefined) {
    const [first, last] = [data.times[0], data.times.at(-1)];
    plot.setCursor({ left: (before - first) / (last - first) * (plot.width - LEFT - RIGHT), top: 0 }); // it has no scales yet
  }
  place.addEventListener("mouseleave", () => pointedAt.delete(data.key));

  const resized = new ResizeObserver(() => {
    const size = sized(place);
    if (size.width !== plot.width) again(figure); // the words above the drawing find their rows anew
  });
  resized.observe(place);
  drawings.set(figure, () => { resized.disconnect(); plot.destroy(); place.remove(); delete figure.dataset.live; });
}

function spoken({ words, unit, times, typical, lower, upper }, at) {
  const say = (pattern, given) => pattern.replace(/\{(\w+)\}/g, (_, name) => given[name]);
  const typicalWords = say(words.read, { t: Math.round(times[at]), v: rounded(typical[at]), unit });
  if (!lower || !upper) return `${typicalWords}.`;
  return `${typicalWords}, ${say(words.between, { band: words.band, low: rounded(lower[at]), high: rounded(upper[at]) })}.`;
}

// No finer than an estimate can be; the same as in the table.
function rounded(level) {
  if (level === 0 || level >= 9.95) return level.toFixed(0);
  return level >= 1 ? level.toFixed(1) : String(Number(level.toPrecision(2)));
}

function sized(place) {
  const width = Math.max(200, Math.floor(place.clientWidth));
  return { width, height: Math.round(Math.min(320, Math.max(230, width * HEIGHT_SHARE))) };
}

// Minutes, what has happened, what has not, and the two ends of the band.
function columns({ times, typical, lower, upper, planned }) {
  const last = planned == null ? times.length : times.findLastIndex((at) => at <= planned) + 1;
  const solid = typical.map((level, at) => (at < last ? level : null));
  const dashed = typical.map((level, at) => (planned != null && at >= last - 1 ? level : null));
  const found = [times, solid, dashed];
  return lower && upper ? [...found, upper, lower] : found;
}

function colours(figure) {
  const of = (selector, property) => getComputedStyle(figure.querySelector(selector) ?? figure)[property];
  return {
    line: of(".curve__line", "stroke"), grid: of(".chart__grid", "stroke"), words: of(".curve__about", "color"),
    paper: of(".curve__mark-words, .curve__now-words", "stroke"), ink: getComputedStyle(figure).color, font: getComputedStyle(figure).fontFamily,
  };
}

function options(figure, data, place, say) {
  const look = colours(figure);
  const font = `13px ${look.font}`;
  const stroke = { stroke: look.line, width: 2.6, spanGaps: false, points: { show: false } };
  const edge = { stroke: null, width: 0, points: { show: false } };
  const size = sized(place);
  const flagged = flags(data, size.width - LEFT - RIGHT, font);
  const banded = data.lower && data.upper;
  const axis = { stroke: look.words, font, grid: { stroke: look.grid, width: 1 }, ticks: { show: false } };
  return {
    ...size,
    pxAlign: 0,
    padding: [flagged.rows * ROW + 8, RIGHT, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 9, fill: look.line } },
    scales: { x: { time: false, range: [data.times[0], data.times.at(-1)] }, y: { range: [0, data.levels.at(-1)] } },
    axes: [
      { ...axis, size: 34, space: 56, incrs: [5, 10, 15, 20, 30, 60, 120, 240, 360, 720, 1440], values: (_, splits) => splits.map((at, n) => n === splits.length - 1 ? `${at} ${data.words.min}` : `${at}`) },
      { ...axis, size: LEFT, splits: () => data.levels },
    ],
    series: [{}, stroke, { ...stroke, dash: [7, 6] }, ...(banded ? [edge, edge] : [])],
    bands: banded ? [{ series: [3, 4], fill: faint(look.line) }] : [],
    hooks: { setCursor: [say], drawAxes: [(plot) => hatched(plot, data, look)], draw: [(plot) => marked(plot, flagged, look)] },
  };
}

// The engine hands back rgb(…) or, for newer colours, color(… / …): the canvas fades either by its own opacity.
function faint(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${r} ${g} ${b} / 16%)`;
}

// Each mark in the first row where its words touch no others; where now stands, a row of its own below them.
function flags(data, width, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const [first, last] = [data.times[0], data.times.at(-1)];
  const ends = [];
  const found = [...data.marks].sort((a, b) => a[0] - b[0]).filter(([at]) => at >= first && at <= last).map(([at, label]) => {
    const x = (at - first) / (last - first) * width;
    const wide = pen.measureText(label).width + 5;
    const fits = x + wide <= width + RIGHT;
    const begin = fits ? x : x - wide;
    let row = 0;
    while (row < MOST_ROWS - 1 && ends[row] > begin) row += 1;
    ends[row] = begin + wide + 8;
    return { at, label, row, fits, strong: false };
  });
  const rows = ends.length;
  if (data.now == null || data.now < first || data.now > last) return { found, rows };
  const x = (data.now - first) / (last - first) * width;
  const fits = x + pen.measureText(data.words.now).width + 8 <= width + RIGHT;
  return { found: [...found, { at: data.now, label: data.words.now, row: rows, fits, strong: true }], rows: rows + 1 };
}

function hatched(plot, data, look) {
  const { ctx: pen, bbox } = plot;
  for (const [begin, end] of data.pauses) {
    const left = plot.valToPos(begin, "x", true);
    const width = plot.valToPos(end, "x", true) - left;
    pen.save();
    pen.beginPath();
    pen.rect(left, bbox.top, width, bbox.height);
    pen.clip();
    pen.strokeStyle = look.grid;
    pen.lineWidth = 1.4 * uPlot.pxRatio;
    pen.beginPath();
    for (let at = left - bbox.height; at < left + width; at += 7 * uPlot.pxRatio) {
      pen.moveTo(at, bbox.top + bbox.height);
      pen.lineTo(at + bbox.height, bbox.top);
    }
    pen.stroke();
    pen.restore();
  }
}

function marked(plot, flagged, look) {
  const { ctx: pen, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const placed = flagged.found.map((flag) => ({ ...flag, x: plot.valToPos(flag.at, "x", true), y: (13 + ROW * flag.row) * ratio }));
  pen.save();
  for (const { x, y, strong } of placed) {
    pen.strokeStyle = strong ? look.ink : look.words;
    pen.lineWidth = (strong ? 2 : 1.2) * ratio;
    pen.beginPath();
    pen.moveTo(x, y - 10 * ratio);
    pen.lineTo(x, bbox.top + bbox.height);
    pen.stroke();
  }
  pen.lineJoin = "round";
  pen.lineWidth = 4 * ratio;
  pen.strokeStyle = look.paper;
  pen.fillStyle = look.ink;
  for (const { x, y, fits, label, strong } of placed) {
    pen.font = `${strong ? 650 : 400} ${13 * ratio}px ${look.font}`;
    pen.textAlign = fits ? "left" : "right";
    pen.strokeText(label, x + (fits ? 5 : -5) * ratio, y);
    pen.fillText(label, x + (fits ? 5 : -5) * ratio, y);
  }
  pen.restore();
}

function drawAll() {
  for (const [figure, takeAway] of drawings) {
    if (!figure.isConnected) { takeAway(); drawings.delete(figure); }
  }
  for (const figure of document.querySelectorAll("figure[data-curve]")) {
    if (drawings.has(figure)) continue;
    try { draw(figure); } catch (fault) { console.error(fault); } // the picture is still there
  }
}

function again(only) {
  for (const [figure, takeAway] of drawings) {
    if (only && figure !== only) continue;
    takeAway();
    drawings.delete(figure);
  }
  drawAll();
}

drawAll();
document.addEventListener("rekindle:swapped", drawAll);
scheme.addEventListener("change", () => again());
if (document.fonts?.status === "loading") document.fonts.ready.then(() => again());
