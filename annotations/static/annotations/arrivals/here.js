/** How many passages that one's teams marked elsewhere stand in this version: at its head. */

import { find, given } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const place = find('[data-slot="arrivals"]');
if (place) {
  attempt(place, async () => {
    place.innerHTML = await fragment(addressOf("version-arrivals", { slug: given(place, "version") }));
  });
}
