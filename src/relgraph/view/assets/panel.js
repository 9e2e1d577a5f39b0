// The panel of details: overview, a dyad's evidence, an actor's profile, a path, what a search finds.

const BUSIEST = 12;
const CHANGED = 6;

// How many statements are of each tone; what the text denies stands apart.
function toneCounts(rows) {
  const told = rows.filter((row) => !row.negated);
  const counts = tones.map((tone) => [tone, countOf(told.filter((row) => row.polarity === tone))]);
  return [...counts, ["denied", countOf(rows.filter((row) => row.negated))]].filter(([, count]) => count);
}

function toneBar(rows) {
  const shares = toneCounts(rows).map(([tone, count]) => {
    const part = element("span", { class: tone });
    part.style.flexGrow = count;
    return part;
  });
  return element("span", { class: "bar", "aria-hidden": "true" }, shares);
}

function meanOf(rows) {
  const mean = meanScore(rows);
  return element("span", { class: "number", title: "mean score, −10 to +10" }, mean === null ? "n/a" : signed(mean));
}

const dyadNames = (dyad) => [bidi(dyad.first.label), " – ", bidi(dyad.second.label)];

// A list of folded dyads, each a button; `name` says what stands on it, `last` its last figure.
function dyadList(list, name = dyadNames, last = ({ rows }) => meanOf(rows)) {
  const lines = list.map((each) =>
    element("li", {}, button(
      [
        element("span", { class: "name" }, name(each.dyad)),
        toneBar(each.rows),
        element("span", { class: "number" }, each.count.toLocaleString("en")),
        last(each),
      ],
      () => choose({ dyad: each.dyad.key }),
    )));
  return element("ul", { class: "rows" }, lines);
}

const figure = (name, value) =>
  element("div", {}, element("dt", {}, name), element("dd", {}, value.toLocaleString("en")));
const heading = (...children) => element("h2", { class: "title", tabindex: "-1" }, ...children);
const section = (title, ...children) => [element("h3", {}, title), ...children];
const crumbs = () => element("p", { class: "crumbs" }, button("‹ Overview", () => choose({})));
const actorLink = (actor) => button(bidi(actor.label), () => choose({ actor: actor.key }), { class: "inline" });

// How far the mean score of each dyad moved from the first half of the time shown to the second.
function mostChanged({ rows, dyads: folded }) {
  const days = rows.filter((row) => row.isDated).map((row) => row.day).sort((one, other) => one - other);
  const middle = days[Math.floor(days.length / 2)];
  return folded
    .map((each) => {
      const dated = each.rows.filter((row) => row.isDated && !row.negated);
      const [early, late] = [dated.filter((row) => row.day < middle), dated.filter((row) => row.day >= middle)];
      return { ...each, moved: early.length > 1 && late.length > 1 ? meanScore(late) - meanScore(early) : 0 };
    })
    .filter(({ moved }) => Math.abs(moved) >= 1)
    .sort((one, other) => Math.abs(other.moved) - Math.abs(one.moved) || other.count - one.count)
    .slice(0, CHANGED);
}

// In a comparison: what was added, went or was reversed, by dyad.
function changedLists({ dyads: folded }) {
  return ["added", "gone", "reversed"].flatMap((told) => {
    const list = folded
      .map((each) => ({ ...each, found: countOf(each.rows.filter((row) => row.change === told)) }))
      .filter(({ found }) => found)
      .sort((one, other) => other.found - one.found)
      .slice(0, CHANGED);
    const last = ({ found }) => element("span", { class: "number" }, found.toLocaleString("en"));
    return list.length ? section(`${told[0].toUpperCase()}${told.slice(1)}, by dyad`, dyadList(list, dyadNames, last)) : [];
  });
}

