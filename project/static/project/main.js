/** What every page needs. */

import "./dialogs.js";
import "./keys.js";
import "./panes.js";
import "./theme.js";
import "../proposals/forms/drop.js";
import "../proposals/forms/submits.js";
import { find } from "../proposals/page/elements.js";

if (find('[data-slot="consultations"]')) import("../annotations/consultations/consulting.js");
if (find("[data-signs-out]")) import("../proposals/unsent/signing-out.js");
if (find("[data-account]")) import("../proposals/unsent/forms.js");
if (find("[data-two-files]")) import("../proposals/forms/two-files.js");
