// A click on a column's name sorts its table by it; the second click turns the order round. Numbers come from data-value, else from the text.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const key = (row, column) => {
    const cell = row.cells[column];
    const number = parseFloat(cell.dataset.value ?? cell.textContent.replace(/[\u202f ,≥]/g, ""));
    return Number.isNaN(number) ? cell.textContent.trim() : number;
  };
  const compare = (a, b) => {
    if (typeof a === typeof b) return typeof a === "number" ? a - b : a.localeCompare(b);
    return typeof a === "number" ? 1 : -1; // texts such as "–" are below every number
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.firstElementChild.addEventListener("click", () => {
      const rows = [...body.rows];
      const first = head.getAttribute("aria-sort");
      const numeric = rows.some(row => typeof key(row, column) === "number");
      const descending = first ? first === "ascending" : numeric && head.textContent !== "#";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      rows.sort((a, b) => (descending ? -1 : 1) * compare(key(a, column), key(b, column)));
      body.append(...rows);
    });
  });
}
