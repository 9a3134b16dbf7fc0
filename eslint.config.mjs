import js from "@eslint/js";
import globals from "globals";

/** What would take a line or a file out of the law of types. */
const UNTYPED = ["@ts-ignore", "@ts-expect-error", "@ts-nocheck", "{any}", "@type {*}"];

/** As in Python: project -> annotations -> proposals. */
function room(name, others) {
  return { files: [`${name}/static/**/*.js`], rules: { "no-restricted-imports": ["error", { patterns: others }] } };
}

export default [
  { ignores: [".venv/", "var/", "staticfiles/"] },
  js.configs.recommended,
  {
    rules: {
      complexity: ["error", 12],
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "max-len": ["error", { code: 120 }],
      "max-lines-per-function": ["error", 50],
      "max-params": ["error", 4],
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": ["error", { allowTaggedTemplates: true }],
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "no-warning-comments": ["error", { terms: UNTYPED, location: "anywhere" }],
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["*/static/**/*.js"], languageOptions: { globals: globals.browser } },
  room("proposals", ["**/annotations/**", "**/project/**"]),
  room("annotations", ["**/project/**"]),
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.nodeBuiltin } },
];
