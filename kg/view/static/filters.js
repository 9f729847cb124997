// Legend and filters in one: what a line or shape means stands beside the box that hides it.

const form = document.getElementById("filter-form");
const boxes = { type: new Map(), kind: new Map(), status: new Map() };
const tallies = [];

function tally(test) {
  const element = make("small", {}, "");
  tallies.push({ element, test });
  return element;
}

function choice(group, id, label, swatch, test, title) {
  const input = make("input", { type: "checkbox", checked: true, on: { change: applyFilters } });
  boxes[group]?.set(id, input);
  return make("label", { class: "choice", title }, input, swatch, make("span", {}, label), test ? tally(test) : null);
}

function typeFilter() {
  const rows = data.types
    .filter((type) => data.nodes.some((node) => node.group === type.id))
    .map((type) => choice("type", type.id, type.label, shapeSwatch(type.id), (edge, end) => end === type.id));
  return make("fieldset", {}, make("legend", {}, "Actors"), ...rows,
    make("p", { class: "hint" }, "Larger: more relations."));
}

function quadFilter(quad) {
  const own = data.relations.filter((kind) => kind.quad === quad.id);
  const rows = own.map((kind) => choice("kind", kind.id, kind.label, null, (edge) => edge && edge.relation === kind.id, kind.definition));
  const whole = choice("quad", quad.id, quad.label, lineSwatch(quad.id), (edge) => edge && edge.quad === quad.id);
  const box = whole.querySelector("input");
  box.addEventListener("change", () => {
    for (const kind of own) boxes.kind.get(kind.id).checked = box.checked;
    applyFilters();
  });
  for (const row of rows) {
    row.querySelector("input").addEventListener("change", () => {
      const on = own.filter((kind) => boxes.kind.get(kind.id).checked).length;
      box.checked = on > 0;
      box.indeterminate = on > 0 && on < own.length;
    });
  }
  if (!own.length) { whole.classList.add("none"); box.disabled = true; return [whole]; }
  return [whole, make("details", { class: "kinds" }, make("summary", {}, count(own.length, "kind", "kinds")), ...rows)];
}

function statusFilter() {
  const rows = data.statuses
    .filter((status) => data.edges.some((edge) => edge.status === status.id))
    .map((status) => choice("status", status.id, [status.label, status.mark].filter(Boolean).join(" "), lineSwatch(null, status.id), (edge) => edge && edge.status === status.id, status.meaning));
  return make("fieldset", {}, make("legend", {}, "Status"), ...rows);
}

const days = data.edges.flatMap((edge) => [edge.first, edge.last]).filter(Boolean).sort();
const dateBox = (label) => make("input", { type: "date", min: "1800-01-01", max: "2200-12-31", "aria-label": label, on: { change: applyFilters } });
const since = dateBox("Reported from");
const until = dateBox("Reported to");
const undated = make("input", { type: "checkbox", checked: true, on: { change: applyFilters } });
const most = data.edges.reduce((top, edge) => Math.max(top, edge.support), 1);
const belief = make("input", { id: "belief", type: "range", min: 0, max: 1, step: 0.05, value: 0, on: { input: applyFilters } });
const support = make("input", { id: "support", type: "range", min: 1, max: Math.max(2, most), step: 1, value: 1, disabled: most < 2, on: { input: applyFilters } });
const beliefOut = make("output", { for: "belief" });
const supportOut = make("output", { for: "support" });

function buildFilters() {
  const field = (label, input, output) => make("div", { class: "field" }, make("label", { for: input.id }, label), output, input);
  form.append(
    typeFilter(),
    make("fieldset", {}, make("legend", {}, "Relations"), ...data.quads.flatMap(quadFilter),
      make("p", { class: "hint" }, "Wide lines: done. Thin lines: said. Two heads: both ways.")),
    statusFilter(),
    make("fieldset", {}, make("legend", {}, "Time"),
      make("label", { class: "dates" }, "From", since), make("label", { class: "dates" }, "To", until),
      make("label", { class: "choice" }, undated, make("span", {}, "Also without a date"))),
    make("fieldset", {}, make("legend", {}, "Strength"),
      field("Belief at least", belief, beliefOut), field("Publishers at least", support, supportOut)),
    make("button", { type: "reset", class: "plain" }, "Reset"),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    for (const box of form.querySelectorAll("input")) box.indeterminate = false;
    applyFilters();
  }));
}

// A year or a month stands for all its days: "2025" lies within 2025-03-01 … 2025-03-31.
function inTime(edge) {
  if (!edge.first) return undated.checked || (!since.value && !until.value);
  const first = (edge.first + "-01-01").slice(0, 10);
  const last = (edge.last + "-12-31".slice(edge.last.length === 7 ? 3 : 0)).slice(0, 10);
  return (!until.value || first <= until.value) && (!since.value || last >= since.value);
}

function passes(edge) {
  const on = (group, id) => boxes[group].get(id)?.checked !== false;
  return on("kind", edge.relation) && on("status", edge.status)
    && on("type", actors.get(edge.from).group) && on("type", actors.get(edge.to).group)
    && edge.belief >= Number(belief.value) && edge.support >= Number(support.value) && inTime(edge);
}

function applyFilters() {
  beliefOut.value = Number(belief.value).toFixed(2);
  supportOut.value = support.value;
  visible.edges = new Set(data.edges.filter(passes).map((edge) => edge.id));
  visible.actors = new Set([...visible.edges].flatMap((id) => [edges.get(id).from, edges.get(id).to]));
  for (const { element, test } of tallies) {
    let number = 0;
    for (const id of visible.edges) if (test(edges.get(id), null)) number += 1;
    for (const id of visible.actors) if (test(null, actors.get(id).group)) number += 1;
    element.textContent = number;
  }
  showCounts();
  document.getElementById("empty").hidden = visible.edges.size > 0;
  redraw();
  renderPanel();
}

function showCounts() {
  const { of_actors, of_relations, articles } = data.shown;
  const part = (number, of, word) => (number === of ? count(of, word, word + "s") : `${number.toLocaleString("en")} of ${count(of, word, word + "s")}`);
  const capped = data.shown.relations < of_relations || data.shown.actors < of_actors;
  document.getElementById("counts").textContent =
    `${part(visible.actors.size, of_actors, "actor")} · ${part(visible.edges.size, of_relations, "relation")} shown · from ${count(articles, "article", "articles")}`
    + (capped ? ` · the page holds the ${data.shown.relations.toLocaleString("en")} best supported` : "");
}
