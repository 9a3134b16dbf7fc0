/** What the pages of consultations and comment sets need. */

import "./choosing.js";
import "./finding.js";
import "./sheet.js";
