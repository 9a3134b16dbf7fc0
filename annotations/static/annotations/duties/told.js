/** What one's team confirmed of a comparison: at its head, in the place of the mere link. */

import { find, given } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const place = find('[data-slot="duties"]');
if (place) {
  attempt(place, async () => {
    place.innerHTML = await fragment(addressOf("comparison-told", { slug: given(place, "comparison") }));
  });
}
