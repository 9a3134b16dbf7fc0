/** What the pages of versions and comparisons need. */

import "../proposals/reading.js";
import "./margin/walking.js";
import "./placing/attaching.js";
import "./hints/bubbles.js";
import "./card/deciding.js";
import "./entry/entry.js";
import "./entry/reusing.js";
import "./margin/accepting.js";
import "./margin/filtering.js";
import "./margin/switches.js";
import "./lists/finding.js";
import "./anchoring/duty.js";
import "./anchoring/found.js";
import "./hints/hints.js";
import "./live/beside.js";
import "./live/presence.js";
import "./margin/margin.js";
import "./card/publishing.js";
import "./card/removing.js";
import "./reviews/reviews.js";
import "./lists/roving.js";
import "./entry/selection.js";
import "./margin/showing.js";
import "./card/thread.js";
import "./anchoring/arrows.js";
import "./anchoring/wrapped.js";
