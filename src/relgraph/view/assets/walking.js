// Keys in a picture: arrows go from mark to mark, Enter opens the mark that was reached.

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest mark that lies in a direction; what lies aside counts as farther.
function nextMark(marks, at, [dx, dy]) {
  let [best, least] = [null, Infinity];
  for (const mark of marks) {
    const [x, y] = [mark.x - at.x, mark.y - at.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy + y * dx);
    if (ahead <= 0.5) continue;
    const far = ahead + 2.5 * aside;
    if (far < least) [best, least] = [mark, far];
  }
  return best;
}

// `marks()` gives what there is to reach: [{x, y, text, open}], in pixels of the root.
function makeWalkable(root, label, marks) {
  const ring = element("div", { class: "ring", hidden: true });
  let at = null;
  const leave = () => {
    at = null;
    ring.hidden = true;
  };
  const reach = (mark) => {
    at = mark;
    ring.hidden = false;
    ring.style.left = `${mark.x}px`;
    ring.style.top = `${mark.y}px`;
    ring.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(mark.text);
  };
  root.tabIndex = 0;
  root.setAttribute("role", "application");
  root.setAttribute("aria-label", `${label}. Arrow keys go from one to the next, Enter opens; the table holds the same statements.`);
  root.append(ring);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && at) {
      event.preventDefault();
      at.open();
    }
    if (!Object.hasOwn(arrows, event.key)) return;
    event.preventDefault();
    const all = marks();
    const next = at ? nextMark(all, at, arrows[event.key]) : all[0];
    if (next) reach(next);
  });
  for (const event of ["blur", "pointerdown", "wheel"]) root.addEventListener(event, leave, { passive: true });
  return { leave, append: () => root.append(ring) };
}
