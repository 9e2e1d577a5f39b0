// Joins the parts: an address is followed, a selection is shown in its view, keys are read.
//
// A view is {name, label, isThere, mount(root), show(selection)}; it may have picture(), an SVG
// element for exports, and zoom(factor) with fit(). Its root is the section of its name.

const views = [networkView, mapView, matrixView, timelineView, tableView].filter((view) => view.isThere ?? true);
const currentView = () => views.find((view) => view.name === state.view) ?? networkView;

let shouldFocus = false;
let selection = null;

function showHint(words, pointer) {
  const hint = byId("hint");
  hint.hidden = !words;
  if (!words) return;
  hint.textContent = words;
  const frame = byId("network").getBoundingClientRect();
  const left = Math.min(pointer.x + 14, frame.width - hint.offsetWidth - 8);
  const top = Math.min(pointer.y + 16, frame.height - hint.offsetHeight - 8);
  hint.style.left = `${Math.max(8, left)}px`;
  hint.style.top = `${top}px`;
}

function showView() {
  const view = currentView();
  document.body.dataset.view = view.name;
  for (const each of views) {
    byId(each.name).hidden = each !== view;
    byId(`show-${each.name}`).setAttribute("aria-pressed", String(each === view));
  }
  byId("zoom").hidden = !view.zoom;
  return view;
}

// Show what the state says: the one way in which anything on the page changes.
function refresh() {
  selection = select();
  const view = showView();
  view.show(selection);
  showPanel(selection);
  showHistogram(selection);
  byId("nothing").hidden = selection.rows.length > 0;
  const all = plural(statementTotal, "statement");
  const lines = selection.drawn.length < selection.dyads.length ? `; ${plural(selection.drawn.length, "dyad")} of ${selection.dyads.length.toLocaleString("en")} drawn` : "";
  byId("count").textContent = `${selection.count.toLocaleString("en")} of ${all} shown${lines}`;
  if (shouldFocus) byId("panel").querySelector("h2")?.focus();
  shouldFocus = false;
}

// Show what the address names: when the page opens, and when the reader goes back.
function follow() {
  readAddress();
  byId("search").value = state.words;
  showFilters();
  refresh();
}

const search = () => change({ ...noFocus(), words: byId("search").value.trim() });

function showTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  readInks();
  if (selection) refresh();
}

function escape() {
  const box = byId("search");
  if (!box.value) choose({});
  box.value = "";
  search();
}

const zoom = (factor) => currentView().zoom?.(factor);
const keys = {
  "/": () => byId("search").focus(),
  n: () => chooseView("network"),
  m: () => chooseView("map"),
  x: () => chooseView("matrix"),
  l: () => chooseView("timeline"),
  t: () => chooseView("table"),
  "?": () => byId("help").showModal(),
  "+": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: () => currentView().fit?.(),
};

function readKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && byId("keep").open) {
    byId("keep").open = false;
    byId("keep").querySelector("summary").focus();
  } else if (event.key === "Escape") {
    escape();
  } else if (!event.target.closest("input, textarea, select") && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
}

function watchSize() {
  let wait = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(wait);
    wait = requestAnimationFrame(() => selection && currentView() !== networkView && currentView().show(selection));
  }).observe(byId("stage"));
}

function skip(event) {
  event.preventDefault();
  chooseView("table");
  byId("table").focus();
}

function listen() {
  byId("skip").addEventListener("click", skip);
  byId("search").addEventListener("input", search);
  byId("theme").addEventListener("click", () => showTheme(isDark() ? "light" : "dark"));
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => currentView().fit());
  prefersDark.addEventListener("change", () => showTheme());
  document.addEventListener("keydown", readKey);
  window.addEventListener("hashchange", follow);
}

function start() {
  const kinds = new Set(actors.map((actor) => actor.kind));
  for (const line of document.querySelectorAll(".legend [data-kind]")) line.hidden = !kinds.has(line.dataset.kind);
  byId("filters").open = matchMedia("(width >= 960px)").matches;
  byId("actor-names").append(...actors.map((actor) => element("option", { value: actor.label })));
  byId("views").append(...views.map((view) => button(view.label, () => chooseView(view.name), { id: `show-${view.name}`, "aria-pressed": "false" })));
  listen();
  startSharing();
  startHistogram();
  showTheme();
  for (const view of views) view.mount(byId(view.name));
  follow();
  watchSize();
  // for the browser's console, as the help says
  window.relgraph = {
    network,
    select: choose,
    change,
    get statements() { return selection.rows; },
  };
  network.redraw();
  document.body.dataset.ready = "true";
}

start();
