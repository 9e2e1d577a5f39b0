// What the reader looks at: filters, focus and view. All of it stands in the page's address, so
// that a link opens it again: #view=map&dyad=PAK-USA&publisher=Dawn

const modalityNames = {
  asserted: "said to be so",
  prospective: "planned or possible",
  prescriptive: "called for",
};
const familyNames = { standing: "Standing", interaction: "Interactions", position: "Positions" };
const tones = ["cooperative", "neutral", "conflictual"];

const MOST_LINES = 1500; // dyads drawn unless the reader asks for more: beyond, a picture is a blot

// How each part of the state is written in an address and read from it.
const text = (usual = "") => ({ usual, write: (value) => value, read: (told) => told });
const flag = (usual) => ({ usual, write: (value) => (value ? "yes" : "no"), read: (told) => told === "yes" });
const number = (usual, least, most) => ({
  usual,
  write: String,
  read: (told) => within(least, Number.parseFloat(told) || usual, most),
});
const escapePart = (part) => part.replaceAll("%", "%25").replaceAll(",", "%2C");
const several = () => ({
  usual: null,
  write: (values) => [...values].map(escapePart).join(","),
  read: (told) => new Set(told.split(",").filter(Boolean).map((part) => part.replaceAll("%2C", ",").replaceAll("%25", "%"))),
});

const parts = {
  view: text("network"),
  dyad: text(),
  actor: text(),
  from: text(),
  to: text(),
  unfold: flag(false),
  words: text(),
  since: text(),
  until: text(),
  hideType: several(), // values that do not pass
  hidePolarity: several(),
  hideModality: several(),
  context: several(), // the only values that pass, where there are any
  publisher: several(),
  article: several(),
  speaker: several(),
  review: several(),
  change: several(),
  denied: flag(true),
  confidence: number(0, 0, 1),
  count: number(1, 1, 1e6),
  lines: number(MOST_LINES, 1, 1e6),
};
const focusParts = ["dyad", "actor", "from", "to", "unfold"];
const isSet = (part) => part.usual === null;
const freshState = () =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, isSet(part) ? new Set() : part.usual]));

const state = freshState();

function readAddress() {
  const told = new URLSearchParams(here().slice(1));
  for (const [name, part] of Object.entries(parts)) {
    const value = told.get(name);
    state[name] = value === null ? (isSet(part) ? new Set() : part.usual) : part.read(value);
  }
}

// slashes and the like may stand in a fragment as they are, and read better so
const encode = (value) => encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%2C", ",");

function writtenState() {
  const told = Object.entries(parts).flatMap(([name, part]) => {
    const value = state[name];
    const isUsual = isSet(part) ? !value.size : value === part.usual;
    return isUsual ? [] : [`${name}=${encode(part.write(value))}`];
  });
  return `#${told.join("&")}`;
}

// A page in a frame without an address of its own keeps its state to itself.
let kept = null;
const here = () => kept ?? location.hash;
function remember(address, isStep) {
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  } catch {
    kept = address;
  }
}

// Take up a change. A step can be gone back from; typing and sliding leave no trail.
function change(patch, { isStep = false } = {}) {
  Object.assign(state, patch);
  const address = writtenState();
  if (address !== (here() || "#")) remember(address, isStep);
  refresh();
}

const noFocus = () => Object.fromEntries(focusParts.map((name) => [name, parts[name].usual]));

// Look at a dyad, an actor, a path ({from, to}) or nothing.
function choose(focus) {
  shouldFocus = true;
  change({ ...noFocus(), ...focus }, { isStep: true });
}

const chooseView = (view) => change({ view }, { isStep: true });

function resetFilters() {
  const focus = Object.fromEntries([...focusParts, "view"].map((name) => [name, state[name]]));
  change({ ...freshState(), ...focus }, { isStep: true });
  showFilters();
}
