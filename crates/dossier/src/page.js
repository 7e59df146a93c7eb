// Nothing here is needed to read the page. It filters, copies citations, and opens what a link points into. The state of the
// filters lives in the address, so that a view can be sent: #?side=halvia&sign=ne
(function () {
  "use strict";
  var doc = document, root = doc.documentElement, status = doc.getElementById("said"), form = doc.getElementById("f");
  var KEYS = ["side", "sp", "rep", "sign", "o2", "q"];
  function all(what, within) { return Array.from((within || doc).querySelectorAll(what)); }

  function asked() {
    var state = {};
    if (location.hash.slice(0, 2) === "#?") new URLSearchParams(location.hash.slice(2)).forEach(function (value, key) {
      if (KEYS.indexOf(key) >= 0 && value) state[key] = value;
    });
    return state;
  }
  function isOf(element, side) { return (element.dataset.side || "").split(" ").indexOf(side) >= 0; }
  // A column of many voices has all their names.
  function isBy(element, speaker) { return (element.dataset.sp || "").split(" ").indexOf(speaker) >= 0; }
  function holds(element, words) { return element.textContent.toLowerCase().indexOf(words) >= 0; }

  // Speakers outside are dimmed; questions and answers that nobody inside takes part in are not shown.
  function show(state) {
    var words = (state.q || "").trim().toLowerCase(), questions = all(".q"), shown = 0, filtered = Object.keys(state).length > 0;
    all(".mx [data-side]:not(.cl)").forEach(function (cell) {
      var out = (state.side && !isOf(cell, state.side)) || (state.sp && cell.dataset.sp !== undefined && !isBy(cell, state.sp));
      cell.classList.toggle("off", Boolean(out));
    });
    questions.forEach(function (question) {
      var fits = (!state.sign || question.dataset.sign === state.sign) && (!state.o2 || Number(question.dataset.o) > 1), hits = 0;
      var asks = words && holds(question.querySelector(".ask"), words);
      all(".pos", question).forEach(function (answer) {
        var here = 0, told = words && !asks && holds(answer.querySelector("summary"), words);
        all(".cl", answer).forEach(function (claim) {
          var keep = (!state.side || isOf(claim, state.side)) && (!state.sp || claim.dataset.sp === state.sp) &&
            (!state.rep || claim.dataset.rep === state.rep) && (!words || asks || told || holds(claim, words));
          claim.hidden = !keep;
          if (keep) here += 1;
        });
        answer.hidden = !here || Boolean(state.o2 && Number(answer.dataset.o) < 2);
        if (!answer.hidden) hits += 1;
      });
      question.hidden = !(fits && hits);
      if (!question.hidden) shown += 1;
    });
    all(".more, .under").forEach(function (fold) { if (filtered) fold.open = Boolean(fold.querySelector(".q:not([hidden])")); });
    all(".spk").forEach(function (speaker) {
      speaker.hidden = Boolean((state.side && !isOf(speaker, state.side)) || (state.sp && speaker.dataset.sp !== state.sp) || (words && !holds(speaker, words)));
    });
    form.elements.clear.hidden = !filtered;
    doc.getElementById("shown").textContent = filtered ? shown + " of " + questions.length + " questions" : "";
  }
  function fill(state) {
    KEYS.forEach(function (key) {
      var field = form.elements[key];
      if (field.type === "checkbox") field.checked = Boolean(state[key]);
      else field.value = state[key] || "";
    });
  }
  function changed() {
    var wanted = new URLSearchParams();
    KEYS.forEach(function (key) {
      var field = form.elements[key], value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
      if (value) wanted.set(key, value);
    });
    var hash = wanted.toString();
    history.replaceState(null, "", hash ? "#?" + hash : location.pathname + location.search);
    show(asked());
  }
  var later;
  form.addEventListener("input", function (event) { clearTimeout(later); later = setTimeout(changed, event.target.name === "q" ? 150 : 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(changed); });

  // A link into a closed <details> opens it (older browsers do not do so by themselves).
  function reveal() {
    var id = location.hash.slice(1), goal;
    if (id[0] === "?") return;
    // A lone "%" is no code of a character.
    try { id = decodeURIComponent(id); } catch (none) { /* as it is */ }
    // A finding's id alone leads to where it answers.
    goal = id && (doc.getElementById(id) || doc.getElementById("c-" + id));
    if (!goal) return;
    if (goal.closest("[hidden]")) { history.replaceState(null, "", "#" + id); fill({}); show({}); }
    for (var e = goal; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (goal.tagName === "DETAILS") goal.open = true;
    goal.scrollIntoView({ block: "nearest" });
  }
  addEventListener("hashchange", function () {
    if (location.hash.slice(0, 2) === "#?") { fill(asked()); show(asked()); doc.getElementById("two").scrollIntoView(); }
    else reveal();
  });

  // data-c: report, paragraph, first and last character of the sentence in it.
  function citation(link) {
    var at = link.dataset.c.split(","), cite = doc.getElementById("c" + at[0]), p = doc.getElementById("r" + at[0] + "-" + at[1]), words = "";
    if (p) {
      p = p.cloneNode(true);
      all(".up", p).forEach(function (a) { a.remove(); });
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
    var link = event.target.closest && event.target.closest("a.cp");
    // With a key held, or a second button, it is a link as any other.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var text = citation(link);
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { say("Citation copied"); }, function () { byHand(text); });
    else byHand(text);
  });

  var before = [];
  addEventListener("beforeprint", function () {
    before = all(doc.body.classList.contains("full") ? "details:not([open])" : "details:not([open]):not(.report):not(.report *):not(.under)");
    before.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { before.forEach(function (d) { d.open = false; }); });

  doc.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    form.elements.q.focus();
  });

  form.hidden = false;
  fill(asked());
  if (Object.keys(asked()).length) show(asked());
  reveal();
  // Last, so that nothing is shown that does not work.
  root.classList.add("js");
})();
