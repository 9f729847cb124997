// The panel: the strongest relations, an actor with its relations, or a relation with its claims.

const panel = document.getElementById("panel");
const PAGE = 25;
let opened = {}; // {actor: id}, {relation: id} or nothing

// Where we are stands in the address, so that Back works and a view can be linked to.
function go(place) {
  const hash = place.actor ? `#actor=${encodeURIComponent(place.actor)}` : place.relation ? `#relation=${encodeURIComponent(place.relation)}` : "";
  if (location.hash === hash) return;
  if (hash) location.hash = hash;
  else if (location.hash) { history.pushState(null, "", location.pathname + location.search); arrive(); }
}

function arrive() {
  const [key, value] = location.hash.slice(1).split("=");
  let id = "";
  try { id = decodeURIComponent(value ?? ""); } catch { /* a broken address shows the overview */ }
  opened = key === "actor" && actors.has(id) ? { actor: id } : key === "relation" && edges.has(id) ? { relation: id } : {};
  if (opened.actor) {
    const own = edgesOf.get(id);
    stand(new Set([id, ...own.flatMap((edge) => [edge.from, edge.to])]), new Set(own.map((edge) => edge.id)));
    network.selectNodes([id], false);
    if (visible.actors.has(id)) bringIntoView([id], [...focus.actors].filter((end) => visible.actors.has(end)));
  } else if (opened.relation) {
    const edge = edges.get(id);
    stand(new Set([edge.from, edge.to]), new Set([id]));
    network.selectEdges([id]);
    if (visible.edges.has(id)) bringIntoView([edge.from, edge.to]);
  } else {
    network.unselectAll();
    stand(null, null);
  }
  renderPanel();
  panel.scrollTop = 0;
  if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView(); // on a narrow page, where it is below
}

function renderPanel() {
  const content = opened.actor ? actorView(actors.get(opened.actor)) : opened.relation ? relationView(edges.get(opened.relation)) : overview();
  const held = panel.contains(document.activeElement);
  panel.replaceChildren(...content);
  if (held) panel.focus({ preventScroll: true }); // what had the focus is gone
}

function overview() {
  const rows = data.edges.filter((edge) => visible.edges.has(edge.id)).sort(strongest);
  const part = (title, family) => {
    const own = rows.filter((edge) => kinds.get(edge.relation).family === family);
    return own.length ? [make("h3", {}, `${title} (${own.length.toLocaleString("en")})`), relationList(own)] : [];
  };
  return [
    make("h2", {}, "Strongest relations"),
    make("p", { class: "sub" }, "Click an actor or a line, or choose here. Each relation opens to the sentences it rests on."),
    ...part("What they do", "event"),
    ...part("How they stand", "state"),
  ];
}

function relationList(rows, viewpoint) {
  const list = make("ul", { class: "relations" });
  const more = make("button", { type: "button", class: "plain more", on: { click: grow } });
  let until = 0;
  function grow() {
    list.append(...rows.slice(until, until + PAGE).map((edge) => make("li", {}, relationButton(edge, viewpoint))));
    until += PAGE;
    more.hidden = until >= rows.length;
    more.textContent = `Show more (${rows.length - until})`;
  }
  grow();
  return make("div", {}, list, more);
}

function relationButton(edge, viewpoint) {
  const kind = kinds.get(edge.relation);
  const [from, to] = [edge.from, edge.to].map((id) => name(actors.get(id).name));
  const verb = make("span", { class: "verb" }, kind.label);
  // Seen from one of the two, its own name need not be said again.
  const parts = !viewpoint ? [from, verb, to]
    : edge.from === viewpoint ? [verb, to]
      : kind.symmetric ? [verb, from] : [from, verb];
  const words = make("span", { class: "words" }, ...parts.flatMap((part, at) => (at ? [" ", part] : [part])));
  const meta = [edge.status === "asserted" ? "" : statuses.get(edge.status).label.toLowerCase(), `belief ${edge.belief.toFixed(2)}`, count(edge.support, "publisher", "publishers"), period(edge)];
  return make("button", { type: "button", class: "relation", "data-relation": edge.id, on: { click: () => go({ relation: edge.id }) } },
    lineSwatch(edge.quad, edge.status), words, make("span", { class: "meta" }, ...meta.filter(Boolean).flatMap((piece, at) => [at ? " · " : "", make("span", { class: "piece" }, piece)])));
}

const back = () => make("button", { type: "button", class: "back", on: { click: () => go({}) } }, "‹ All relations");
const actorLink = (id) => make("button", { type: "button", class: "link", on: { click: () => go({ actor: id }) } }, name(actors.get(id).name));

