/** What every page needs. */

import "./dialogs.js";
import "./keys.js";
import "./panes.js";
import "../proposals/drop.js";
import "../proposals/submits.js";
import "../annotations/consulting.js";
