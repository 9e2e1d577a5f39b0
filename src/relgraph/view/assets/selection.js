// What passes the filters, folded to dyads. Every view and panel shows one selection:
// {rows, untimed, dyads: [{dyad, rows, count, tone}], drawn, actors: Map to counts, count, focus, lit}

// Words, and phrases in quotation marks, that all must stand in a statement.
const wantedWords = (words) =>
  [...words.toLocaleLowerCase("en").matchAll(/["“”]([^"“”]+)["“”]|(\S+)/g)].map(([, phrase, word]) => phrase ?? word);

const isOneOf = (chosen, value) => !chosen.size || chosen.has(value);

// The test of all filters but that of time.
function makeTest() {
  const words = wantedWords(state.words);
  const tests = [
    state.hideType.size && ((row) => !state.hideType.has(row.type)),
    state.hidePolarity.size && ((row) => !state.hidePolarity.has(row.polarity)),
    state.hideModality.size && ((row) => !state.hideModality.has(row.modality)),
    !state.denied && ((row) => !row.negated),
    state.confidence && ((row) => row.confidence >= state.confidence),
    state.context.size && ((row) => row.contexts.some((context) => state.context.has(context))),
    state.article.size && ((row) => state.article.has(row.article.article)),
    ...["publisher", "speaker", "review", "change"].map((name) => state[name].size && ((row) => isOneOf(state[name], row[name] || NOT_TOLD))),
    words.length && ((row) => words.every((word) => searchText(row).includes(word))),
  ].filter(Boolean);
  return (row) => tests.every((test) => test(row));
}
const NOT_TOLD = "(not told)";

function isInTime(row) {
  if (!state.since && !state.until) return true;
  return row.isDated && (!state.since || row.until >= state.since) && (!state.until || row.from <= state.until);
}

function foldDyads(rows) {
  const found = new Map();
  for (const row of rows) {
    if (!row.dyad) continue;
    const there = found.get(row.dyad);
    if (there) there.push(row);
    else found.set(row.dyad, [row]);
  }
  const folded = [];
  for (const [dyad, own] of found) folded.push({ dyad, rows: own, count: countOf(own), tone: toneOf(own) });
  return folded.sort((one, other) => other.count - one.count || (one.dyad.key < other.dyad.key ? -1 : 1));
}

function countActors(rows) {
  const counts = new Map();
  const add = (actor) => counts.set(actor, (counts.get(actor) ?? 0) + 1);
  for (const row of rows) {
    add(row.source);
    if (row.target && row.target !== row.source) add(row.target);
  }
  return counts;
}

// What the address names; a name that the page does not hold is passed over.
function readFocus() {
  const [from, to] = [actorByKey.get(state.from), actorByKey.get(state.to)];
  return { dyad: dyadByKey.get(state.dyad), actor: actorByKey.get(state.actor), path: from && to ? { from, to } : undefined };
}

function lightOf({ dyad, actor, path }, folded) {
  if (dyad) return { actors: new Set([dyad.first, dyad.second]), dyads: new Set([dyad]) };
  if (path) return lightPath(path, folded);
  if (!actor) return null;
  const mine = folded.map((each) => each.dyad).filter((each) => each.first === actor || each.second === actor);
  return { actors: new Set([actor, ...mine.flatMap((each) => [each.first, each.second])]), dyads: new Set(mine) };
}

function lightPath(path, folded) {
  const steps = findPath(path.from, path.to, folded);
  const ends = [path.from, path.to];
  return { actors: new Set([...ends, ...steps.flatMap(({ dyad }) => [dyad.first, dyad.second])]), dyads: new Set(steps.map(({ dyad }) => dyad)) };
}

function select() {
  const untimed = statements.filter(makeTest());
  let rows = untimed.filter(isInTime);
  let folded = foldDyads(rows);
  if (state.count > 1) {
    folded = folded.filter((each) => each.count >= state.count);
    const left = new Set(folded.map((each) => each.dyad));
    rows = rows.filter((row) => left.has(row.dyad));
  }
  for (const row of statements) row.passed = false;
  for (const row of rows) row.passed = true;
  const focus = readFocus();
  const lit = lightOf(focus, folded);
  const drawnDyads = folded.filter((each, place) => place < state.lines || lit?.dyads.has(each.dyad));
  return { rows, untimed, dyads: folded, drawn: drawnDyads, actors: countActors(rows), count: countOf(rows), focus, lit };
}

const among = (rows) => rows.filter((row) => row.passed);

// The shortest way from one actor to another over dyads that pass; of two as short, the busier.
function findPath(from, to, folded) {
  const roads = new Map();
  for (const each of folded) {
    const { first, second } = each.dyad;
    for (const [here_, there] of [[first, second], [second, first]]) {
      if (!roads.has(here_)) roads.set(here_, []);
      roads.get(here_).push([there, each]);
    }
  }
  const came = new Map([[from, null]]);
  const line = [from];
  while (line.length && !came.has(to)) {
    const actor = line.shift();
    for (const [next, each] of roads.get(actor) ?? []) {
      if (came.has(next)) continue;
      came.set(next, { actor, each });
      line.push(next);
    }
  }
  const steps = [];
  for (let step = came.get(to); step; step = came.get(step.actor)) steps.unshift(step.each);
  return from === to ? [] : steps;
}