function actorView(actor) {
  const own = edgesOf.get(actor.id).filter((edge) => visible.edges.has(edge.id)).sort(strongest);
  const both = own.filter((edge) => kinds.get(edge.relation).symmetric);
  const does = own.filter((edge) => !both.includes(edge) && edge.from === actor.id);
  const undergoes = own.filter((edge) => !both.includes(edge) && edge.from !== actor.id);
  const what = [types.get(actor.group).label, actor.subtype?.replaceAll("-", " "), actor.country].filter(Boolean).join(" · ");
  const hidden = edgesOf.get(actor.id).length - own.length;
  const part = (title, rows, viewpoint) => (rows.length ? [make("h3", {}, `${title} (${rows.length})`), relationList(rows, viewpoint)] : []);
  return [
    back(),
    make("h2", {}, name(actor.name)),
    make("p", { class: "sub" }, what),
    actor.aliases.length ? make("p", { class: "sub" }, "also: ", ...actor.aliases.slice(0, 12).flatMap((alias, at) => [at ? ", " : "", name(alias)])) : null,
    actor.wikidata ? make("p", { class: "sub" }, make("a", { href: `https://www.wikidata.org/wiki/${actor.wikidata}`, rel: "noopener noreferrer", target: "_blank" }, `Wikidata ${actor.wikidata}`)) : null,
    ...part("Does", does, actor.id),
    ...part("Is done to", undergoes, actor.id),
    ...part("With each other", both, actor.id),
    hidden ? make("p", { class: "note" }, `${count(hidden, "relation", "relations")} hidden by the filters`) : null,
  ].filter(Boolean);
}

function relationView(edge) {
  const kind = kinds.get(edge.relation);
  const status = statuses.get(edge.status);
  const claims = data.claims[edge.id];
  const pro = claims.filter((claim) => claim.factuality !== "negated");
  const contra = claims.filter((claim) => claim.factuality === "negated");
  const fact = (term, ...description) => [make("dt", {}, term), make("dd", {}, ...description)];
  const bar = make("i");
  bar.style.width = percent(edge.belief);
  return [
    back(),
    make("h2", {}, actorLink(edge.from), " ", make("span", { class: "verb" }, kind.label), " ", actorLink(edge.to)),
    make("p", { class: "sub" }, lineSwatch(edge.quad, edge.status), ` ${quads.get(edge.quad).label} · ${kind.definition}`),
    make("dl", { class: "facts" },
      ...fact("Status", `${status.label} – ${status.meaning}`),
      ...fact("Belief", make("span", { class: "meter", "aria-hidden": "true" }, bar), edge.belief.toFixed(2)),
      ...fact("Support", count(edge.support, "independent publisher", "independent publishers")),
      ...(edge.first ? fact("Reported for", period(edge)) : [])),
    visible.edges.has(edge.id) ? null : make("p", { class: "note" }, "The filters hide this relation in the drawing."),
    make("p", { class: "key", "aria-hidden": "true" }, make("mark", {}, "who"), make("mark", { class: "object" }, "to whom")),
    ...(pro.length ? [make("h3", {}, contra.length ? `Said by (${pro.length})` : `Claims (${pro.length})`), ...pro.map((claim) => claimView(claim, edge))] : []),
    ...(contra.length ? [make("h3", {}, `Denied by (${contra.length})`), ...contra.map((claim) => claimView(claim, edge))] : []),
    edge.claims > claims.length ? make("p", { class: "note" }, `${edge.claims - claims.length} more claims are in the store.`) : null,
  ].filter(Boolean);
}

function claimView(claim, edge) {
  const language = data.articles[claim.article]?.language;
  const chips = [claim.factuality, claim.attributed_to ? ["according to ", name(claim.attributed_to)] : null, claim.date, `confidence ${claim.confidence.toFixed(2)}`];
  return make("article", { class: claim.factuality === "negated" ? "claim against" : "claim" },
    ...claim.evidence.flatMap((evidence) => [quote(evidence, language), standsFor(evidence, edge)]),
    sourceView(claim.article),
    make("ul", { class: "chips" }, ...chips.filter(Boolean).map((chip) => make("li", {}, ...[chip].flat()))));
}

function quote(evidence, language) {
  const words = evidence.parts.map(([text, role]) => (role ? make("mark", { class: role, title: { subject: "who", object: "to whom", both: "who, and to whom" }[role] }, text) : text));
  return make("blockquote", { dir: "auto", lang: language, title: `read by ${evidence.rule}` }, ...words);
}

// Says who is meant where the sentence has another word than the actor's name: “ia” is Nicolás Maduro.
function standsFor(evidence, edge) {
  const pairs = [[evidence.subject, edge.from], [evidence.object, edge.to]]
    .filter(([words, id]) => words && !fold(words).includes(fold(actors.get(id).name)));
  if (!pairs.length) return null;
  return make("p", { class: "stands" }, ...pairs.flatMap(([words, id], at) => [at ? " · " : "", "“", name(words), "” is ", name(actors.get(id).name)]));
}

function sourceView(id) {
  const article = data.articles[id];
  if (!article) return make("p", { class: "source sub" }, name(id));
  const title = name(article.title || id);
  const linked = /^https?:\/\//i.test(article.url ?? "") ? make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, title) : title;
  const rest = [article.publisher, article.published].filter(Boolean);
  return make("p", { class: "source" }, linked, ...rest.flatMap((text) => [" · ", make("span", { class: text === article.published ? "piece" : "" }, name(text))]));
}
