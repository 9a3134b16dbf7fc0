import "./dialogs.js";
import "./keys.js";
import "./panes.js";
