/** What the page of a version needs. */

import "./reading.js";
import "./arrivals/here.js";
import "./translations/beside.js";
