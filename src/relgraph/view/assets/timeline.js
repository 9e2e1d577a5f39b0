// The time line: for each busy dyad, what is cooperative above its line and what is not below.

const LANES = 40;
const LANE = 34;
const LANE_NAME = 190;
let timelineRoot = null;
let timelineMarks = [];

// Ticks at years, or at months where the time is short.
function timeTicks({ first, last }) {
  const days = last - first;
  const step = days > 3000 ? 24 : days > 900 ? 12 : days > 200 ? 3 : 1;
  const start = new Date(first * DAY);
  const ticks = [];
  for (let month = Math.ceil(start.getUTCMonth() / step) * step; ; month += step) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1) / DAY;
    if (at > last) return ticks;
    if (at >= first) ticks.push({ at, text: dayText(at).slice(0, step >= 12 ? 4 : 7) });
  }
}

// Bars by time: paths up for cooperation, down for conflict, rings on the line for the rest.
function lanePaths(rows, bins, scaleX, most) {
  const counts = new Map();
  for (const row of rows) {
    if (!row.isDated) continue;
    const bin = Math.floor(((row.day - span.first) / (span.last - span.first)) * bins);
    const key = `${bin} ${row.polarity}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const paths = { cooperative: "", neutral: "", conflictual: "" };
  for (const [key, count] of counts) {
    const [bin, tone] = key.split(" ");
    const x = (Number(bin) + 0.5) * scaleX;
    const size = 2 + 13 * Math.sqrt(count / most);
    const r = within(1.5, size / 3, 4);
    paths[tone] += tone === "neutral"
      ? `M${(x - r).toFixed(1)} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
      : `M${x.toFixed(1)} 0v${tone === "cooperative" ? -size.toFixed(1) : size.toFixed(1)}`;
  }
  return Object.entries(paths).map(([tone, d]) => drawn("path", { class: `tick ${tone}`, d }));
}

function lanesOf({ focus, dyads: folded }) {
  const each = focus.dyad && folded.find(({ dyad }) => dyad === focus.dyad);
  if (each) {
    return strands(each.dyad, each.rows).map(({ way, kind, standing, rows }) => {
      const { first, second } = each.dyad;
      const ends = way === "both" ? "mutual" : way === "to" ? `${first.key} → ${second.key}` : `${second.key} → ${first.key}`;
      return { name: `${signs[standing]} ${kind.label}, ${ends}`.trim(), rows, dyad: each.dyad };
    });
  }
  const mine = focus.actor ? folded.filter(({ dyad }) => dyad.first === focus.actor || dyad.second === focus.actor) : folded;
  return mine.slice(0, LANES).map(({ dyad, rows }) => ({ name: dyadName(dyad), rows, dyad }));
}

function drawLane({ name, rows, dyad }, place, { width, bins, scaleX, most }) {
  const y = 30 + place * LANE + LANE / 2;
  const told = `${name}: ${plural(countOf(rows), "statement")}, ${periodOf(rows)}`;
  const open = () => choose({ dyad: dyad.key });
  timelineMarks.push({ x: LANE_NAME - 20, y, text: told, open });
  const lane = drawn(
    "g",
    { class: "cell" },
    drawn("rect", { class: "ground", x: 0, y: y - LANE / 2, width, height: LANE }),
    drawn("text", { class: "label plain", x: LANE_NAME - 10, y: y + 4, "text-anchor": "end" }, shortened(name, 27)),
    drawn("path", { class: "grid", d: `M${LANE_NAME} ${y}H${width - 10}` }),
    drawn("g", { transform: `translate(${LANE_NAME} ${y})` }, lanePaths(rows, bins, scaleX, most)),
    drawn("title", {}, told),
  );
  lane.addEventListener("click", open);
  return lane;
}

function drawTimeline(shown) {
  const width = Math.max(520, timelineRoot.clientWidth - 16);
  const lanes = span ? lanesOf(shown) : [];
  const height = 40 + lanes.length * LANE;
  const bins = Math.min(160, Math.floor((width - LANE_NAME - 10) / 5));
  const scaleX = (width - LANE_NAME - 10) / bins;
  const most = Math.max(8, ...lanes.map(({ rows }) => rows.length / 6));
  const ticks = span ? timeTicks(span) : [];
  const xOf = (day) => LANE_NAME + ((day - span.first) / (span.last - span.first)) * (width - LANE_NAME - 10);
  timelineMarks = [];
  const svg = drawn(
    "svg",
    { class: "picture", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    lanes.map((lane, place) => drawLane(lane, place, { width, bins, scaleX, most })),
    ticks.map(({ at, text: told }) => [
      drawn("path", { class: "grid", d: `M${xOf(at).toFixed(1)} 24V${height - 6}` }),
      drawn("text", { class: "label plain", x: xOf(at).toFixed(1), y: 18, "text-anchor": "middle" }, told),
    ]),
  );
  timelineRoot.querySelector(".picture").replaceWith(svg);
  const undated = countOf(shown.rows.filter((row) => !row.isDated));
  const cut = !shown.focus.dyad && !shown.focus.actor && shown.dyads.length > LANES ? `The ${LANES} busiest of ${shown.dyads.length} dyads. ` : "";
  timelineRoot.querySelector(".note").textContent =
    `${cut}Up: cooperative; down: conflictual; rings: neutral.${undated ? ` ${plural(undated, "statement")} without a date.` : ""}`;
}

const timelineView = {
  name: "timeline",
  label: "Time line",
  isThere: Boolean(span),
  mount(root) {
    timelineRoot = root;
    root.append(element("p", { class: "note" }), element("div", { class: "scrolled" }, drawn("svg", { class: "picture" })));
    makeWalkable(root.querySelector(".scrolled"), "Time line of dyads", () => timelineMarks);
  },
  show: drawTimeline,
  picture: () => timelineRoot.querySelector(".picture"),
};
