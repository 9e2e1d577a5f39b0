// The colour of a set of statements, and the colours of the page's theme.

const weights = { cooperative: 1, neutral: 0, conflictual: -1 };
const MIXED = 0.25; // a mean nearer to zero than this is neither for nor against

// What a text denies tells nothing of the tone: "no partner" is not yet a rival.
function toneOf(rows) {
  let [told, total] = [0, 0];
  for (const row of rows) {
    if (row.negated) continue;
    told += 1;
    total += weights[row.polarity];
  }
  if (!told || Math.abs(total / told) < MIXED) return "neutral";
  return total > 0 ? "cooperative" : "conflictual";
}

// The mean score on the ontology's scale (-10 to 10), or null where all is denied.
function meanScore(rows) {
  const told = rows.filter((row) => !row.negated);
  return told.length ? sum(told.map((row) => row.score)) / told.length : null;
}

// Whether anything in the rows is said to be so; if not, what all of it is.
function standingOf(rows) {
  if (rows.some(isReal)) return "real";
  if (rows.every((row) => row.negated)) return "denied";
  return rows.some((row) => row.modality === "prospective" && !row.negated) ? "planned" : "called for";
}
const signs = { real: "", denied: "✕", planned: "?", "called for": "!" };

const inks = {};

// Canvas needs plain colours: let the browser resolve the theme's variables.
function readInks() {
  const probe = element("span", { hidden: true });
  document.body.append(probe);
  for (const name of ["surface", "page", "ink", "quiet", "rule", "accent", ...tones, ...new Set(actors.map((actor) => actor.kind))]) {
    probe.style.color = `var(--${name})`;
    inks[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const isStill = matchMedia("(prefers-reduced-motion: reduce)");
