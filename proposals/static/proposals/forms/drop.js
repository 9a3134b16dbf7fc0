/** A file dropped on `data-drop` is chosen in the file field inside it. */

import { all, must } from "../page/elements.js";

for (const place of all("[data-drop]")) {
  const field = must('input[type="file"]', place, HTMLInputElement);
  must("[data-drop-hint]", place).hidden = false;
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
