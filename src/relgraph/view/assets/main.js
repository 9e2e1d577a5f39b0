// Joins the parts: an address is followed, filters are applied, keys are read.

let shouldFocus = false;
let selection = {};

function light({ dyad, actor }) {
  if (dyad) return { actors: new Set([dyad.first, dyad.second]), dyads: new Set([dyad]) };
  if (!actor) return null;
  const mine = dyads.filter((each) => (each.first === actor || each.second === actor) && among(each.statements).length);
  return { actors: new Set([actor, ...mine.flatMap((each) => [each.first, each.second])]), dyads: new Set(mine) };
}

function refresh() {
  lit = light(selection);
  redress();
  network.setSelection({
    nodes: selection.actor ? [selection.actor.id] : [],
    edges: selection.dyad ? [selection.dyad.key] : [],
  }, { highlightEdges: false });
  showPanel(selection);
  if (document.body.dataset.view === "table") showTable();
  const shown = countOf([...passed]);
  byId("count").textContent = `${shown.toLocaleString("en")} of ${plural(countOf(statements), "statement")} shown`;
}

function applyFilters() {
  refilter();
  refresh();
}

function showView(view) {
  const isTable = view === "table";
  document.body.dataset.view = isTable ? "table" : "network";
  byId("network").hidden = isTable;
  byId("table").hidden = !isTable;
  byId("show-network").setAttribute("aria-pressed", String(!isTable));
  byId("show-table").setAttribute("aria-pressed", String(isTable));
}

// Show what the address names; a name that the page does not hold is passed over.
function follow() {
  const { dyad, actor, view, words = "" } = readAddress();
  selection = { dyad: dyadByKey.get(dyad), actor: actorByKey.get(actor) };
  if (words !== filters.words) {
    filters.words = words.toLocaleLowerCase("en");
    byId("search").value = words;
    refilter();
  }
  showView(view);
  refresh();
  if (shouldFocus) byId("panel").querySelector("h2")?.focus();
  shouldFocus = false;
}

function search() {
  filters.words = byId("search").value.trim().toLocaleLowerCase("en");
  selection = {};
  rememberWords();
  applyFilters();
}

function showTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  readInks();
  if (network) redress();
}

function escape() {
  const box = byId("search");
  if (box.value) {
    box.value = "";
    search();
  } else {
    choose({});
  }
}

const keys = {
  "/": () => byId("search").focus(),
  n: () => chooseView("network"),
  t: () => chooseView("table"),
  "?": () => byId("help").showModal(),
  "+": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: () => fit(),
};

function readKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.key === "Escape") {
    escape();
  } else if (!event.target.closest("input, textarea, select") && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
}

function start() {
  const kinds = new Set(actors.map((actor) => actor.kind));
  for (const line of document.querySelectorAll(".legend [data-kind]")) line.hidden = !kinds.has(line.dataset.kind);
  byId("filters").open = matchMedia("(width >= 960px)").matches;
  byId("search").addEventListener("input", search);
  byId("show-network").addEventListener("click", () => chooseView("network"));
  byId("show-table").addEventListener("click", () => chooseView("table"));
  byId("theme").addEventListener("click", () => showTheme(isDark() ? "light" : "dark"));
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  prefersDark.addEventListener("change", () => showTheme());
  document.addEventListener("keydown", readKey);
  window.addEventListener("hashchange", follow);
  showTheme();
  showFilters();
  draw(choose, () => { document.body.dataset.ready = "true"; });
  follow();
  // for the browser's console, as the help says
  window.relgraph = {
    network,
    select: choose,
    get statements() { return [...passed]; },
  };
}

start();
