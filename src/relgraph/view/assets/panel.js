// The panel of details: overview, a dyad's evidence, an actor's profile, what a search finds.

const BUSIEST = 15;

// How many statements are of each tone; what the text denies stands apart.
function toneCounts(rows) {
  const told = rows.filter((row) => !row.negated);
  const counts = tones.map((tone) => [tone, countOf(told.filter((row) => row.polarity === tone))]);
  return [...counts, ["denied", countOf(rows.filter((row) => row.negated))]].filter(([, count]) => count);
}

function toneBar(rows) {
  const parts = toneCounts(rows).map(([tone, count]) => {
    const part = element("span", { class: tone });
    part.style.flexGrow = count;
    return part;
  });
  return element("span", { class: "bar", "aria-hidden": "true" }, parts);
}

function meanOf(rows) {
  const mean = meanScore(rows);
  return element("span", { class: "number", title: "mean score, −10 to +10" }, mean === null ? "n/a" : signed(mean));
}

// A list of dyads, each a button; `name` says what stands on it.
function dyadList(list, name = (dyad) => [bidi(dyad.first.label), " – ", bidi(dyad.second.label)]) {
  const lines = list.map((dyad) => {
    const rows = among(dyad.statements);
    return element(
      "li",
      {},
      button(
        [
          element("span", { class: "name" }, name(dyad)),
          toneBar(rows),
          element("span", { class: "number" }, countOf(rows).toLocaleString("en")),
          meanOf(rows),
        ],
        () => choose({ dyad: dyad.key }),
      ),
    );
  });
  return element("ul", { class: "rows" }, lines);
}

const byCount = (one, other) =>
  countOf(among(other.statements)) - countOf(among(one.statements)) || (one.key < other.key ? -1 : 1);
const shownDyads = (list = dyads) => list.filter((dyad) => among(dyad.statements).length).sort(byCount);

const figure = (name, value) =>
  element("div", {}, element("dt", {}, name), element("dd", {}, value.toLocaleString("en")));

function period(rows) {
  const days = rows.map(when).filter(Boolean).sort();
  if (!days.length) return "undated";
  return days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`;
}

const heading = (...children) => element("h2", { class: "title", tabindex: "-1" }, ...children);
const section = (title, ...children) => [element("h3", {}, title), ...children];
const crumbs = () => element("p", { class: "crumbs" }, button("‹ Overview", () => choose({})));
const actorLink = (actor) => button(bidi(actor.label), () => choose({ actor: actor.key }), { class: "inline" });

function overview() {
  const rows = [...passed];
  const list = shownDyads();
  return [
    heading("Overview"),
    element(
      "dl",
      { class: "figures" },
      figure("actors", new Set(rows.flatMap((row) => [row.source, row.target]).filter(Boolean)).size),
      figure("dyads", list.length),
      figure("statements", countOf(rows)),
      figure("articles", new Set(rows.map((row) => row.article)).size),
    ),
    element("p", { class: "quiet" }, `${period(rows)}. Click a line for its evidence, an actor for its profile.`),
    section(list.length > BUSIEST ? `Busiest dyads (${BUSIEST} of ${list.length})` : "Busiest dyads", dyadList(list.slice(0, BUSIEST))),
    byId("facts").content.cloneNode(true),
  ];
}

// What is said one way, the other way, and of both alike.
function directions({ first, second, statements: rows }) {
  const way = (from, to) => [
    [bidi(from.label), " → ", bidi(to.label)],
    rows.filter((row) => !row.symmetric && row.source === from && row.target === to),
  ];
  const mutual = [["Mutual"], rows.filter((row) => row.symmetric)];
  return first === second ? [way(first, first), mutual] : [way(first, second), way(second, first), mutual];
}

function dyadPanel(dyad) {
  const rows = among(dyad.statements);
  const counts = toneCounts(rows).map(([tone, count]) => `${count} ${tone}`);
  const names = dyad.first === dyad.second
    ? ["Within ", actorLink(dyad.first)]
    : [actorLink(dyad.first), " – ", actorLink(dyad.second)];
  return [
    crumbs(),
    heading(names),
    toneBar(rows),
    element("p", { class: "quiet" }, `${plural(countOf(rows), "statement")}: ${counts.join(", ")}. Mean score `, meanOf(rows), `. ${period(rows)}.`),
    hiddenNote(dyad.statements, rows),
    directions({ ...dyad, statements: rows })
      .filter(([, found]) => found.length)
      .flatMap(([title, found]) => section([...title, ` (${found.length})`], cards(found))),
  ];
}

function hiddenNote(all, rows) {
  const left = countOf(all) - countOf(rows);
  return left ? element("p", { class: "quiet" }, `${plural(left, "statement")} more outside the filters.`) : null;
}

function speakersOf(actor, rows) {
  const counts = new Map();
  const add = (label) => label !== actor.label && counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const row of rows) {
    if (row.source === actor) add(row.source_label);
    if (row.target === actor) add(row.target_label);
  }
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.flatMap(([label, count], place) => [place ? ", " : "", bidi(label), ` (${count})`]);
}

function actorPanel(actor) {
  const rows = among(actor.statements);
  const mine = shownDyads(dyads.filter((dyad) => dyad.first === actor || dyad.second === actor));
  const other = (dyad) => bidi((dyad.first === actor ? dyad.second : dyad.first).label);
  const lists = [["Partners", "cooperative"], ["Rivals", "conflictual"], ["Neutral or mixed", "neutral"]];
  const positions = rows.filter((row) => !row.target);
  const speakers = speakersOf(actor, rows);
  return [
    crumbs(),
    heading(bidi(actor.label)),
    element("p", { class: "quiet" }, `${kindNames[actor.kind]} · ${plural(countOf(rows), "statement")} in ${plural(mine.length, "dyad")} · ${period(rows)}`),
    hiddenNote(actor.statements, rows),
    lists.flatMap(([title, tone]) => {
      const found = mine.filter((dyad) => toneOf(among(dyad.statements)) === tone);
      return found.length ? section(title, dyadList(found, other)) : [];
    }),
    positions.length ? section(`Positions (${positions.length})`, cards(positions)) : [],
    speakers.length ? section("Named in the texts as", element("p", {}, speakers)) : [],
  ];
}

const kindNames = { state: "State", org: "Organisation", person: "Person", group: "Group", place: "Place", other: "Actor" };

function searchPanel() {
  const found = actors.filter((actor) => filters.words.split(/\s+/).every((word) => actor.label.toLocaleLowerCase("en").includes(word)));
  const rows = [...passed];
  return [
    heading("Search"),
    found.length ? section("Actors", element("ul", { class: "rows" }, found.slice(0, 12).map((actor) => element("li", {}, actorLink(actor))))) : [],
    section(`Statements (${countOf(rows)})`, rows.length ? cards(rows) : element("p", { class: "quiet" }, "None has all these words.")),
  ];
}

function showPanel({ dyad, actor }) {
  const made = dyad ? dyadPanel(dyad) : actor ? actorPanel(actor) : filters.words ? searchPanel() : overview();
  const panel = byId("panel");
  panel.replaceChildren(...made.flat(3).filter((part) => part !== null && part !== ""));
  panel.scrollTop = 0;
}
