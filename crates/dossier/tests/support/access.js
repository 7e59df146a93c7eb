// Looks at a page as somebody would who cannot see it, or sees badly; returns what stands in the way, a line each.
const out = [];
doc.querySelectorAll("details").forEach(d => { d.open = true; });
const seen = e => e.getClientRects().length > 0 && win.getComputedStyle(e).visibility !== "hidden";
const name = e => (e.getAttribute("aria-label") || e.textContent || e.getAttribute("placeholder") || e.title || "").trim();

doc.querySelectorAll("a[href], button, summary, select, input, table, nav, [role=img]").forEach(e => {
  const label = e.labels && e.labels.length ? e.labels[0].textContent.trim() : "";
  if (seen(e) && !name(e) && !label) out.push("no name: " + e.outerHTML.slice(0, 120));
});
let before = 0;
doc.querySelectorAll("h1, h2, h3, h4").forEach(h => {
  const level = Number(h.tagName[1]);
  if (level > before + 1) out.push("a heading skips a level: " + h.textContent.slice(0, 60));
  before = level;
});
doc.querySelectorAll("table").forEach(t => { if (!t.querySelector("th[scope]")) out.push("a table without heads: " + t.textContent.slice(0, 60)); });
["main", "nav", "footer", "h1"].forEach(n => { if (doc.querySelectorAll(n).length !== 1) out.push("not one " + n); });
const ids = new Map();
doc.querySelectorAll("[id]").forEach(e => ids.set(e.id, (ids.get(e.id) || 0) + 1));
ids.forEach((n, id) => { if (n > 1) out.push("an id stands twice: " + id); });

// WCAG 2.2, 1.4.3: relative luminance and contrast of words on the nearest ground that is painted.
const rgb = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
const light = ([r, g, b]) => [r, g, b].map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
  .reduce((sum, v, k) => sum + v * [.2126, .7152, .0722][k], 0);
const ground = e => { for (; e; e = e.parentElement) { const c = rgb(win.getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
const walker = doc.createTreeWalker(doc.body, 4), told = new Set();
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || e.closest("script, style, svg, .vh, .skip, option") || !seen(e)) continue;
  const style = win.getComputedStyle(e), [a, b] = [light(rgb(style.color)), light(ground(e))];
  const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05), large = parseFloat(style.fontSize) >= 24;
  const key = style.color + ground(e);
  if (contrast < (large ? 3 : 4.5) && !told.has(key)) { told.add(key); out.push("contrast " + contrast.toFixed(2) + ": " + e.className + " " + walker.currentNode.textContent.slice(0, 40)); }
}
// 2.4.7: what has the focus is framed.
const link = doc.querySelector(".lines a, .inc a");
if (link) { link.focus({ focusVisible: true }); if (parseFloat(win.getComputedStyle(link).outlineWidth) < 3) out.push("the focus is not seen"); }
return out;
