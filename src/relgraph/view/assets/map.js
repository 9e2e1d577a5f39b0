// The map: states at their capitals, on coast lines, with the same dyads between them.

const coastPath = packed.coasts
  .map(([x, y, ...steps]) => `M${x} ${y}l${steps.join(" ")}`)
  .join("");
const mapped = actors.filter((actor) => actor.place);
const mapSight = { x: 0, y: -20, scale: 1.2 }; // what stands in the middle, and pixels per unit
let mapRoot = null;
let mapSpots = new Map();

const mapSize = (actor) => within(3, 2 + Math.sqrt(actor.value) * 0.9, 13);

function fitMap() {
  const there = mapped.filter((actor) => selection.actors.has(actor));
  const { clientWidth: width, clientHeight: height } = mapRoot;
  const [xs, ys] = [0, 1].map((axis) => there.map((actor) => actor.place[axis]));
  const [left, right, top, bottom] = there.length
    ? [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    : [-480, 480, -230, 190];
  mapSight.x = (left + right) / 2;
  mapSight.y = (top + bottom) / 2;
  mapSight.scale = within(0.3, Math.min((width - 60) / Math.max(120, right - left), (height - 60) / Math.max(80, bottom - top)), 9);
  drawMap();
}

// Capitals that would lie over one another step apart.
function placeCapitals(shown, { clientWidth: width, clientHeight: height }) {
  const spots = mapped.filter((actor) => shown.actors.has(actor)).map((actor) => ({
    actor,
    x: (actor.place[0] - mapSight.x) * mapSight.scale + width / 2,
    y: (actor.place[1] - mapSight.y) * mapSight.scale + height / 2,
    size: mapSize(actor),
  }));
  for (let round_ = 0; round_ < 12; round_ += 1) {
    spots.forEach((one, place) => {
      for (const other of spots.slice(place + 1)) {
        const [dx, dy] = [other.x - one.x || 0.01, other.y - one.y];
        const lack = (one.size + other.size) * 0.9 - Math.hypot(dx, dy);
        if (lack <= 0) continue;
        const push = lack / 2 / Math.hypot(dx, dy);
        one.x -= dx * push;
        one.y -= dy * push;
        other.x += dx * push;
        other.y += dy * push;
      }
    });
  }
  return new Map(spots.map((spot) => [spot.actor, spot]));
}

function mapNode({ actor, x, y, size }, { lit }) {
  const figure = figures[actor.kind](Number(x.toFixed(1)), Number(y.toFixed(1)), size);
  figure.setAttribute("class", `node ${actor.kind}`);
  if (lit && !lit.actors.has(actor)) figure.setAttribute("opacity", "0.25");
  figure.append(drawn("title", {}, describeActor(actor)));
  figure.addEventListener("click", () => choose({ actor: actor.key }));
  return figure;
}

function mapLine(each, shown) {
  const [one, other] = [mapSpots.get(each.dyad.first), mapSpots.get(each.dyad.second)];
  if (!one || !other || one === other) return null;
  const line = dyadLine(each, one, other, { bend: 0.12, opacity: opacityOf(each, shown), width: within(1, widthOf(each.count) * 0.7, 6) });
  line.append(drawn("title", {}, describeDyad(each.dyad)));
  line.addEventListener("click", () => choose({ dyad: each.dyad.key }));
  return line;
}

function drawMap() {
  const { clientWidth: width, clientHeight: height } = mapRoot;
  if (!width) return;
  const { x, y, scale } = mapSight;
  const shown = selection;
  mapSpots = placeCapitals(shown, mapRoot);
  const spots = [...mapSpots.values()];
  const named = spots
    .filter(({ actor }) => !shown.lit || shown.lit.actors.has(actor))
    .sort((one, other) => other.actor.value - one.actor.value)
    .map((spot) => ({ ...spot, name: spot.actor.label, first: Boolean(shown.lit) && shown.lit.actors.size <= 2 }));
  const svg = drawn(
    "svg",
    { class: "picture", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    drawn("path", { class: "coast", d: coastPath, transform: `translate(${width / 2} ${height / 2})scale(${scale})translate(${-x} ${-y})` }),
    [...shown.drawn].reverse().map((each) => mapLine(each, shown)),
    spots.map((spot) => mapNode(spot, shown)),
    writtenNames(placeNames(named, { left: 4, top: 4, right: width - 4, bottom: height - 4 }, 1)),
  );
  const left = shown.actors.size - spots.length;
  const note = left ? `${plural(left, "actor")} without a capital ${left === 1 ? "is" : "are"} not on the map.` : "";
  mapRoot.querySelector(".picture").replaceWith(svg);
  mapRoot.querySelector(".note").textContent = note;
}

// A wheel zooms where it points, a drag moves.
function moveMap(root) {
  let held = null;
  root.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = root.getBoundingClientRect();
    zoomMap(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2);
  }, { passive: false });
  root.addEventListener("pointerdown", (event) => { held = event.target.closest("button") ? null : { x: event.clientX, y: event.clientY }; });
  root.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    mapSight.x -= (event.clientX - held.x) / mapSight.scale;
    mapSight.y -= (event.clientY - held.y) / mapSight.scale;
    held = { x: event.clientX, y: event.clientY };
    drawMap();
  });
  root.addEventListener("pointerup", () => { held = null; });
}

function zoomMap(factor, x = 0, y = 0) {
  const scale = within(0.3, mapSight.scale * factor, 40);
  mapSight.x += x / mapSight.scale - x / scale;
  mapSight.y += y / mapSight.scale - y / scale;
  mapSight.scale = scale;
  drawMap();
}

const mapView = {
  name: "map",
  label: "Map",
  isThere: mapped.length > 0,
  mount(root) {
    mapRoot = root;
    root.append(drawn("svg", { class: "picture" }), element("p", { class: "note" }));
    makeWalkable(root, "Map of states at their capitals", () =>
      [...mapSpots.values()].sort((one, other) => other.actor.value - one.actor.value).map(({ actor, x, y }) => ({ x, y, text: describeActor(actor), open: () => choose({ actor: actor.key }) })));
    moveMap(root);
  },
  show() {
    if (mapRoot.dataset.fitted) drawMap();
    else {
      mapRoot.dataset.fitted = "true";
      fitMap();
    }
  },
  picture: () => mapRoot.querySelector(".picture"),
  zoom: zoomMap,
  fit: fitMap,
};
