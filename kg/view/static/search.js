// Finding actors by any of their names, and relations by theirs. Arrows choose, Enter opens.

const searchBox = document.getElementById("search");
const hits = document.getElementById("hits");
const MOST = 12;
const index = data.nodes.map((node) => ({ node, names: [node.name, ...node.aliases].map(fold) }));
let chosen = -1;

function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const rank = (names) => Math.min(...names.map((each) => (each === wanted ? 0 : each.startsWith(wanted) ? 1 : each.includes(` ${wanted}`) ? 2 : each.includes(wanted) ? 3 : 9)));
  const found = index
    .map(({ node, names }) => ({ node, rank: rank(names) }))
    .filter((hit) => hit.rank < 9)
    .sort((a, b) => a.rank - b.rank || edgesOf.get(b.node.id).length - edgesOf.get(a.node.id).length)
    .map(({ node }) => ({ label: node.name, swatch: shapeSwatch(node.group), note: count(edgesOf.get(node.id).length, "relation", "relations"), place: { actor: node.id } }));
  const related = data.edges
    .filter((edge) => fold(`${kinds.get(edge.relation).label} ${kinds.get(edge.relation).label_id} ${edge.relation}`).includes(wanted))
    .sort(strongest)
    .map((edge) => ({ label: `${actors.get(edge.from).name} ${kinds.get(edge.relation).label} ${actors.get(edge.to).name}`, swatch: lineSwatch(edge.quad, edge.status), note: "", place: { relation: edge.id } }));
  return [...found.slice(0, related.length ? MOST - 4 : MOST), ...related].slice(0, MOST);
}

function showHits() {
  const found = find(searchBox.value);
  hits.replaceChildren(...found.map((hit, at) => make("li", { id: `hit-${at}`, role: "option", on: { pointerdown: (event) => { event.preventDefault(); take(hit.place); } } }, hit.swatch, name(hit.label), make("small", {}, hit.note))));
  hits.found = found;
  if (searchBox.value.trim() && !found.length) hits.append(make("li", { role: "option", "aria-disabled": "true" }, make("small", {}, "Nothing found")));
  hits.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!hits.hidden));
  choose(found.length ? 0 : -1);
}

function choose(at) {
  chosen = at;
  [...hits.children].forEach((hit, place) => hit.setAttribute("aria-selected", String(place === at)));
  if (at >= 0) { searchBox.setAttribute("aria-activedescendant", `hit-${at}`); hits.children[at].scrollIntoView({ block: "nearest" }); }
  else searchBox.removeAttribute("aria-activedescendant");
}

function closeHits() {
  hits.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

function take(place) {
  closeHits();
  go(place);
}

searchBox.addEventListener("input", showHits);
searchBox.addEventListener("focus", () => { if (searchBox.value) showHits(); });
searchBox.addEventListener("blur", closeHits);
searchBox.addEventListener("keydown", (event) => {
  const number = hits.found?.length ?? 0;
  if (event.key === "ArrowDown" && number) { event.preventDefault(); choose((chosen + 1) % number); }
  else if (event.key === "ArrowUp" && number) { event.preventDefault(); choose((chosen + number - 1) % number); }
  else if (event.key === "Enter") { event.preventDefault(); if (chosen >= 0 && !hits.hidden) take(hits.found[chosen].place); }
  else if (event.key === "Escape" && !hits.hidden) { event.stopPropagation(); closeHits(); }
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); searchBox.focus(); searchBox.select(); }
  else if (event.key === "Escape") go({});
});