function overview(shown) {
  const { dyads: list, rows } = shown;
  const moved = mostChanged(shown);
  const movedBy = ({ moved: by }) => element("span", { class: "number", title: "by how much the mean score moved" }, signed(by));
  return [
    heading("Overview"),
    element(
      "dl",
      { class: "figures" },
      figure("actors", shown.actors.size),
      figure("dyads", list.length),
      figure("statements", shown.count),
      figure("articles", new Set(rows.map((row) => row.article)).size),
    ),
    element("p", { class: "quiet" }, `${periodOf(rows)}. Click a line for its evidence, an actor for its profile.`),
    changedLists(shown),
    section(list.length > BUSIEST ? `Busiest dyads (${BUSIEST} of ${list.length.toLocaleString("en")})` : "Busiest dyads", dyadList(list.slice(0, BUSIEST))),
    moved.length ? section("Most changed", element("p", { class: "quiet" }, "Mean score, from the earlier half of the statements to the later."), dyadList(moved, dyadNames, movedBy)) : [],
    byId("facts").content.cloneNode(true),
  ];
}

// What is said one way, the other way, and of both alike.
function directions({ first, second }, rows) {
  const way = (from, to) => [
    [bidi(from.label), " → ", bidi(to.label)],
    rows.filter((row) => !row.symmetric && row.source === from && row.target === to),
  ];
  const mutual = [["Mutual"], rows.filter((row) => row.symmetric)];
  const ways = first === second ? [way(first, first), mutual] : [way(first, second), way(second, first), mutual];
  return ways.filter(([, found]) => found.length);
}

// A small chart of scores over time, for each direction one.
function dyadChart(rows, title) {
  const dated = rows.filter((row) => row.isDated);
  if (!span || !dated.length) return null;
  const [width, height] = [340, 54];
  const marks = dated.map((row) => {
    const x = 6 + ((row.day - span.first) / (span.last - span.first)) * (width - 12);
    const mark = toneFigures[row.polarity](Number(x.toFixed(1)), Number((height / 2 - row.score * 2.2).toFixed(1)), 3.6);
    mark.setAttribute("class", `spot ${row.polarity}${isReal(row) ? "" : " unreal"}`);
    mark.append(drawn("title", {}, `${when(row)}: ${row.kind.label}`));
    return mark;
  });
  return drawn(
    "svg",
    { class: "chart", viewBox: `0 0 ${width} ${height + 14}`, role: "img", "aria-label": `${title}: scores from ${periodOf(dated)}` },
    drawn("path", { class: "grid", d: `M0 ${height / 2}H${width}` }),
    marks,
    drawn("text", { class: "label plain", x: 2, y: height + 11 }, dayText(span.first).slice(0, 7)),
    drawn("text", { class: "label plain", x: width - 2, y: height + 11, "text-anchor": "end" }, dayText(span.last).slice(0, 7)),
  );
}

function dyadPanel(dyad) {
  const rows = among(dyad.statements);
  const counts = toneCounts(rows).map(([tone, count]) => `${count} ${tone}`);
  const names = dyad.first === dyad.second
    ? ["Within ", actorLink(dyad.first)]
    : [actorLink(dyad.first), " – ", actorLink(dyad.second)];
  const unfold = button("Unfold into types", () => change({ unfold: !state.unfold, view: "network" }, { isStep: true }), { "aria-pressed": String(state.unfold) });
  return [
    crumbs(),
    heading(names),
    toneBar(rows),
    element("p", { class: "quiet" }, `${plural(countOf(rows), "statement")}: ${counts.join(", ")}. Mean score `, meanOf(rows), `. ${periodOf(rows)}.`),
    hiddenNote(dyad.statements, rows),
    rows.length && dyad.first !== dyad.second ? element("div", { class: "actions" }, unfold) : null,
    directions(dyad, rows).flatMap(([title, found]) =>
      section([...title, ` (${countOf(found)})`], dyadChart(found, title.map((part) => part.textContent ?? part).join("")), cards(found))),
  ];
}

function hiddenNote(all, rows) {
  const left = countOf(all) - countOf(rows);
  return left ? element("p", { class: "quiet" }, `${plural(left, "statement")} more outside the filters.`) : null;
}

