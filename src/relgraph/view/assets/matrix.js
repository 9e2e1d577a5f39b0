// The matrix: who does what to whom, the busiest actors as rows (from) and columns (to).

const MATRIX = 40; // actors at most
const CELL = 24;
const MATRIX_HEAD = 150;
let matrixRoot = null;
let matrixMarks = [];

// Rows by their source and target; a mutual one counts both ways.
function crossings(rows, chosen) {
  const found = new Map();
  const add = (from, to, row) => {
    if (!chosen.has(from) || !chosen.has(to)) return;
    const key = chosen.get(from) * MATRIX + chosen.get(to);
    if (!found.has(key)) found.set(key, { from, to, rows: [] });
    found.get(key).rows.push(row);
  };
  for (const row of rows) {
    if (!row.target) continue;
    add(row.source, row.target, row);
    if (row.symmetric && row.source !== row.target) add(row.target, row.source, row);
  }
  return [...found.values()];
}

// The tone by its colour and its shape: a disc, a ring, a diamond.
const toneFigures = {
  cooperative: figures.state,
  neutral: (x, y, r) => drawn("circle", { cx: x, cy: y, r: Math.max(1, r - 0.8) }),
  conflictual: figures.org,
};

function matrixCell({ from, to, rows }, chosen, most) {
  const x = MATRIX_HEAD + chosen.get(to) * CELL + CELL / 2;
  const y = MATRIX_HEAD + chosen.get(from) * CELL + CELL / 2;
  const count = countOf(rows);
  const tone = toneOf(rows);
  const mark = toneFigures[tone](x, y, 3 + 7.5 * Math.sqrt(count / most));
  mark.setAttribute("class", `spot ${tone}`);
  const told = `${from.label} → ${to.label}: ${plural(count, "statement")}, ${tone}`;
  const open = () => choose({ dyad: rows[0].dyad.key });
  matrixMarks.push({ x, y, text: told, open });
  const cell = drawn("g", { class: "cell" }, drawn("rect", { class: "ground", x: x - CELL / 2, y: y - CELL / 2, width: CELL, height: CELL }), mark, drawn("title", {}, told));
  cell.addEventListener("click", open);
  return cell;
}

function matrixName(actor, place, isColumn) {
  const middle = MATRIX_HEAD + place * CELL + CELL / 2;
  const name = shortened(actor.label, 20);
  const spot = isColumn
    ? { transform: `translate(${middle + 4} ${MATRIX_HEAD - 6})rotate(-60)` }
    : { x: MATRIX_HEAD - 6, y: middle + 4, "text-anchor": "end" };
  const written = drawn("text", { class: "label plain", ...spot }, name);
  written.addEventListener("click", () => choose({ actor: actor.key }));
  return written;
}

function drawMatrix(shown) {
  const first = shown.lit ? [...shown.lit.actors].filter((actor) => shown.actors.has(actor)) : [];
  const busy = [...shown.actors].sort(([a, one], [b, other]) => other - one || (a.id < b.id ? -1 : 1)).map(([actor]) => actor);
  const list = [...new Set([...first.sort((a, b) => shown.actors.get(b) - shown.actors.get(a)), ...busy])].slice(0, MATRIX);
  const chosen = new Map(list.map((actor, place) => [actor, place]));
  const cells = crossings(shown.rows, chosen);
  const most = Math.max(1, ...cells.map(({ rows }) => rows.length));
  const side = MATRIX_HEAD + list.length * CELL;
  const lines = list.map((_, place) => MATRIX_HEAD + place * CELL);
  matrixMarks = [];
  const svg = drawn(
    "svg",
    { class: "picture", viewBox: `0 0 ${side + 60} ${side + 10}`, width: side + 60, height: side + 10, "aria-hidden": "true" },
    drawn("path", { class: "grid", d: lines.map((at) => `M${MATRIX_HEAD} ${at}H${side}M${at} ${MATRIX_HEAD}V${side}`).join("") }),
    list.map((actor, place) => [matrixName(actor, place, false), matrixName(actor, place, true)]),
    cells.map((cell) => matrixCell(cell, chosen, most)),
  );
  matrixRoot.querySelector(".picture").replaceWith(svg);
  const cut = shown.actors.size > list.length ? `The ${list.length} busiest of ${shown.actors.size} actors. ` : "";
  matrixRoot.querySelector(".note").textContent = `${cut}Rows act towards columns; what is mutual stands on both sides.`;
}

const matrixView = {
  name: "matrix",
  label: "Matrix",
  isThere: true,
  mount(root) {
    matrixRoot = root;
    root.append(element("p", { class: "note" }), element("div", { class: "scrolled" }, drawn("svg", { class: "picture" })));
    makeWalkable(root.querySelector(".scrolled"), "Matrix of dyads", () => [...matrixMarks].sort((a, b) => a.y - b.y || a.x - b.x));
  },
  show: drawMatrix,
  picture: () => matrixRoot.querySelector(".picture"),
};
