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