function namedCounts(pairs) {
  const counts = new Map();
  for (const name of pairs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function speakersOf(actor, rows) {
  const names = rows.flatMap((row) => [row.source === actor ? row.sourceName : actor.label, row.target === actor ? row.targetName : actor.label]);
  const sorted = namedCounts(names.filter((name) => name !== actor.label)).slice(0, 30);
  return sorted.flatMap(([name, count], place) => [place ? ", " : "", bidi(name), ` (${count})`]);
}

// The field in which a second actor is named, to which a path is sought.
function pathForm(actor) {
  const field = element("input", { type: "text", list: "actor-names", "aria-label": `Path from ${actor.label} to`, placeholder: "another actor", autocomplete: "off" });
  const go = () => {
    const wanted = field.value.trim().toLocaleLowerCase("en");
    const to = actors.find((each) => each.label.toLocaleLowerCase("en") === wanted || each.key.toLocaleLowerCase("en") === wanted);
    if (to) choose({ from: actor.key, to: to.key });
    else say(`No actor is called ${field.value}.`);
  };
  field.addEventListener("change", go);
  return element("div", { class: "pair" }, field, button("Path", go));
}

function actorPanel(actor, { dyads: folded }) {
  const rows = among(actor.statements);
  const mine = folded.filter(({ dyad }) => dyad.first === actor || dyad.second === actor);
  const other = (dyad) => bidi((dyad.first === actor ? dyad.second : dyad.first).label);
  const lists = [["Partners", "cooperative"], ["Rivals", "conflictual"], ["Neutral or mixed", "neutral"]];
  const positions = rows.filter((row) => !row.target);
  const speakers = speakersOf(actor, rows);
  const concerns = namedCounts(positions.map((row) => row.topic).filter(Boolean)).slice(0, 12);
  return [
    crumbs(),
    heading(bidi(actor.label)),
    element("p", { class: "quiet" }, `${kindNames[actor.kind]} · ${plural(countOf(rows), "statement")} in ${plural(mine.length, "dyad")} · ${periodOf(rows)}`),
    hiddenNote(actor.statements, rows),
    section("Path to another actor", pathForm(actor)),
    lists.flatMap(([title, tone]) => {
      const found = mine.filter((each) => each.tone === tone);
      return found.length ? section(`${title} (${found.length})`, dyadList(found.slice(0, 30), other)) : [];
    }),
    concerns.length ? section("Concerns", element("div", { class: "tags" }, concerns.map(([topic, count]) => badge(`${topic} (${count})`, "tag")))) : [],
    positions.length ? section(`Positions (${countOf(positions)})`, cards(positions)) : [],
    speakers.length ? section("Named in the texts as", element("p", {}, speakers)) : [],
  ];
}

const kindNames = { state: "State", org: "Organisation", person: "Person", group: "Group", place: "Place", other: "Actor" };

// The way from one actor to another, with the evidence for each step.
function pathPanel({ from, to }, { dyads: folded }) {
  const steps = findPath(from, to, folded);
  return [
    crumbs(),
    heading(actorLink(from), " to ", actorLink(to)),
    element("p", { class: "quiet" }, steps.length ? `${plural(steps.length, "step")}; of ways as short, that over the busier dyads.` : "No way leads there over what passes the filters."),
    steps.flatMap((each) =>
      section([button(dyadNames(each.dyad), () => choose({ dyad: each.dyad.key }), { class: "inline" }), ` (${each.count}, ${each.tone})`], cards(each.rows, 2))),
  ];
}

function searchPanel({ rows, count }) {
  const words = wantedWords(state.words);
  const found = actors.filter((actor) => words.every((word) => actor.label.toLocaleLowerCase("en").includes(word)));
  return [
    heading("Search"),
    found.length ? section("Actors", element("ul", { class: "rows" }, found.slice(0, 12).map((actor) => element("li", {}, actorLink(actor))))) : [],
    section(`Statements (${count.toLocaleString("en")})`, rows.length ? cards(rows) : element("p", { class: "quiet" }, "None has all these words.")),
  ];
}

function showPanel(shown) {
  const { dyad, actor, path } = shown.focus;
  const made = dyad ? dyadPanel(dyad) : actor ? actorPanel(actor, shown) : path ? pathPanel(path, shown) : state.words ? searchPanel(shown) : overview(shown);
  const panel = byId("panel");
  panel.replaceChildren(...made.flat(4).filter((part) => part !== null && part !== ""));
  panel.scrollTop = 0;
}
