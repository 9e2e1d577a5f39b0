// The panel of filters.

const FIRST = 8; // values of a long list that stand before the reader looks for one

const lineSample = (tone) =>
  drawn("svg", { class: "sample", viewBox: "0 0 34 10", "aria-hidden": "true" }, drawn("path", { class: `line ${tone}`, d: "M1 5H33" }));

// A checkbox with how many statements there are of its kind in all.
function checkbox(label, count, isOn, set, tone) {
  const box = element("input", { type: "checkbox", checked: isOn, onchange: () => set(box.checked) });
  return element(
    "label",
    { class: "choice" },
    box,
    tone ? lineSample(tone) : null,
    element("span", { class: "name", dir: "auto" }, label),
    element("span", { class: "number" }, count.toLocaleString("en")),
  );
}

// How many statements have each value of a field, told once.
const tallies = new Map();
function tally(field, read) {
  if (!tallies.has(field)) {
    const groups = new Map();
    for (const row of statements) {
      for (const value of read(row)) {
        if (!groups.has(value)) groups.set(value, []);
        groups.get(value).push(row);
      }
    }
    tallies.set(field, new Map([...groups].map(([value, rows]) => [value, countOf(rows)])));
  }
  return tallies.get(field);
}

function toggled(values, value, isIn) {
  const next = new Set(values);
  if (isIn) next.add(value);
  else next.delete(value);
  return next;
}

// A value that passes unless it is unchecked.
function passing(part, field, value, label, tone) {
  const count = tally(field, (row) => [row[field]]).get(value) ?? 0;
  return count ? checkbox(label, count, !state[part].has(value), (isOn) => change({ [part]: toggled(state[part], value, !isOn) }), tone) : null;
}

function familyGroup(family) {
  const members = [...new Map(types.filter((type) => type.family === family).map((type) => [type.type, type])).values()];
  if (!members.length) return null;
  const name = familyNames[family];
  const set = (isShown) => {
    const next = new Set(state.hideType);
    for (const { type } of members) next[isShown ? "delete" : "add"](type);
    change({ hideType: next });
    showFilters();
  };
  return element(
    "details",
    { class: "family", open: true },
    element("summary", {}, name),
    element(
      "div",
      { class: "actions" },
      button("All", () => set(true), { "aria-label": `All ${name.toLowerCase()}` }),
      button("None", () => set(false), { "aria-label": `No ${name.toLowerCase()}` }),
    ),
    members.map((type) => passing("hideType", "type", type.type, type.label, type.polarity)),
  );
}

// A list of values of which the checked ones pass alone; a long one is looked through by typing.
function pickList(part, title, read, name = (value) => value) {
  const counts = [...tally(part, read)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (!counts.length || (counts.length === 1 && counts[0][0] === NOT_TOLD)) return null;
  const list = element("div", {});
  const write = (wanted) => {
    const chosen = counts.filter(([value]) => state[part].has(value));
    const found = counts.filter(([value]) => !state[part].has(value) && name(value).toLocaleLowerCase("en").includes(wanted));
    const set = (value) => (isOn) => change({ [part]: toggled(state[part], value, isOn) });
    list.replaceChildren(...[...chosen, ...found.slice(0, FIRST)].map(([value, count]) => checkbox(name(value), count, state[part].has(value), set(value))));
    if (found.length > FIRST) list.append(element("p", { class: "quiet small" }, `${found.length - FIRST} more; type to find them`));
  };
  write("");
  const isLong = counts.length > FIRST;
  const field = element("input", { type: "text", "aria-label": `Find in ${title.toLowerCase()}`, placeholder: "find", oninput: () => write(field.value.trim().toLocaleLowerCase("en")) });
  return element("details", { class: "family", open: state[part].size > 0 }, element("summary", {}, `${title} (${counts.length.toLocaleString("en")})`), isLong ? field : null, list);
}

function slider({ id, title, part, least, most, step, show, value = state[part], read = Number }) {
  const told = element("span", { class: "number" }, show(state[part]));
  const field = element("input", {
    type: "range",
    id,
    min: least,
    max: most,
    step,
    value,
    oninput: () => {
      change({ [part]: read(field.value) });
      told.textContent = show(state[part]);
      field.setAttribute("aria-valuetext", show(state[part]));
    },
  });
  field.setAttribute("aria-valuetext", show(state[part]));
  return element("fieldset", {}, element("label", { class: "choice", for: id }, element("span", { class: "name" }, element("strong", {}, title)), told), field);
}

function sliders() {
  const busiest = Math.max(1, ...dyads.map((dyad) => dyad.statements.length));
  const all = dyads.length;
  // the busiest dyads stretch far: the slider goes by powers
  const power = (value) => Math.round(Math.max(1, all ** value));
  return [
    slider({ id: "confidence", title: "Confidence at least", part: "confidence", least: 0, most: 100, step: 5, value: Math.round(state.confidence * 100), read: (value) => Number(value) / 100, show: percent }),
    busiest > 1 ? slider({ id: "least", title: "Statements a dyad at least", part: "count", least: 1, most: Math.min(50, busiest), step: 1, show: String }) : null,
    all > 20
      ? slider({ id: "lines", title: "Busiest dyads drawn", part: "lines", least: 0, most: 1, step: 0.02, value: Math.log(Math.min(all, state.lines)) / Math.log(all), read: (value) => (Number(value) === 1 ? Math.max(all, MOST_LINES) : power(Number(value))), show: (value) => Math.min(all, value).toLocaleString("en") })
      : null,
  ];
}

function deniedChoice() {
  const count = countOf(statements.filter((statement) => statement.negated));
  return count ? checkbox("show denied", count, state.denied, (isOn) => change({ denied: isOn })) : null;
}

const articleNames = new Map(articles.map((article) => [article.article, article.article_title || article.article]));

function showFilters() {
  const one = (name) => (row) => [row[name] || NOT_TOLD];
  byId("filter-controls").replaceChildren(
    ...[
      packed.statements.change.of?.[0] === "" ? null : pickList("change", "Change", one("change")),
      element("fieldset", {}, element("legend", {}, "Polarity"), tones.map((tone) => passing("hidePolarity", "polarity", tone, tone, tone))),
      element("fieldset", {}, element("legend", {}, "How it is said"), Object.entries(modalityNames).map(([name, label]) => passing("hideModality", "modality", name, label)), deniedChoice()),
      ...sliders(),
      ...Object.keys(familyNames).map(familyGroup),
      pickList("context", "Context", (row) => row.contexts),
      pickList("publisher", "Publisher", one("publisher")),
      pickList("article", "Article", (row) => [row.article.article], (value) => articleNames.get(value)),
      pickList("speaker", "Speaker", one("speaker")),
      pickList("review", "Review", one("review")),
      element("div", { class: "actions" }, button("Reset filters", resetFilters)),
    ].filter(Boolean),
  );
}
