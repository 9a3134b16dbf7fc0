/** What the page of a comparison needs beside that. */

import "./comparing/changes.js";
import "./comparing/heat.js";
