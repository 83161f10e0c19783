// Reads a script by PowerShell's grammar: node validate-pwsh.mjs SCRIPT
// Prints the commands that it calls, each with its arguments, a line for each.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";

await Parser.init();
const language = await Language.load(createRequire(import.meta.url).resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"));
const parser = new Parser();
parser.setLanguage(language);
const root = parser.parse(await readFile(process.argv[2], "utf8")).rootNode;

const visit = (node) => {
  if (node.isError || node.isMissing) {
    console.error(`${node.startPosition.row + 1}:${node.startPosition.column + 1} ${node.isMissing ? "missing " + node.type : "cannot be read: " + node.text}`);
    process.exitCode = 1;
  }
  if (node.type === "command") console.log(node.text.split("\n")[0]);
  for (const child of node.children) visit(child);
};
visit(root);
