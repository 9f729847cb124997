"use strict";
// What all parts share: the data, small helpers for text and elements, and what is visible now.
// Everything from the data reaches the page as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
const actors = byId(data.nodes);
const edges = byId(data.edges);
const kinds = byId(data.relations);
const quads = byId(data.quads);
const types = byId(data.types);
const statuses = byId(data.statuses);
const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  for (const end of new Set([edge.from, edge.to])) edgesOf.get(end).push(edge);
}
const visible = { actors: new Set(), edges: new Set() };
const darkScheme = window.matchMedia("(prefers-color-scheme: dark)");
const tint = (style) => (darkScheme.matches ? style.dark : style.light);
const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

// Letters without accents or case, so that "nicolas" finds "Nicolás".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// make("p", {class: "x", on: {click: f}}, "text", element, …)
function make(name, options = {}, ...children) {
  const svg = ["svg", "path", "line", "circle", "polygon", "rect"].includes(name);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (key === "on") for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// Names may run from right to left, or hold marks that turn the line: keep them to themselves.
const name = (text) => make("bdi", {}, text);

function lineSwatch(quad, status) {
  const style = quads.get(quad);
  const dashes = status ? statuses.get(status).dashes.join(" ") : "";
  const stroke = style ? tint(style) : "currentColor";
  return make("svg", { width: 22, height: 10, "aria-hidden": "true" },
    make("line", { x1: 1, y1: 5, x2: 21, y2: 5, stroke, "stroke-width": style ? style.width : 1.8, "stroke-dasharray": dashes || null }));
}

function shapeSwatch(type) {
  const style = types.get(type);
  const fill = tint(style);
  const points = { triangle: "7,1 13,12 1,12", diamond: "7,0 14,7 7,14 0,7", hexagon: "3.5,1 10.5,1 14,7 10.5,13 3.5,13 0,7" };
  const drawn = points[style.shape]
    ? make("polygon", { points: points[style.shape], fill })
    : style.shape === "square"
      ? make("rect", { x: 1.5, y: 1.5, width: 11, height: 11, fill })
      : make("circle", { cx: 7, cy: 7, r: 6, fill });
  return make("svg", { width: 14, height: 14, "aria-hidden": "true" }, drawn);
}

const strongest = (a, b) => b.support - a.support || b.belief - a.belief || b.claims - a.claims;
const percent = (share) => `${Math.round(share * 100)}%`;

function period(edge) {
  if (!edge.first) return "";
  return edge.first === edge.last ? edge.first : `${edge.first} – ${edge.last}`;
}
