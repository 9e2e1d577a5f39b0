// Pictures to keep: any view as SVG, and PNG made from that.

const figures = {
  state: (x, y, r) => drawn("circle", { cx: x, cy: y, r }),
  org: (x, y, r) => drawn("path", { d: `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z` }),
  person: (x, y, r) => drawn("path", { d: `M${x} ${y - r}l${r} ${1.75 * r}h${-2 * r}Z` }),
  group: (x, y, r) => drawn("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
  place: (x, y, r) => drawn("path", { d: `M${x - r} ${y}l${r / 2} ${-0.87 * r}h${r}l${r / 2} ${0.87 * r}l${-r / 2} ${0.87 * r}h${-r}Z` }),
  other: (x, y, r) => drawn("circle", { cx: x, cy: y, r: r * 0.8 }),
};

const arrowHead = (tip, angle, size) => {
  const at = (turn) => `${(tip.x - size * Math.cos(angle + turn)).toFixed(1)} ${(tip.y - size * Math.sin(angle + turn)).toFixed(1)}`;
  return `M${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${at(0.45)} ${at(-0.45)}Z`;
};

// A dyad's line from one spot ({x, y, size}) to another, bent aside by a share of its length.
function dyadLine({ dyad, rows, count, tone }, one, other, { bend = 0, opacity = 0.85, width = widthOf(count) } = {}) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const middle = { x: (one.x + other.x) / 2 - dy * bend, y: (one.y + other.y) / 2 + dx * bend };
  const heads = [[one, dyad.first], [other, dyad.second]]
    .filter(([, actor]) => rows.some((row) => !row.symmetric && row.target === actor))
    .map(([spot]) => {
      const angle = Math.atan2(spot.y - middle.y, spot.x - middle.x);
      const tip = { x: spot.x - spot.size * Math.cos(angle), y: spot.y - spot.size * Math.sin(angle) };
      return drawn("path", { class: `head ${tone}`, d: arrowHead(tip, angle, 5 + 1.4 * width) });
    });
  const path = `M${one.x.toFixed(1)} ${one.y.toFixed(1)}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${other.x.toFixed(1)} ${other.y.toFixed(1)}`;
  return drawn("g", { opacity: opacity.toFixed(2) }, drawn("path", { class: `line ${tone}`, d: path, "stroke-width": width.toFixed(1) }), heads);
}

function networkPicture(shown) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const scale = network.getScale();
  const places = network.getPositions();
  const spotOf = (actor) => ({ ...network.canvasToDOM(places[actor.id]), size: sizeOf(actor) * scale });
  const lines = shown.drawn.filter(({ dyad }) => dyad.first !== dyad.second).map((each) =>
    dyadLine(each, spotOf(each.dyad.first), spotOf(each.dyad.second), { opacity: opacityOf(each, shown), width: Math.max(0.5, widthOf(each.count) * scale) }));
  const nodes = [...shown.actors.keys()].map((actor) => {
    const { x, y, size } = spotOf(actor);
    const figure = figures[actor.kind](Number(x.toFixed(1)), Number(y.toFixed(1)), Number(size.toFixed(1)));
    figure.setAttribute("class", `node ${actor.kind}`);
    if (shown.lit && !shown.lit.actors.has(actor)) figure.setAttribute("opacity", "0.15");
    return figure;
  });
  const spots = namedSpots(shown, places).map((spot) => ({ ...spot, ...network.canvasToDOM(spot), size: spot.size * scale }));
  const names = placeNames(spots, { left: 4, top: 4, right: width - 4, bottom: height - 4 }, 1);
  return drawn("svg", { class: "picture", viewBox: `0 0 ${width} ${height}`, width, height }, lines, nodes, writtenNames(names));
}

const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "vector-effect", "unicode-bidi"];

// The picture as a file of its own: every style that the page gives it is written into it.
function writePicture(view) {
  const source = view.picture();
  const isLoose = !source.isConnected;
  if (isLoose) document.body.append(source);
  const copy = source.cloneNode(true);
  const from = source.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((part, place) => {
    const style = getComputedStyle(from[place]);
    for (const name of KEPT) part.setAttribute(name, style.getPropertyValue(name));
    part.removeAttribute("class");
  });
  const { width, height } = source.viewBox.baseVal;
  if (isLoose) source.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.removeAttribute("class");
  copy.prepend(drawn("title", {}, `${document.title}: ${view.label.toLowerCase()}`), drawn("desc", {}, citation()), drawn("rect", { width, height, fill: inks.page }));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

// Draw the SVG into a canvas twice as large, for print.
async function writePng(view) {
  const { text: svg, width, height } = writePicture(view);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = element("canvas", { width: width * 2, height: height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
