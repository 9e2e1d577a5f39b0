// Statements over time: a brush chooses a part of it, play moves the part on.

const BARS = 120;
let playing = 0;

const barOf = (row) => within(0, Math.floor(((row.day - span.first) / (span.last - span.first)) * BARS), BARS - 1);
const dayAt = (share) => Math.round(span.first + share * (span.last - span.first));
const shareOf = (day) => (dayNumber(day) - span.first) / (span.last - span.first);

function showHistogram({ untimed }) {
  if (!span) return;
  const counts = tones.map(() => new Uint32Array(BARS));
  for (const row of untimed) if (row.isDated) counts[tones.indexOf(row.polarity)][barOf(row)] += 1;
  const totals = Array.from({ length: BARS }, (_, bar) => sum(counts.map((each) => each[bar])));
  const most = Math.max(1, ...totals);
  const heights = new Float64Array(BARS);
  const bars = tones.map((tone, place) => {
    let d = "";
    for (let bar = 0; bar < BARS; bar += 1) {
      const height = (counts[place][bar] / most) * 46;
      if (height) d += `M${bar + 0.08} ${(48 - heights[bar]).toFixed(2)}v${(-height).toFixed(2)}h0.84v${height.toFixed(2)}Z`;
      heights[bar] += height;
    }
    return drawn("path", { class: `mass ${tone}`, d });
  });
  const [left, right] = [state.since ? shareOf(state.since) * BARS : 0, state.until ? shareOf(state.until) * BARS : BARS];
  const brush = state.since || state.until ? drawn("path", { class: "outside", d: `M0 0H${within(0, left, BARS)}V50H0ZM${within(0, right, BARS)} 0H${BARS}V50H${within(0, right, BARS)}Z` }) : null;
  byId("bars").replaceChildren(...[...bars, brush].filter(Boolean));
  byId("since").value = state.since;
  byId("until").value = state.until;
  byId("all-time").hidden = !state.since && !state.until;
  byId("play").textContent = playing ? "Pause" : "Play";
}

function brushAt(bars) {
  const share = (event) => {
    const box = bars.getBoundingClientRect();
    return within(0, (event.clientX - box.x) / box.width, 1);
  };
  let start = null;
  bars.addEventListener("pointerdown", (event) => {
    start = share(event);
    bars.setPointerCapture(event.pointerId);
    stopPlaying();
  });
  bars.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [one, other] = [start, share(event)].sort((a, b) => a - b);
    if (other - one > 0.004) change({ since: dayText(dayAt(one)), until: dayText(dayAt(other)) });
  });
  bars.addEventListener("pointerup", () => { start = null; });
}

// Move the chosen part of the time on by half of its length, and begin again at the end.
function playOn() {
  const first = state.since ? dayNumber(state.since) : span.first;
  const length = state.since && state.until ? dayNumber(state.until) - first : Math.ceil((span.last - span.first) / 12);
  const isFresh = !state.since || !state.until;
  const next = isFresh ? first : first + Math.max(1, Math.ceil(length / 2));
  const from = next >= span.last ? span.first : next;
  change({ since: dayText(from), until: dayText(from + Math.max(1, length)) });
  say(`${state.since} to ${state.until}: ${plural(selection.count, "statement")}`);
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  byId("play").textContent = "Play";
}

function togglePlay() {
  if (playing) {
    stopPlaying();
    return;
  }
  playing = setInterval(playOn, 900);
  playOn();
}

function startHistogram() {
  byId("time").hidden = !span;
  if (!span) return;
  for (const name of ["since", "until"]) {
    const field = byId(name);
    field.min = dayText(span.first);
    field.max = dayText(span.last);
    field.addEventListener("change", () => change({ [name]: field.value }, { isStep: true }));
  }
  byId("play").addEventListener("click", togglePlay);
  byId("all-time").addEventListener("click", () => {
    stopPlaying();
    change({ since: "", until: "" }, { isStep: true });
  });
  brushAt(byId("bars"));
}
