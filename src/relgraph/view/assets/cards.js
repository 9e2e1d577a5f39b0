// Evidence: the words that a statement rests on, in their sentence, and where they stand.

const CUT = 32; // as many characters as a quote's surroundings are cut to

// Half words at the cut ends are left out.
const before = (text) => (text.length < CUT ? text : `… ${text.replace(/^\S*\s+/, "")}`);
const after = (text) => (text.length < CUT ? text : `${text.replace(/\s+\S*$/, "")} …`);

const around = (text) => element("span", { class: "around" }, text);

function quoted(statement) {
  return element(
    "blockquote",
    { dir: "auto" },
    around(`“${before(statement.prefix)}`),
    element("mark", {}, statement.quote),
    around(`${after(statement.suffix)}”`),
  );
}

const badge = (text, kind) => element("span", { class: `badge ${kind}`, dir: "auto" }, text);

function badges(statement) {
  return [
    statement.negated ? badge("denied", "no") : null,
    statement.modality === "asserted" ? null : badge(modalityNames[statement.modality], "plan"),
    statement.stance === "none" ? null : badge(statement.stance, "plan"),
  ].filter(Boolean);
}

// "Asim Munir (Pakistan)": the actor that the text names, and whom it acts for.
const party = (label, principal) =>
  label === principal.label ? [bidi(label)] : [bidi(label), " (", bidi(principal.label), ")"];

function ends(statement) {
  const source = party(statement.source_label, statement.source);
  if (!statement.target) return element("p", { class: "ends" }, source);
  const sign = statement.symmetric ? " ↔ " : " → ";
  return element("p", { class: "ends" }, source, sign, party(statement.target_label, statement.target));
}

function articleLine(statement) {
  const address = webAddress(statement.article_url);
  const title = statement.article_title || statement.article || "unnamed article";
  const name = address
    ? element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, title)
    : bidi(title);
  return [name, statement.publisher ? [", ", bidi(statement.publisher)] : []].flat();
}

function sourceLine(statement) {
  const written = statement.article_date ? [`, ${statement.article_date}`] : [];
  const speaker = statement.asserted_by ? ["According to ", bidi(statement.asserted_by), ". "] : [];
  return element(
    "p",
    { class: "source" },
    speaker,
    articleLine(statement),
    written,
    element("span", { class: "quiet" }, ` · confidence ${Math.round(statement.confidence * 100)} %`),
  );
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
      element("span", { class: "kind", dir: "auto" }, statement.label),
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

function cards(rows) {
  const list = element("ol", { class: "cards" });
  const box = element("div", {}, list);
  const showMore = () => {
    const from = list.children.length;
    list.append(...rows.slice(from, from + AT_ONCE).map(card));
    box.querySelector(".more")?.remove();
    const left = rows.length - list.children.length;
    if (left > 0) box.append(button(`Show more (${left.toLocaleString("en")} left)`, showMore, { class: "more" }));
  };
  showMore();
  return box;
}
