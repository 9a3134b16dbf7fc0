/** What the pages of consultations and comment sets need. */

import "./lists/choosing.js";
import "./lists/finding.js";
import "./live/sheet.js";
import "./sheet/sheet.js";
