import "./choosing.js";
import "./entry.js";
import "./finding.js";
import "./margin.js";
import "./reviews.js";
import "./selection.js";
import "./showing.js";
import "./words.js";
