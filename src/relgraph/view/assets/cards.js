// Evidence: the words that a statement rests on, in their sentence, and where they stand.

// Half words at the cut ends are left out.
const before = (text, isCut) => (isCut && text.length >= 32 ? `… ${text.replace(/^\S*\s+/, "")}` : text);
const after = (text, isCut) => (isCut && text.length >= 32 ? `${text.replace(/\s+\S*$/, "")} …` : text);

const around = (text) => element("span", { class: "around" }, text);

// The quote in its sentence; or where it stands, in a page without quotes.
function quoted(statement) {
  const words = wordsOf(statement);
  if (!words) return element("p", { class: "quiet" }, `Words left out; they stand from character ${statement.start.toLocaleString("en")} of the article.`);
  return element(
    "blockquote",
    { dir: "auto" },
    around(`“${before(words.before, words.isCut)}`),
    element("mark", {}, words.quote),
    around(`${after(words.after, words.isCut)}”`),
  );
}

const badge = (text, kind) => element("span", { class: `badge ${kind}`, dir: "auto" }, text);

function badges(statement) {
  return [
    statement.negated ? badge("denied", "no") : null,
    statement.modality === "asserted" ? null : badge(modalityNames[statement.modality], "plan"),
    statement.change ? badge(statement.change, "change") : null,
    statement.review ? badge(`review: ${statement.review}`, "change") : null,
    statement.stance === "none" ? null : badge(statement.stance, "plan"),
  ].filter(Boolean);
}

// "Asim Munir (Pakistan)": the actor that the text names, and whom it acts for.
const party = (label, principal) =>
  label === principal.label ? [bidi(label)] : [bidi(label), " (", bidi(principal.label), ")"];

function ends(statement) {
  const source = party(statement.sourceName, statement.source);
  if (!statement.target) return element("p", { class: "ends" }, source);
  const sign = statement.symmetric ? " ↔ " : " → ";
  return element("p", { class: "ends" }, source, sign, party(statement.targetName, statement.target));
}

function articleLine({ article }) {
  const address = webAddress(article.article_url);
  const title = article.article_title || article.article || "unnamed article";
  const name = address
    ? element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, title)
    : bidi(title);
  return [name, article.publisher ? [", ", bidi(article.publisher)] : []].flat();
}

function sourceLine(statement) {
  const written = statement.article.article_date ? [", ", bidi(statement.article.article_date)] : [];
  const speaker = statement.speaker ? ["According to ", bidi(statement.speaker), ". "] : [];
  const sure = element("span", { class: "quiet" }, ` · confidence ${percent(statement.confidence)}`);
  return element("p", { class: "source" }, speaker, articleLine(statement), written, sure);
}

function card(statement) {
  const tags = [statement.topic ? `on ${statement.topic}` : null, ...statement.contexts].filter(Boolean);
  const marks = [
    statement.polarity,
    statement.negated ? "denied" : "",
    isReal(statement) ? "" : "unreal",
  ].join(" ");
  return element(
    "li",
    { class: `card ${marks}` },
    element(
      "p",
      { class: "top" },
      element("span", { class: "kind", dir: "auto" }, statement.kind.label),
      badges(statement),
      element("span", { class: "when" }, when(statement) || "undated"),
    ),
    ends(statement),
    quoted(statement),
    tags.length ? element("div", { class: "tags" }, tags.map((tag) => badge(tag, "tag"))) : null,
    sourceLine(statement),
  );
}

const AT_ONCE = 40; // cards shown before the reader asks for more

function cards(rows, first = AT_ONCE) {
  const list = element("ol", { class: "cards" });
  const box = element("div", {}, list);
  const showMore = () => {
    const from = list.children.length;
    list.append(...rows.slice(from, from + (from ? AT_ONCE : first)).map(card));
    box.querySelector(".more")?.remove();
    const left = rows.length - list.children.length;
    if (left > 0) box.append(button(`Show more (${left.toLocaleString("en")} left)`, showMore, { class: "more" }));
  };
  showMore();
  return box;
}
