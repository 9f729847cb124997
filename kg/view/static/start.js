// Puts all to work, and shows a little of it to tests and to the curious.

if (window.innerWidth <= 800) document.getElementById("filter-box").open = false;
buildFilters();
applyFilters();
fitAll();
arrive();
window.addEventListener("hashchange", arrive);
window.addEventListener("popstate", arrive);
let resized;
new ResizeObserver(() => { clearTimeout(resized); resized = setTimeout(() => { network.redraw(); if (!opened.actor && !opened.relation) fitAll(); }, 150); }).observe(graphBox);
// The canvas does not follow the style sheet, and the swatches hold their colours.
darkScheme.addEventListener("change", () => {
  redraw();
  form.replaceChildren();
  tallies.length = 0;
  buildFilters();
  applyFilters();
});
window.kg = Object.freeze({ go, network, data, visible });
