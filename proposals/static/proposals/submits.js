/** In a form with `data-submits` a choice is sent at once. */

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits] select")) event.target.form.requestSubmit();
});
