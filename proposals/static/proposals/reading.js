import "./reading/changed.js";
import "./reading/filter.js";
import "./page/glosses.js";
import "./reading/here.js";
import "./reading/portions.js";
import "./reading/tree.js";
