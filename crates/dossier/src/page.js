// Nothing here is needed to read the page. It copies citations, opens what a link points into, and listens to a few keys.
(function () {
  "use strict";
  var doc = document, root = doc.documentElement, status = doc.getElementById("said");

  // A link into a closed <details> opens it (older browsers do not do so by themselves).
  function reveal() {
    var id = location.hash.slice(1), goal;
    // A lone "%" is no code of a character.
    try { id = decodeURIComponent(id); } catch (none) { /* as it is */ }
    goal = id && doc.getElementById(id);
    if (!goal) return;
    for (var e = goal; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    goal.scrollIntoView();
  }
  addEventListener("hashchange", reveal);

  // data-c: report, paragraph, first and last character of the sentence in it.
  function citation(button) {
    var at = button.dataset.c.split(","), cite = doc.getElementById("c" + at[0]), p = doc.getElementById("r" + at[0] + "-" + at[1]), words = "";
    if (p) {
      p = p.cloneNode(true);
      p.querySelectorAll(".up").forEach(function (a) { a.remove(); });
      words = " Paragraph " + at[1] + ": “" + p.textContent.slice(+at[2], +at[3]) + "”";
    }
    return (cite ? cite.textContent : "") + words;
  }
  function say(text) { status.textContent = text; setTimeout(function () { status.textContent = ""; }, 2500); }
  function byHand(text) {
    var box = doc.createElement("textarea");
    box.value = text; doc.body.appendChild(box); box.select();
    var done = doc.execCommand("copy");
    box.remove();
    say(done ? "Citation copied" : "Copying is not allowed here");
  }
  doc.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button.cp");
    if (!button) return;
    var text = citation(button);
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { say("Citation copied"); }, function () { byHand(text); });
    else byHand(text);
  });

  function open(all, yes) { all.forEach(function (d) { d.open = yes; }); }
  var many = doc.body.classList.contains("many"), before = [];
  addEventListener("beforeprint", function () {
    before = Array.from(doc.querySelectorAll(many ? "details:not([open]):not(.report):not(.report *)" : "details:not([open])"));
    open(before, true);
  });
  addEventListener("afterprint", function () { open(before, false); });

  function step(by) {
    var points = Array.from(doc.querySelectorAll(".point.differ")), line = 90, k;
    if (!points.length) return;
    if (by > 0) k = points.findIndex(function (p) { return p.getBoundingClientRect().top > line; });
    else k = points.filter(function (p) { return p.getBoundingClientRect().top < 30; }).length - 1;
    if (k < 0) return;
    points[k].scrollIntoView();
    var region = points[k].querySelector(".scroll");
    if (region) region.focus({ preventScroll: true });
  }
  doc.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "t") scrollTo(0, 0);
    else if (event.key === "o") {
      var reports = Array.from(doc.querySelectorAll("details.report"));
      open(reports, !reports.some(function (d) { return d.open; }));
    } else return;
    event.preventDefault();
  });

  reveal();
  // Last, so that nothing is shown that does not work.
  root.classList.add("js");
})();
