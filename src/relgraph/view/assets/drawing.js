// The network: pyvis's nodes and lines, dressed for the filters, the selection and the theme.

const shapes = { state: "dot", org: "diamond", person: "triangle", group: "square", place: "hexagon", other: "dot" };
const dashes = { cooperative: false, neutral: [2, 5], conflictual: [9, 6] };
const CROWD = 300; // dyads beyond which lines of few statements step back
const FADED = 0.07; // opacity of what lies outside the selection
const UNREAL = 0.42; // share of its opacity that is left to dyads that hold nothing said to be so

const sizeOf = (actor) => Math.min(28, 8 + 2 * Math.sqrt(actor.value));
const widthOf = (count) => Math.min(11, 1.3 + 1.15 * Math.log2(count));
const LEAST_LIT = 2.5; // width on the screen of a line that is selected
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

let network = null;
let nodeSet = null;
let edgeSet = null;
let standing = []; // the actors that pass the filters
let lit = null; // what the selection lights: {actors: Set, dyads: Set}, or null for all

const findStanding = () => {
  standing = actors.filter((actor) => actor.statements.some((row) => passed.has(row)));
};

function dressNode(actor) {
  const ink = inks[actor.kind];
  return {
    id: actor.id,
    x: actor.x,
    y: actor.y,
    shape: shapes[actor.kind],
    size: sizeOf(actor),
    hidden: !standing.includes(actor),
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

function opacityOf(dyad, count, isToldReal) {
  if (lit && !lit.dyads.has(dyad)) return FADED;
  const full = lit || dyads.length < CROWD ? 0.85 : Math.min(0.85, 0.28 + 0.16 * Math.log2(count));
  return isToldReal ? full : full * UNREAL;
}

// The part of the drawing that the frame shows, in the drawing's own units.
function frameBox() {
  const { clientWidth, clientHeight } = byId("canvas");
  const { x: left, y: top } = network.DOMtoCanvas({ x: 4, y: 4 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: clientWidth - 4, y: clientHeight - 4 });
  return { left, top, right, bottom };
}

function dressEdge(dyad) {
  const rows = among(dyad.statements);
  const tone = toneOf(rows);
  const points = (actor) => rows.some((row) => !row.symmetric && row.target === actor);
  const color = inks[tone];
  const count = countOf(rows);
  const isChosen = lit?.dyads.size === 1 && lit.dyads.has(dyad);
  const width = Math.max(widthOf(Math.max(1, count)), isChosen && network ? LEAST_LIT / network.getScale() : 0);
  const arrow = { enabled: true, scaleFactor: 0.6 - 0.025 * width }; // it grows with the line
  return {
    id: dyad.key,
    from: dyad.first.id,
    to: dyad.second.id,
    hidden: !rows.length,
    width,
    dashes: dashes[tone],
    arrows: {
      from: dyad.first !== dyad.second && points(dyad.first) ? arrow : { enabled: false },
      to: points(dyad.second) ? arrow : { enabled: false },
    },
    color: {
      color,
      highlight: color,
      hover: color,
      opacity: opacityOf(dyad, count, rows.some(isReal)),
    },
  };
}

function redress() {
  findStanding();
  nodeSet.update(actors.map(dressNode));
  edgeSet.update(dyads.map(dressEdge));
  byId("nothing").hidden = passed.size > 0;
}

// Lit and busy actors are named first.
function namedSpots() {
  const places = network.getPositions();
  return standing
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

function fit() {
  const nodes = standing.map((actor) => actor.id);
  if (!nodes.length) return;
  network.fit({ nodes, maxZoomLevel: 1.5, minZoomLevel: 0.05 });
  const scale = network.getScale() * 0.9; // names stand outside the discs
  network.moveTo({ scale });
}

function zoom(factor) {
  const scale = Math.min(6, Math.max(0.04, network.getScale() * factor));
  network.moveTo({ scale, animation: isStill.matches ? false : { duration: 120 } });
}

function showHint(text, pointer) {
  const hint = byId("hint");
  hint.hidden = !text;
  if (!text) return;
  hint.textContent = text;
  const frame = byId("network").getBoundingClientRect();
  const left = Math.min(pointer.x + 14, frame.width - hint.offsetWidth - 8);
  const top = Math.min(pointer.y + 16, frame.height - hint.offsetHeight - 8);
  hint.style.left = `${Math.max(8, left)}px`;
  hint.style.top = `${top}px`;
}

function describeDyad(dyad) {
  const rows = among(dyad.statements);
  return `${dyadName(dyad)}: ${plural(countOf(rows), "statement")}, ${toneOf(rows)}`;
}

function listen(choose) {
  network.on("click", ({ nodes, edges }) => {
    showHint("");
    if (nodes.length) choose({ actor: actorById.get(nodes[0]).key });
    else if (edges.length) choose({ dyad: edges[0] });
    else choose({});
  });
  network.on("hoverNode", ({ node, pointer }) => {
    const actor = actorById.get(node);
    showHint(`${actor.label}: ${plural(countOf(among(actor.statements)), "statement")}`, pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => showHint(describeDyad(dyadByKey.get(edge)), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => showHint(""));
}

// Draw for the first time; `choose` is told what is clicked, `done` that all is drawn.
function draw(choose, done) {
  findStanding();
  nodeSet = new vis.DataSet(actors.map(dressNode));
  edgeSet = new vis.DataSet(dyads.map(dressEdge));
  network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false, hoverWidth: 0.8, selectionWidth: 0.8, selfReference: { size: 16 } },
    interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.6 },
  });
  network.on("afterDrawing", (context) => drawNames(context, network.getScale(), frameBox(), namedSpots()));
  const frame = byId("canvas").firstElementChild;
  frame.tabIndex = -1; // the lists and the table lead to all that it shows
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", `Network of ${plural(actors.length, "actor")} and ${plural(dyads.length, "dyad")}; the table holds the same statements`);
  listen(choose);
  fit();
  network.once("afterDrawing", done);
  network.redraw();
}
