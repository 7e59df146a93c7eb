// What the desk's script does: keys press what is on the page, and a link into a fold opens it. Every page works without it.
(function () {
  "use strict";
  var doc = document;

  function writes(element) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(checkbox|radio|submit|button)$/.test(element.type);
  }
  doc.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writes(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      doc.querySelector(".find input").focus();
      return;
    }
    // Enter on a link, a button, a box or a fold is that one's.
    if (event.key === "Enter" && event.target !== doc.body) return;
    if (!/^([0-9jkx]|Enter)$/.test(event.key) || event.repeat) return;
    var goal = doc.querySelector("[data-key='" + event.key + "']");
    if (!goal) return;
    event.preventDefault();
    goal.click();
  });

  // What is said twice is written twice: one press is enough.
  doc.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    if (event.target.method === "post") event.target.dataset.sent = "1";
  });
  addEventListener("pageshow", function () {
    doc.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  function reveal() {
    var id = location.hash.slice(1), goal;
    // A lone "%" is no code of a character.
    try { id = decodeURIComponent(id); } catch (none) { /* as it is */ }
    goal = id && (doc.getElementById(id) || doc.getElementById("c-" + id));
    if (!goal) return;
    for (var e = goal; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    goal.scrollIntoView({ block: "nearest" });
  }
  addEventListener("hashchange", reveal);
  reveal();

  var current = doc.querySelector(".queue [aria-current]");
  // The list alone moves; on a phone it stands below, and the page stays where it is.
  var list = current && current.closest("ol");
  if (list) list.scrollTop = Math.max(0, current.offsetTop - list.offsetTop - list.clientHeight / 2);
  doc.documentElement.classList.add("js");
})();
