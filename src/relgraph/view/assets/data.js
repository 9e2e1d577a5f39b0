// The page's data: statements, actors and dyads, unpacked from the columns that Python wrote.

let statementColumns = null;
let statementTotal = 0;
const packed = JSON.parse(byId("relgraph-data").textContent);

// A column is a list, or its different values ("of") and the place of each ("at").
function unpack(column, length) {
  if (Array.isArray(column)) return column;
  return column.at ? column.at.map((place) => column.of[place]) : new Array(length).fill(column.of[0]);
}

function records(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, place) => Object.fromEntries(names.map((name) => [name, columns[name][place]])));
}

const types = records(packed.types).map((type) => ({ ...type, label: type.type_label || type.type }));
const articles = records(packed.articles);
const actors = packed.nodes.map((node, place) => ({
  id: node.id,
  key: packed.keys[place],
  label: node.label,
  kind: node.group,
  value: node.value,
  x: node.x,
  y: node.y,
  place: packed.places[place],
  statements: [],
}));
const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const actorByKey = new Map(actors.map((actor) => [actor.key, actor]));

const pairName = (one, other) => (one.id < other.id ? `${one.id}\n${other.id}` : `${other.id}\n${one.id}`);
const dyads = packed.edges.map((edge) => ({
  key: edge.id,
  first: actorById.get(edge.from),
  second: actorById.get(edge.to),
  statements: [],
}));
const dyadByKey = new Map(dyads.map((dyad) => [dyad.key, dyad]));
const dyadByPair = new Map(dyads.map((dyad) => [pairName(dyad.first, dyad.second), dyad]));

// Statements in order of time. One with joint actors stands in several rows, under one number.
const statements = (() => {
  const count = packed.count;
  const columns = Object.fromEntries(
    Object.entries(packed.statements).map(([name, column]) => [name, unpack(column, count)]),
  );
  const numbers = new Map();
  const made = new Array(count);
  for (let place = 0; place < count; place += 1) {
    const at = (name) => columns[name][place];
    const id = at("id");
    const source = actors[at("source")];
    const target = at("target") < 0 ? null : actors[at("target")];
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    const kind = types[at("type")];
    const article = articles[at("article")];
    const statement = {
      id: packed.idStart + id,
      number: numbers.get(id),
      source,
      target,
      kind,
      type: kind.type,
      polarity: kind.polarity,
      score: kind.score,
      article,
      publisher: article.publisher,
      sourceName: at("source_label") || source.label,
      targetName: at("target_label") || (target ? target.label : ""),
      symmetric: at("symmetric") === 1,
      negated: at("negated") === 1,
      modality: at("modality"),
      stance: at("stance"),
      topic: at("topic"),
      speaker: at("asserted_by"),
      eventTime: at("event_time"),
      confidence: at("confidence"),
      contexts: at("contexts"),
      review: at("review"),
      change: at("change"),
      start: at("start"),
      place,
      passed: true,
      dyad: target ? dyadByPair.get(pairName(source, target)) : null,
    };
    if (statement.dyad) statement.dyad.statements.push(statement);
    source.statements.push(statement);
    if (target && target !== source) target.statements.push(statement);
    made[place] = statement;
  }
  statementColumns = columns;
  statementTotal = numbers.size;
  return made;
})();

// The sentence as [before, quote, after], and whether its ends are cut.
function wordsOf(statement) {
  const { sentence, at, length, cut } = statementColumns;
  if (!packed.hasQuotes) return null;
  const text = sentence[statement.place];
  const start = at[statement.place];
  const end = start + length[statement.place];
  return { before: text.slice(0, start), quote: text.slice(start, end), after: text.slice(end), isCut: cut[statement.place] === 1 };
}

const quoteOf = (statement) => wordsOf(statement)?.quote ?? "";

// All that a search looks through, made when it is first asked for.
function searchText(statement) {
  statement.searched ??= [
    ...[statement.source.label, statement.sourceName, statement.target?.label, statement.targetName],
    ...[packed.hasQuotes ? statementColumns.sentence[statement.place] : "", statement.topic],
    ...[statement.kind.label, statement.speaker, statement.article.article_title],
  ].join("\n").toLocaleLowerCase("en");
  return statement.searched;
}

// How many statements stand in some rows: each counts once.
const seen = new Uint32Array(statementTotal);
let round = 0;
function countOf(rows) {
  round += 1;
  let count = 0;
  for (const { number } of rows) {
    if (seen[number] !== round) {
      seen[number] = round;
      count += 1;
    }
  }
  return count;
}

const isReal = (statement) => !statement.negated && statement.modality === "asserted";
const when = (statement) => statement.eventTime || statement.article.article_date;
const dyadName = (dyad) =>
  dyad.first === dyad.second ? `within ${dyad.first.label}` : `${dyad.first.label} – ${dyad.second.label}`;
