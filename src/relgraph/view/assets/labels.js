// Names beside the actors: always of one size on the screen, and never over one another.

const NAME_SIZE = 12.5;
const LONGEST_NAME = 26;
const ALWAYS = 3; // so many of the busiest are named even over another disc
const shortened = (text) => {
  const signs = [...text];
  return signs.length > LONGEST_NAME ? `${signs.slice(0, LONGEST_NAME - 1).join("")}…` : text;
};

const overlaps = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

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

const contains = (frame, box) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

// Draw the names of the spots ({name, x, y, size, first}), in their order, where they fit in the
// frame, over no other name and (but for the busiest) no other disc; one that comes first is
// named in any case.
function drawNames(context, scale, frame, spots) {
  const height = NAME_SIZE / scale;
  const discs = spots.map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }));
  const taken = [];
  context.font = `600 ${height}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = inks.page;
  context.fillStyle = inks.ink;
  spots.forEach((spot, place) => {
    const name = shortened(spot.name);
    const boxes = namePlaces(spot, context.measureText(name).width, height * 1.15);
    const isClear = (box) => contains(frame, box) && !taken.some((other) => overlaps(box, other));
    const isFree = (box) =>
      isClear(box) && !discs.some((disc, other) => other !== place && overlaps(box, disc));
    const box =
      boxes.find(isFree) ?? (place < ALWAYS ? boxes.find(isClear) : null) ?? (spot.first ? boxes[0] : null);
    if (!box) return;
    taken.push({ ...box, left: box.left - height / 3, right: box.right + height / 3 });
    context.strokeText(name, box.left, box.top);
    context.fillText(name, box.left, box.top);
  });
}
