// The network: pyvis's nodes and lines, dressed for the selection and the theme.

const shapes = { state: "dot", org: "diamond", person: "triangle", group: "square", place: "hexagon", other: "dot" };
const dashes = { cooperative: false, neutral: [2, 5], conflictual: [9, 6] };
const CROWD = 300; // lines beyond which those of few statements step back
const FADED = 0.07; // opacity of what lies outside the focus
const UNREAL = 0.42; // share of its opacity that is left to dyads that hold nothing said to be so
const LEAST_LIT = 2.5; // width on the screen of a line in focus
const UNFOLDED = 14; // lines that a dyad unfolds to at most

const sizeOf = (actor) => Math.min(28, 8 + 2 * Math.sqrt(actor.value));
const widthOf = (count) => Math.min(11, 1.3 + 1.15 * Math.log2(Math.max(1, count)));

let network = null;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const worn = new Map(); // what each node and line wears, so that only what changes is dressed anew

function dressNode(actor, { actors: counts, lit }) {
  const ink = inks[actor.kind];
  return {
    id: actor.id,
    x: actor.x,
    y: actor.y,
    shape: shapes[actor.kind],
    size: sizeOf(actor),
    hidden: !counts.has(actor),
    opacity: !lit || lit.actors.has(actor) ? 1 : 0.15,
    borderWidth: 1.5,
    borderWidthSelected: 3,
    color: {
      background: ink,
      border: inks.page,
      highlight: { background: ink, border: inks.ink },
      hover: { background: ink, border: inks.ink },
    },
  };
}

function opacityOf({ dyad, count, rows }, { lit, drawn: lines }) {
  if (lit && !lit.dyads.has(dyad)) return FADED;
  const full = lit || lines.length < CROWD ? 0.85 : Math.min(0.85, 0.28 + 0.16 * Math.log2(count));
  return standingOf(rows) === "real" ? full : full * UNREAL;
}

const arrowAt = (isThere, width) => (isThere ? { enabled: true, scaleFactor: 0.6 - 0.025 * width } : { enabled: false });

// A label costs time with every drawing: a line that never had one is given none.
const labelledLines = new Set();
function labelled(key, label) {
  if (!label && !labelledLines.has(key)) return {};
  labelledLines.add(key);
  return { label: label || " ", font: { size: 15, color: inks.ink, strokeColor: inks.page, strokeWidth: 4 } };
}

function dressEdge(each, selection) {
  const { dyad, rows, count, tone } = each;
  const color = inks[tone];
  const points = (actor) => rows.some((row) => !row.symmetric && row.target === actor);
  const isChosen = selection.lit?.dyads.size === 1 && selection.lit.dyads.has(dyad);
  const width = Math.max(widthOf(count), isChosen && network ? LEAST_LIT / network.getScale() : 0);
  const isQuiet = selection.lit ? !selection.lit.dyads.has(dyad) : selection.drawn.length > CROWD;
  return {
    id: dyad.key,
    from: dyad.first.id,
    to: dyad.second.id,
    hidden: Boolean(isChosen && state.unfold),
    width,
    dashes: dashes[tone],
    ...labelled(dyad.key, isQuiet ? "" : signs[standingOf(rows)]),
    smooth: false,
    arrows: { from: arrowAt(dyad.first !== dyad.second && points(dyad.first), width), to: arrowAt(points(dyad.second), width) },
    color: { color, highlight: color, hover: color, opacity: opacityOf(each, selection) },
  };
}

// The statements of a dyad by direction, type and standing: the lines that it unfolds to.
function strands({ first, second }, rows) {
  const found = new Map();
  for (const row of rows) {
    const way = row.symmetric ? "both" : row.source === first ? "to" : "from";
    const standing = standingOf([row]);
    const name = [way, row.type, standing].join("\n");
    if (!found.has(name)) found.set(name, { way, standing, kind: row.kind, rows: [] });
    found.get(name).rows.push(row);
  }
  return [...found.values()].sort((one, other) => other.rows.length - one.rows.length).slice(0, UNFOLDED);
}

function dressStrands({ focus, dyads: folded }) {
  const each = state.unfold && folded.find(({ dyad }) => dyad === focus.dyad);
  if (!each) return [];
  const { first, second, key } = each.dyad;
  return strands(each.dyad, each.rows).map(({ way, standing, kind, rows }, place) => {
    const bend = Math.ceil(place / 2) * 0.24;
    const count = countOf(rows);
    const width = widthOf(count);
    const ink = inks[kind.polarity];
    const mark = standing === "real" ? "" : `${signs[standing]} ${standing}: `;
    return {
      id: `${key}\n${place}`,
      hidden: false,
      from: first.id,
      to: second.id,
      width,
      dashes: dashes[kind.polarity],
      label: `${mark}${kind.label}${count > 1 ? ` (${count})` : ""}`,
      font: { size: 13 / network.getScale(), color: inks.ink, strokeColor: inks.page, strokeWidth: 4 / network.getScale(), align: "horizontal" },
      smooth: { enabled: true, type: place % 2 ? "curvedCW" : "curvedCCW", roundness: bend },
      arrows: { from: arrowAt(way === "from", width), to: arrowAt(way === "to" && first !== second, width) },
      color: { color: ink, highlight: ink, hover: ink, opacity: standing === "real" ? 0.9 : 0.6 },
    };
  });
}

