// The page's data: statements, actors and dyads, unpacked from the tables that Python wrote.

const packed = JSON.parse(byId("relgraph-data").textContent);

const zip = (fields, row) => Object.fromEntries(fields.map((field, place) => [field, row[place]]));
const unpack = (table) => table.rows.map((row) => zip(table.fields, row));

const types = unpack(packed.types).map((type) => ({
  ...type,
  label: type.type_label || type.type,
}));
const articles = unpack(packed.articles);
const actors = packed.nodes.map((node, place) => ({
  ...node,
  key: packed.keys[place],
  kind: node.group,
  statements: [],
}));
const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const actorByKey = new Map(actors.map((actor) => [actor.key, actor]));

const pairName = (one, other) => [one.id, other.id].sort().join("\n");
const dyads = packed.edges.map((edge) => ({
  key: edge.id,
  first: actorById.get(edge.from),
  second: actorById.get(edge.to),
  statements: [],
}));
const dyadByKey = new Map(dyads.map((dyad) => [dyad.key, dyad]));
const dyadByPair = new Map(dyads.map((dyad) => [pairName(dyad.first, dyad.second), dyad]));

const statements = unpack(packed.statements).map((row) => {
  const source = actors[row.source];
  const target = row.target === null ? null : actors[row.target];
  return {
    ...row,
    ...types[row.type],
    ...articles[row.article],
    source,
    target,
    source_label: row.source_label || source.label,
    target_label: row.target_label || (target ? target.label : ""),
    dyad: target ? dyadByPair.get(pairName(source, target)) : null,
  };
});

for (const statement of statements) {
  if (statement.dyad) statement.dyad.statements.push(statement);
  for (const actor of new Set([statement.source, statement.target])) {
    if (actor) actor.statements.push(statement);
  }
  statement.words = [
    ...[statement.source.label, statement.source_label, statement.target?.label],
    ...[statement.target_label, statement.prefix + statement.quote + statement.suffix],
    ...[statement.topic, statement.label, statement.asserted_by, statement.article_title],
  ].join("\n").toLocaleLowerCase("en");
}

// A statement with joint actors stands in several rows; it counts once.
const countOf = (rows) => new Set(rows.map((row) => row.id)).size;
const isReal = (statement) => !statement.negated && statement.modality === "asserted";
const when = (statement) => statement.event_time || statement.article_date;
const dyadName = (dyad) =>
  dyad.first === dyad.second
    ? `within ${dyad.first.label}`
    : `${dyad.first.label} – ${dyad.second.label}`;
