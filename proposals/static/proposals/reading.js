import "./changes.js";
import "./filter.js";
import "./heat.js";
import "./here.js";
import "./level.js";
import "./portions.js";
import "./tree.js";
