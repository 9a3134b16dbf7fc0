import "./changes.js";
import "./drop.js";
import "./filter.js";
import "./heat.js";
import "./here.js";
import "./level.js";
import "./submits.js";
import "./tree.js";
