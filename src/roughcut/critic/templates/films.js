(() => {
  "use strict";
  const table = document.getElementById("films");
  const body = table.tBodies[0];
  const choice = document.getElementById("choice");

  const shown = (cell) => cell.querySelector("span[data-metric]:not([hidden])") || cell;
  const valueOf = (row, index, kind) => {
    const value = shown(row.cells[index]).dataset.value;
    return kind === "number" ? (value === undefined ? null : Number(value)) : value || "";
  };

  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sort]");
    if (!button) return;
    const head = button.closest("th");
    const kind = button.dataset.sort;
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = Array.from(body.rows);
    rows.sort((one, two) => {
      const [a, b] = [valueOf(one, head.cellIndex, kind), valueOf(two, head.cellIndex, kind)];
      if (a === null || b === null) return (a === null) - (b === null);
      const order = kind === "number" ? a - b : a.localeCompare(b);
      return down ? -order : order;
    });
    body.append(...rows);
  });

  if (choice) {
    choice.addEventListener("change", () => {
      for (const cell of body.querySelectorAll("span[data-metric]")) cell.hidden = cell.dataset.metric !== choice.value;
    });
  }
})();
