
"use strict";
(() => {
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const formula = /^[=+\-@\t\r]/;
  document.documentElement.classList.add("js");
  all("[data-needs-script]").forEach((part) => { part.hidden = false; });

  // The note beside a word: on hover, tap and focus; Escape closes it, it can be pointed at.
  const pop = one("[data-pop]");
  const marks = all("#original mark");
  let shown = null, leaving = 0, touched = null;
  const line = (name, text, bold) => {
    const part = document.createElement("p");
    part.className = name;
    if (bold) { part.append(bold + " "); }
    const rest = document.createElement(bold ? "b" : "span");
    rest.textContent = text;
    part.append(rest);
    return part;
  };
  const show = (mark) => {
    clearTimeout(leaving);
    if (shown === mark) { return; }
    hide();
    shown = mark;
    mark.classList.add("here");
    const note = document.getElementById("note-" + one("a", mark).dataset.n);
    const said = (name) => (one(name, note) || { textContent: "" }).textContent.trim();
    const after = mark.dataset.after;
    pop.replaceChildren(line("form", said(".form")), line("kind", said(".kind") + "; " + mark.dataset.whose + "; said of " + mark.dataset.actor));
    if (said(".remedy")) { pop.append(line("instead", said(".remedy"))); }
    if (after) { pop.append(line("instead", after, "In the rewrite:")); }
    if (said(".why")) { pop.append(line("why", said(".why"))); }
    pop.append(line("guide", said(".guide")), line("hint", "Enter or click: the full note. Escape: close."));
    pop.hidden = false;
    const frame = pop.parentElement.getBoundingClientRect();
    const place = mark.getClientRects()[0];
    const right = document.documentElement.clientWidth - pop.offsetWidth - 12;
    pop.style.left = Math.max(12, Math.min(place.left, right)) - frame.left + "px";
    const below = place.bottom + 6 + pop.offsetHeight < innerHeight || place.top < pop.offsetHeight + 12;
    pop.style.top = (below ? place.bottom + 6 : place.top - pop.offsetHeight - 6) - frame.top + "px";
  };
  const hide = () => {
    if (!shown) { return; }
    shown.classList.remove("here");
    shown = null;
    pop.hidden = true;
  };
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };
  marks.forEach((mark) => {
    const link = one("a", mark);
    mark.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") { show(mark); } });
    mark.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") { leave(); } });
    mark.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && shown !== mark ? mark : null; });
    link.addEventListener("focus", () => show(mark));
    link.addEventListener("blur", leave);
    link.addEventListener("click", (event) => {
      if (touched === mark) { event.preventDefault(); show(mark); }
      touched = null;
    });
  });
  if (pop) {
    pop.addEventListener("pointerenter", () => clearTimeout(leaving));
    pop.addEventListener("pointerleave", leave);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { hide(); } });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !pop.contains(event.target) && !shown.contains(event.target)) { hide(); }
  });

  // On a small screen the filters wait until they are asked for.
  if (matchMedia("(max-width: 60rem)").matches) { all("[data-filters]").forEach((part) => { part.open = false; }); }

  // Original or neutral rewrite.
  const column = one(".column"), plain = one("#plain");
  const version = (name) => {
    hide();
    column.dataset.show = name;
    plain.open = name === "plain";
    all("[data-version]").forEach((button) => button.setAttribute("aria-pressed", button.dataset.version === name));
  };
  if (column) {
    all("[data-version]").forEach((button) => button.addEventListener("click", () => version(button.dataset.version)));
    version("original");
    // A link to a place in the article needs the version that has the place.
    const arrive = () => { if (/^#word-/.test(location.hash)) { version("original"); reset(); document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" }); } };
    addEventListener("hashchange", arrive);
    document.addEventListener("click", (event) => {
      const link = event.target.closest ? event.target.closest('a[href^="#word-"]') : null;
      if (link) {
        version("original");
        reset();
        const mark = document.getElementById(link.hash.slice(1));
        const inside = mark && one("a", mark);
        if (inside) { event.preventDefault(); history.pushState(null, "", link.hash); mark.scrollIntoView({ block: "center" }); inside.focus({ preventScroll: true }); }
      }
    });
  }

  // Filters: values of one kind are alternatives, kinds are combined; none pressed means all.
  const wanted = { voice: new Set(), category: new Set(), actor: new Set() };
  const tally = one("[data-tally]"), clear = one("[data-reset]"), total = new Set(marks.map((mark) => mark.dataset.place)).size;
  const filter = () => {
    hide();
    const on = new Set();
    marks.forEach((mark) => {
      const fits = Object.keys(wanted).every((key) => !wanted[key].size || wanted[key].has(mark.dataset[key]));
      mark.classList.toggle("off", !fits);
      if (fits) { on.add(mark.dataset.place); }
    });
    tally.textContent = on.size + " of " + total + " loaded words shown";
    clear.hidden = Object.values(wanted).every((values) => !values.size);
  };
  const reset = () => {
    if (!tally || clear.hidden) { return; }
    Object.values(wanted).forEach((values) => values.clear());
    all("button[data-filter]").forEach((button) => button.setAttribute("aria-pressed", "false"));
    all("select[data-filter]").forEach((choice) => { choice.value = ""; });
    filter();
  };
  all("button[data-filter]").forEach((button) => button.addEventListener("click", () => {
    const values = wanted[button.dataset.filter], value = button.dataset.value;
    if (!values.delete(value)) { values.add(value); }
    button.setAttribute("aria-pressed", values.has(value));
    version("original");
    filter();
  }));
  all("select[data-filter]").forEach((choice) => choice.addEventListener("change", () => {
    const values = wanted[choice.dataset.filter];
    values.clear();
    if (choice.value) { values.add(choice.value); }
    version("original");
    filter();
  }));
  if (clear) { clear.addEventListener("click", () => { reset(); one("[data-filters] button").focus(); }); }

  // Tables: a click on a heading sorts, a second one turns the order round.
  const value = (row, at) => {
    const cell = row.cells[at], text = cell.dataset.value ?? cell.textContent.trim();
    return text !== "" && !isNaN(text) ? Number(text) : text.toLowerCase();
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  all("table[data-sortable]").forEach((table) => {
    const heads = all("thead th", table);
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.classList.contains("number") && at > 0;
        const first = down ? "descending" : "ascending", second = down ? "ascending" : "descending";
        const order = head.getAttribute("aria-sort") === first ? second : first;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", order);
        const rows = [...table.tBodies[0].rows], sign = order === "ascending" ? 1 : -1;
        rows.sort((a, b) => sign * compare(value(a, at), value(b, at)));
        table.tBodies[0].append(...rows);
      });
    });
  });

  // Find in the table of evidence, and copy what is shown.
  const table = one("table[data-searchable]"), find = one("[data-find]"), count = one("[data-rows]");
  if (table && find) {
    const rows = [...table.tBodies[0].rows];
    find.addEventListener("input", () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      });
      const left = rows.filter((row) => !row.hidden).length;
      count.textContent = left === rows.length ? left + " rows" : left + " of " + rows.length + " rows";
    });
    // A link to a row that is filtered out shows it again.
    addEventListener("hashchange", () => {
      const row = location.hash.startsWith("#row-") && document.getElementById(location.hash.slice(1));
      if (row && row.hidden) { find.value = ""; find.dispatchEvent(new Event("input")); row.scrollIntoView(); }
    });
  }
  const copy = one("[data-copy]");
  if (copy) {
    const clean = (cell) => {
      const text = cell.textContent.replace(/\s+/g, " ").trim();
      return formula.test(text) ? "'" + text : text;
    };
    const put = async (text) => {
      try { await navigator.clipboard.writeText(text); } catch {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
    };
    copy.addEventListener("click", async () => {
      const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter((row) => !row.hidden)];
      await put(rows.map((row) => [...row.cells].map(clean).join("\t")).join("\n") + "\n");
      count.textContent = rows.length - 1 + " rows copied";
      copy.focus();
    });
  }

  // Print shows everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    hide();
    closed = all("details:not([open])");
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
})();
