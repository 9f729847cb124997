// The drawing: vis-network on positions computed before, without physics.

const LABELLED = 45; // with more relations than this, only those of what is chosen are named
const MARGIN = 70; // pixels around the drawing: room for names
const READABLE = 11; // pixels: names that matter stay this large when the drawing is small
const NAMED = 150; // with more actors than this, only the best connected keep their names readable
const graphBox = document.getElementById("graph");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let labelsOn = data.edges.length <= LABELLED;
let focus = { actors: null, edges: null }; // what stands out; null: all alike

const headliners = new Set([...data.nodes]
  .sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length)
  .slice(0, data.nodes.length > NAMED ? 14 : NAMED).map((node) => node.id));
let scale = 1; // of the drawing, as far as the size of names follows it
const bolder = (most, from) => Math.max(1, Math.min(most, from / scale)); // what a small drawing would lose
const readable = (size) => Math.max(size, Math.min(90, READABLE / scale));

function ink() {
  const style = getComputedStyle(document.documentElement);
  return { text: style.getPropertyValue("--ink").trim(), soft: style.getPropertyValue("--soft").trim(), paper: style.getPropertyValue("--paper").trim() };
}

function drawNode(node, colours) {
  const shown = visible.actors.has(node.id);
  const lit = !focus.actors || focus.actors.has(node.id);
  const fill = tint(types.get(node.group));
  const size = node.size > 22 ? 17 : 14;
  const kept = headliners.has(node.id) || (focus.actors && focus.actors.size <= NAMED);
  return {
    id: node.id, label: lit || data.nodes.length <= NAMED ? node.label : "", shape: node.shape, size: node.size * bolder(1.7, 0.6), x: node.x, y: node.y,
    hidden: !shown,
    opacity: lit ? 1 : 0.16,
    borderWidth: 1.5, borderWidthSelected: 4,
    color: { background: fill, border: colours.paper, highlight: { background: fill, border: colours.text }, hover: { background: fill, border: colours.text } },
    font: { size: lit && kept ? readable(size) : size, color: lit ? colours.text : "rgba(128,128,128,.35)", strokeWidth: 4, strokeColor: colours.paper, face: "system-ui, sans-serif", vadjust: -2 },
  };
}

function drawEdge(edge, colours) {
  const kind = kinds.get(edge.relation);
  const quad = quads.get(edge.quad);
  const status = statuses.get(edge.status);
  const lit = !focus.edges || focus.edges.has(edge.id);
  const named = focus.edges ? lit : labelsOn;
  const colour = tint(quad);
  const head = { enabled: true, type: quad.arrow, scaleFactor: 0.65 };
  return {
    id: edge.id, from: edge.from, to: edge.to,
    hidden: !visible.edges.has(edge.id),
    label: named ? [status.mark, kind.label].filter(Boolean).join(" ") : "",
    width: quad.width * bolder(2.2, 0.8), selectionWidth: 1.6, hoverWidth: 0.8,
    dashes: status.dashes.length ? status.dashes : false,
    color: { color: colour, highlight: colour, hover: colour, opacity: lit ? (edge.status === "past" ? 0.55 : 0.9) : 0.09 },
    arrows: kind.symmetric ? { to: head, from: head } : { to: head },
    smooth: { enabled: true, type: "curvedCW", roundness: edge.bend },
    font: { size: focus.edges && lit && focus.edges.size <= LABELLED ? readable(11.5) : 11.5, color: colours.soft, strokeWidth: 4, strokeColor: colours.paper, align: "horizontal", face: "system-ui, sans-serif" },
  };
}

// Rewrites what is drawn; vis-network compares nothing itself, so unchanged rows are left out.
const drawn = new Map();
function changed(rows) {
  return rows.filter((row) => {
    const text = JSON.stringify(row);
    if (drawn.get(row.id) === text) return false;
    drawn.set(row.id, text);
    return true;
  });
}

function redraw() {
  const colours = ink();
  nodeSet.update(changed(data.nodes.map((node) => drawNode(node, colours))));
  edgeSet.update(changed(data.edges.map((edge) => drawEdge(edge, colours))));
}

const network = new vis.Network(graphBox, { nodes: nodeSet, edges: edgeSet }, {
  physics: false,
  layout: { improvedLayout: false },
  edges: { arrowStrikethrough: false, endPointOffset: { from: 0, to: 0 } },
  nodes: { shadow: false },
  interaction: {
    hover: true, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false,
    keyboard: { enabled: true, bindToWindow: false, autoFocus: false },
    hideEdgesOnDrag: data.edges.length > 1500, hideEdgesOnZoom: data.edges.length > 1500,
  },
});

function stand(actorIds, edgeIds) {
  focus = { actors: actorIds, edges: edgeIds };
  redraw();
}

// Shows these actors, as large as fits. The library's own way counts names in the size they have before.
function frame(ids, largest) {
  if (!ids.length) return;
  const box = graphBox.getBoundingClientRect();
  const places = ids.map((id) => actors.get(id));
  const [left, right] = [Math.min, Math.max].map((end) => places.reduce((best, at) => end(best, at.x), places[0].x));
  const [top, bottom] = [Math.min, Math.max].map((end) => places.reduce((best, at) => end(best, at.y), places[0].y));
  const fitting = Math.min((box.width - 2 * MARGIN) / (right - left + 1), (box.height - 2 * MARGIN) / (bottom - top + 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(0.03, Math.min(largest, fitting)), animation: false });
  followScale();
}

const fitAll = () => frame([...visible.actors], 1.2);

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)) });
  followScale();
}

// Moves the drawing only where `ids` are not well seen already, and then shows `around` them.
function bringIntoView(ids, around = ids) {
  const box = graphBox.getBoundingClientRect();
  const outside = ids.some((id) => {
    const at = network.canvasToDOM(network.getPosition(id));
    return at.x < 40 || at.y < 40 || at.x > box.width - 40 || at.y > box.height - 60;
  });
  if (outside || network.getScale() < 0.35) frame(around, 1);
}

const labelButton = document.getElementById("labels");
function showLabels(on) {
  labelsOn = on;
  labelButton.setAttribute("aria-pressed", String(on));
  redraw();
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("fit").addEventListener("click", fitAll);
labelButton.addEventListener("click", () => showLabels(!labelsOn));
labelButton.setAttribute("aria-pressed", String(labelsOn));
// Names follow the zoom in steps, so that turning the wheel does not redraw all the time.
function followScale() {
  const step = 2 ** (Math.round(Math.log2(network.getScale()) * 3) / 3);
  if (step !== scale) { scale = step; redraw(); }
}
let zoomed;
network.on("zoom", () => { clearTimeout(zoomed); zoomed = setTimeout(followScale, 120); });
network.on("click", (event) => {
  if (event.nodes.length) go({ actor: event.nodes[0] });
  else if (event.edges.length) go({ relation: event.edges[0] });
  else go({});
});
network.on("hoverNode", () => { graphBox.style.cursor = "pointer"; });
network.on("hoverEdge", () => { graphBox.style.cursor = "pointer"; });
network.on("blurNode", () => { graphBox.style.cursor = ""; });
network.on("blurEdge", () => { graphBox.style.cursor = ""; });
