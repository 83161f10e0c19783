// Validates a report in the Reviewdog Diagnostic Format: node validate-rdjson.mjs REPORT
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { RDFormatValidator } = createRequire(import.meta.url)("@umbrelladocs/rdformat-validator");

const result = await new RDFormatValidator({ strictMode: true, allowExtraFields: false }).validateString(readFileSync(process.argv[2], "utf8"));
if (!result.valid) {
  for (const error of result.errors) console.error(`${error.path} ${error.message}`);
  process.exit(1);
}
