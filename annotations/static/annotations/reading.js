/** What the pages of versions and comparisons need. */

import "../proposals/reading.js";
import "./walking.js";
import "./attaching.js";
import "./bubbles.js";
import "./deciding.js";
import "./entry.js";
import "./filtering.js";
import "./filters.js";
import "./finding.js";
import "./found.js";
import "./hints.js";
import "./margin.js";
import "./publishing.js";
import "./removing.js";
import "./reviews.js";
import "./selection.js";
import "./showing.js";
import "./thread.js";
import "./words.js";
