"use strict";
for (const button of document.querySelectorAll("button.copy")) {
  const text = button.parentElement.querySelector("code");
  button.hidden = false;
  button.addEventListener("click", async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Pages from a file may not have the clipboard: select it, and copy the old way.
      getSelection().selectAllChildren(text);
      done = document.execCommand("copy");
    }
    button.textContent = done ? "Copied" : "Press Ctrl+C";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}
// Paper cannot be unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.log)")];
  folded.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
// Search in all logs of a cell at once.
for (const search of document.querySelectorAll(".log-search")) {
  const logs = [...search.parentElement.querySelectorAll(".log")].map((log) => {
    const text = log.querySelector("pre");
    return { log, text, lines: text.textContent.split("\n") };
  });
  search.hidden = false;
  search.querySelector("input").addEventListener("input", (event) => {
    const word = event.target.value.toLowerCase();
    let count = 0;
    for (const { log, text, lines } of logs) {
      const found = word ? lines.filter((line) => line.toLowerCase().includes(word)) : lines;
      text.textContent = found.join("\n");
      log.hidden = word && !found.length;
      log.open = Boolean(word) && found.length > 0;
      count += found.length;
    }
    search.querySelector("[role=status]").textContent = word ? `${count} lines` : "";
  });
}

// A column in which a filter leaves nothing; the source above it spans those that are left.
const hideEmptyColumns = (matrix) => {
  const [sources, targets] = matrix.tHead.rows;
  const rows = [...matrix.tBodies[0].rows];
  let column = 1;
  for (const source of [...sources.cells].slice(1)) {
    source.dataset.span ??= source.colSpan;
    let left = 0;
    for (let i = 0; i < Number(source.dataset.span); i++, column++) {
      const shown = rows.some((row) => row.cells[column].querySelector(".m:not(.gone)"));
      [targets, ...rows].forEach((row) => row.cells[column].classList.toggle("gone", !shown));
      left += shown ? 1 : 0;
    }
    source.classList.toggle("gone", !left);
    source.colSpan = left || 1;
  }
};
// Filters of the first page: what is chosen stays in the address, so that it can be passed on.
const filters = document.getElementById("filters");
if (filters) {
  const rows = [...document.querySelectorAll(".entries tbody tr")].map((row) => ({
    row,
    system: row.closest(".system").dataset.system,
    verdict: row.dataset.verdict,
    database: row.dataset.database,
    accelerator: row.dataset.accelerator,
    images: row.dataset.images.split(" "),
    words: "",
  }));
  const marks = new Map([...document.querySelectorAll(".matrix .m")].map((it) => [it.dataset.id, it]));
  const fields = ["system", "verdict", "database", "accelerator", "images", "words"];
  const shown = filters.querySelector(".shown");
  const apply = () => {
    const want = Object.fromEntries(fields.map((name) => [name, filters.elements[name].value.trim()]));
    const words = want.words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const it of rows) {
      if (words.length && !it.words) {
        // Read once, and only when somebody searches.
        const scenario = marks.get(it.row.dataset.id)?.closest("tr").firstElementChild.textContent ?? "";
        const names = [...it.row.querySelectorAll("[title]")].map((code) => code.title).join(" ");
        it.words = `${it.row.textContent} ${scenario} ${names}`.toLowerCase();
      }
      const fits = ["system", "verdict", "database", "accelerator"].every((name) => !want[name] || it[name] === want[name])
        && (!want.images || it.images.includes(want.images))
        && words.every((word) => it.words.includes(word));
      it.row.classList.toggle("gone", !fits);
      // What nobody tried would bury what was: it is in the matrix only when it is asked for.
      const buried = it.verdict === "missing" && want.verdict !== "missing";
      marks.get(it.row.dataset.id)?.classList.toggle("gone", !fits || buried);
      count += fits ? 1 : 0;
    }
    for (const part of document.querySelectorAll(".matrix tbody tr")) {
      part.classList.toggle("gone", !part.querySelector(".m:not(.gone)"));
    }
    document.querySelectorAll(".matrix").forEach(hideEmptyColumns);
    for (const section of document.querySelectorAll(".system")) {
      section.classList.toggle("gone", !section.querySelector(".entries tbody tr:not(.gone)"));
    }
    shown.textContent = count === rows.length ? `${count} cells` : `${count} of ${rows.length} cells`;
    const chosen = new URLSearchParams(Object.entries(want).filter(([, value]) => value)).toString();
    const address = chosen ? `?${chosen}` : location.pathname.split("/").pop() || "./";
    history.replaceState(null, "", address + location.hash);
  };
  const start = new URLSearchParams(location.search);
  fields.forEach((name) => { if (start.has(name)) { filters.elements[name].value = start.get(name); } });
  filters.hidden = false;
  filters.addEventListener("input", apply);
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
// Arrow keys go from cell to cell of a matrix.
for (const matrix of document.querySelectorAll(".matrix")) {
  matrix.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    const here = event.target.closest?.("a.m");
    if (!step || !here) { return; }
    const box = here.getBoundingClientRect();
    let best = null;
    let least = Infinity;
    for (const other of matrix.querySelectorAll("a.m:not(.gone)")) {
      const its = other.getBoundingClientRect();
      const ahead = step[0] ? (its.left - box.left) * step[0] : (its.top - box.top) * step[1];
      const aside = step[0] ? Math.abs(its.top - box.top) : Math.abs(its.left - box.left);
      const far = ahead + aside * 4;
      if (ahead > 1 && far < least) { best = other; least = far; }
    }
    event.preventDefault();
    best?.focus();
  });
}
