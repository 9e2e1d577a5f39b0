// Names beside the actors: always of one size on the screen, and never over one another.

const NAME_SIZE = 12.5;
const NAME_FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LONGEST_NAME = 26;
const ALWAYS = 3; // so many of the busiest are named even over another disc
const shortened = (name, longest = LONGEST_NAME) => {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : name;
};

// Widths at the size of names, each measured once.
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `600 ${NAME_SIZE}px ${NAME_FONT}`;
const widths = new Map();
function widthOfName(name) {
  if (!widths.has(name)) widths.set(name, ruler.measureText(name).width);
  return widths.get(name);
}

const overlaps = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const contains = (frame, box) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

// Four places for a name: under, over, right and left of its disc.
function namePlaces(spot, width, height) {
  const gap = 3 * (height / NAME_SIZE);
  const at = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(spot.x - width / 2, spot.y + spot.size + gap),
    at(spot.x - width / 2, spot.y - spot.size - gap - height),
    at(spot.x + spot.size + gap, spot.y - height / 2),
    at(spot.x - spot.size - gap - width, spot.y - height / 2),
  ];
}

// Boxes by squares of a grid, so that only neighbours are compared.
class Boxes {
  constructor(side) {
    this.side = side;
    this.cells = new Map();
  }
  *cellsOf({ left, right, top, bottom }) {
    const at = (value) => Math.floor(value / this.side);
    for (let column = at(left); column <= at(right); column += 1) {
      for (let row = at(top); row <= at(bottom); row += 1) yield `${column},${row}`;
    }
  }
  add(box) {
    for (const cell of this.cellsOf(box)) {
      if (this.cells.has(cell)) this.cells.get(cell).push(box);
      else this.cells.set(cell, [box]);
    }
  }
  hits(box, except) {
    for (const cell of this.cellsOf(box)) {
      if (this.cells.get(cell)?.some((other) => other.of !== except && overlaps(box, other))) return true;
    }
    return false;
  }
}

// Choose which of the spots ({name, x, y, size, first}) are named, in their order, and where: in
// the frame, over no other name and (but for the busiest) no other disc; one that comes first is
// named in any case. `scale` is the picture's: names keep their size on the screen.
function placeNames(spots, frame, scale) {
  const height = (NAME_SIZE * 1.15) / scale;
  const inFrame = spots.filter(({ x, y, size }) => x + size > frame.left && x - size < frame.right && y + size > frame.top && y - size < frame.bottom);
  const [discs, taken] = [new Boxes(80 / scale), new Boxes(80 / scale)];
  for (const spot of inFrame) {
    const { x, y, size } = spot;
    discs.add({ left: x - size, right: x + size, top: y - size, bottom: y + size, of: spot });
  }
  return inFrame.flatMap((spot, place) => {
    const name = shortened(spot.name);
    const boxes = namePlaces(spot, widthOfName(name) / scale, height);
    const isClear = (box) => contains(frame, box) && !taken.hits(box);
    const isFree = (box) => isClear(box) && !discs.hits(box, spot);
    const box = boxes.find(isFree) ?? (place < ALWAYS ? boxes.find(isClear) : null) ?? (spot.first ? boxes[0] : null);
    if (!box) return [];
    taken.add({ ...box, left: box.left - height / 3, right: box.right + height / 3, of: spot });
    return [{ name, left: box.left, top: box.top }];
  });
}

function drawNames(context, scale, names) {
  context.font = `600 ${NAME_SIZE / scale}px ${NAME_FONT}`;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = inks.page;
  context.fillStyle = inks.ink;
  for (const { name, left, top } of names) {
    context.strokeText(name, left, top);
    context.fillText(name, left, top);
  }
}

// The same as SVG, for the map and for exports.
const writtenNames = (names) =>
  names.map(({ name, left, top }) =>
    drawn("text", { class: "label", x: left.toFixed(1), y: (top + NAME_SIZE * 0.88).toFixed(1) }, name));