// Give a set what it lacks, hide what is not wanted, and change what has changed.
function dress(set, wanted, kind) {
  const keys = new Set();
  const fresh = wanted.filter((made) => {
    const key = `${kind}${made.id}`;
    const told = JSON.stringify(made);
    keys.add(key);
    if (worn.get(key) === told) return false;
    worn.set(key, told);
    return true;
  });
  const gone = set.getIds().filter((id) => !keys.has(`${kind}${id}`) && worn.get(`${kind}${id}`) !== "hidden");
  for (const id of gone) worn.set(`${kind}${id}`, "hidden");
  const changes = [...fresh, ...gone.map((id) => ({ id, hidden: true }))];
  if (changes.length) set.update(changes);
}

// The part of the drawing that the frame shows, in the drawing's own units.
function frameBox() {
  const { clientWidth, clientHeight } = byId("canvas");
  const { x: left, y: top } = network.DOMtoCanvas({ x: 4, y: 4 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: clientWidth - 4, y: clientHeight - 4 });
  return { left, top, right, bottom };
}

// Lit and busy actors are named first.
function namedSpots({ actors: counts, lit }, places) {
  return [...counts.keys()]
    .filter((actor) => !lit || lit.actors.has(actor))
    .map((actor) => ({
      ...places[actor.id],
      name: actor.label,
      size: sizeOf(actor),
      first: Boolean(lit) && lit.actors.size <= 2,
      value: actor.value,
    }))
    .sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
}

function fitNetwork() {
  const nodes = [...selection.actors.keys()].map((actor) => actor.id);
  if (!nodes.length) return;
  network.fit({ nodes, maxZoomLevel: 1.5, minZoomLevel: 0.05 });
  const scale = network.getScale() * 0.9; // names stand outside the discs
  network.moveTo({ scale });
}

function zoomNetwork(factor) {
  const scale = within(0.04, network.getScale() * factor, 6);
  network.moveTo({ scale, animation: isStill.matches ? false : { duration: 120 } });
}

// Unfolded lines need room: come near to the two, and go back when they are folded again.
let near = null;
function approach({ focus }) {
  const dyad = state.unfold && focus.dyad && focus.dyad.first !== focus.dyad.second ? focus.dyad : null;
  if (dyad === near) return;
  near = dyad;
  if (!dyad) {
    fitNetwork();
    return;
  }
  network.fit({ nodes: [dyad.first.id, dyad.second.id], maxZoomLevel: 8 });
  network.moveTo({ scale: network.getScale() * 0.55 });
}

const dyadOfLine = (id) => dyadByKey.get(String(id).split("\n")[0]) ?? dyadByKey.get(id);

function describeDyad(dyad) {
  const rows = among(dyad.statements);
  return `${dyadName(dyad)}: ${plural(countOf(rows), "statement")}, ${toneOf(rows)}`;
}
const describeActor = (actor) => `${actor.label}: ${plural(countOf(among(actor.statements)), "statement")}`;

function listenToNetwork() {
  network.on("click", ({ nodes, edges }) => {
    showHint("");
    if (nodes.length) choose({ actor: actorById.get(nodes[0]).key });
    else if (edges.length) choose({ dyad: dyadOfLine(edges[0]).key });
    else if (selection.lit) choose({});
  });
  network.on("doubleClick", ({ nodes, edges }) => {
    if (!nodes.length && edges.length) choose({ dyad: dyadOfLine(edges[0]).key, unfold: true });
  });
  network.on("hoverNode", ({ node, pointer }) => showHint(describeActor(actorById.get(node)), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => showHint(describeDyad(dyadOfLine(edge)), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => showHint(""));
}

// Where the actors stand on the screen, for keys to go to.
function networkMarks() {
  const places = network.getPositions();
  return [...selection.actors].sort(([, one], [, other]) => other - one).map(([actor]) => ({
    ...network.canvasToDOM(places[actor.id]),
    text: describeActor(actor),
    open: () => choose({ actor: actor.key }),
  }));
}

function mountNetwork(root) {
  root.append(element("div", { id: "canvas" }));
  network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false, hoverWidth: 0.8, selectionWidth: 0.8, selfReference: { size: 16 } },
    interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.6 },
  });
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    drawNames(context, scale, placeNames(namedSpots(selection, network.getPositions()), frameBox(), scale));
  });
  const frame = byId("canvas").firstElementChild;
  frame.tabIndex = -1;
  makeWalkable(root, "Network of actors", networkMarks);
  listenToNetwork();
}

const networkView = {
  name: "network",
  label: "Network",
  mount: mountNetwork,
  show(shown) {
    const isFirst = !nodeSet.length;
    network.renderer.allowRedraw = false; // else it would draw after each of these changes
    dress(nodeSet, actors.map((actor) => dressNode(actor, shown)), "node");
    if (isFirst) fitNetwork();
    approach(shown);
    dress(edgeSet, [...shown.drawn.map((each) => dressEdge(each, shown)), ...dressStrands(shown)], "edge");
    const { actor, dyad } = shown.focus;
    const edges = dyad && edgeSet.get(dyad.key) ? [dyad.key] : [];
    network.setSelection({ nodes: actor ? [actor.id] : [], edges }, { highlightEdges: false });
    network.renderer.allowRedraw = true;
    network.body.emitter.emit("_requestRedraw");
  },
  picture: () => networkPicture(selection),
  zoom: zoomNetwork,
  fit: fitNetwork,
};
