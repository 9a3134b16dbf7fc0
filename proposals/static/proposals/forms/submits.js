/**
 * In a form with `data-submits` a choice is sent at once. A form is sent with the token of today: its page may be one
 * that the browser kept from before one signed in anew.
 */

import { renewToken } from "../session/token.js";

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && target.matches("[data-submits] select")) target.form?.requestSubmit();
});

document.addEventListener(
  "submit",
  ({ target }) => {
    if (target instanceof HTMLFormElement) renewToken(target);
  },
  true,
);
