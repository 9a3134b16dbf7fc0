/** What the page of a comparison needs beside that. */

import "./comparing/changes.js";
import "./comparing/copying.js";
import "./comparing/slight.js";
import "./comparing/heat.js";
import "./comparing/level.js";
