/** `data-chooses-all` ticks all boxes of its form, and says how many are ticked in `data-chosen`. */

function count(form) {
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox]")];
  const chosen = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-chooses-all]");
  if (!all) return; // Who may only read has nothing to choose.
  all.checked = chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
  form.querySelector("[data-chosen]").textContent = String(chosen);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-choosing]");
  if (!form) return;
  if (event.target.matches("[data-chooses-all]")) {
    for (const box of form.querySelectorAll("tbody input[type=checkbox]")) box.checked = event.target.checked;
  }
  count(form);
});

for (const form of document.querySelectorAll("[data-choosing]")) count(form);
