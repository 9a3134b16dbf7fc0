/** What the page of a comparison needs. */

import "../proposals/comparing.js";
import "./reading.js";
import "./first/first.js";
import "./duties/told.js";
