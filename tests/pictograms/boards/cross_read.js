// Reads the board files given after the first argument with aac-processors (its folder is the second)
// and writes what it found as JSON to the file that the first argument names.
"use strict";
const fs = require("fs");
const path = require("path");

const [, , out, folder, ...files] = process.argv;
const { ObfProcessor } = require(path.join(folder, "dist/processors/obfProcessor.js"));
const { ObfValidator } = require(path.join(folder, "dist/validation/obfValidator.js"));
console.log = () => {};

const failures = (check) => (check.error ? [check.error] : []);

async function read(file) {
  const tree = await new ObfProcessor().loadIntoTree(file);
  const judged = await ObfValidator.validateFile(file);
  const pages = Object.values(tree.pages).map((page) => ({
    id: page.id,
    name: page.name,
    locale: page.locale,
    grid: page.grid.map((row) => row.map((button) => (button ? button.label : null))),
    buttons: page.buttons.map((button) => ({
      label: button.label,
      message: button.message,
      target: button.targetPageId || null,
      picture: (button.resolvedImageEntry || "").split(",")[0],
      colour: (button.style && button.style.backgroundColor) || null,
      hidden: button.visibility === "Hidden",
    })),
    licences: (page.images || []).map((image) => image.license && image.license.type),
  }));
  const results = [...(judged.results || []), ...(judged.sub_results || []).flatMap((sub) => sub.results || [])];
  return { root: tree.rootId, pages, valid: judged.valid, errors: results.flatMap(failures) };
}

Promise.all(files.map(read)).then(
  (found) => fs.writeFileSync(out, JSON.stringify(found)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
