// The drawing: vis-network on positions computed before, without physics.

const LABELLED = 45; // with more relations than this in view, only those of the chosen actor are named
const graphBox = document.getElementById("graph");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let labelsOn = data.edges.length <= LABELLED;
let focus = { actors: null, edges: null }; // what stands out; null: all alike

function ink() {
  const style = getComputedStyle(document.documentElement);
  return { text: style.getPropertyValue("--ink").trim(), soft: style.getPropertyValue("--soft").trim(), paper: style.getPropertyValue("--paper").trim() };
}

function drawNode(node, colours) {
  const shown = visible.actors.has(node.id);
  const lit = !focus.actors || focus.actors.has(node.id);
  const fill = tint(types.get(node.group));
  return {
    id: node.id, label: node.label, shape: node.shape, size: node.size, x: node.x, y: node.y,
    hidden: !shown,
    opacity: lit ? 1 : 0.16,
    borderWidth: 1.5, borderWidthSelected: 4,
    color: { background: fill, border: colours.paper, highlight: { background: fill, border: colours.text }, hover: { background: fill, border: colours.text } },
    font: { size: node.size > 22 ? 17 : 14, color: lit ? colours.text : "rgba(128,128,128,.35)", strokeWidth: 4, strokeColor: colours.paper, face: "system-ui, sans-serif", vadjust: -2 },
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
    width: quad.width, selectionWidth: 1.6, hoverWidth: 0.8,
    dashes: status.dashes.length ? status.dashes : false,
    color: { color: colour, highlight: colour, hover: colour, opacity: lit ? (edge.status === "past" ? 0.55 : 0.9) : 0.09 },
    arrows: kind.symmetric ? { to: head, from: head } : { to: head },
    smooth: { enabled: true, type: "curvedCW", roundness: edge.bend },
    font: { size: 11.5, color: colours.soft, strokeWidth: 4, strokeColor: colours.paper, align: "horizontal", face: "system-ui, sans-serif" },
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

function fitAll() {
  const nodes = [...visible.actors];
  if (nodes.length) network.fit({ nodes, maxZoomLevel: 1.15, animation: false });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)) });
}

function bringIntoView(ids) {
  const box = graphBox.getBoundingClientRect();
  const outside = ids.some((id) => {
    const at = network.canvasToDOM(network.getPosition(id));
    return at.x < 40 || at.y < 40 || at.x > box.width - 40 || at.y > box.height - 60;
  });
  if (outside || network.getScale() < 0.35) network.fit({ nodes: ids, maxZoomLevel: 1, minZoomLevel: 0.1, animation: false });
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
network.on("click", (event) => {
  if (event.nodes.length) go({ actor: event.nodes[0] });
  else if (event.edges.length) go({ relation: event.edges[0] });
  else go({});
});
network.on("hoverNode", () => { graphBox.style.cursor = "pointer"; });
network.on("hoverEdge", () => { graphBox.style.cursor = "pointer"; });
network.on("blurNode", () => { graphBox.style.cursor = ""; });
network.on("blurEdge", () => { graphBox.style.cursor = ""; });
