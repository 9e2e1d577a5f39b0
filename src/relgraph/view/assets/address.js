// The page's address names what is selected, so that a link opens it again: #dyad=PAK-USA

const readAddress = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

function writeAddress(parts) {
  const told = Object.entries(parts).filter(([, value]) => value);
  // slashes and the like may stand in a fragment as they are, and read better so
  const encode = (text) => encodeURIComponent(text).replaceAll("%2F", "/");
  return `#${told.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}

// Select a dyad, an actor or nothing, and keep the view and the words searched for.
function choose(selection) {
  const { view, words } = readAddress();
  const next = writeAddress({ ...selection, view, words });
  const isNew = next !== (location.hash || "#");
  shouldFocus = true;
  if (isNew) location.hash = next;
  else follow();
}

function chooseView(view) {
  const kept = readAddress();
  location.hash = writeAddress({ ...kept, view: view === "table" ? view : "" });
}

// Typing leaves no trail of addresses to go back through.
function rememberWords() {
  const kept = readAddress();
  history.replaceState(null, "", writeAddress({ ...kept, words: filters.words }));
}
