// Validates bills of materials against CycloneDX's schema: node validate-bom.mjs BOM...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const CycloneDX = createRequire(import.meta.url)("@cyclonedx/cyclonedx-library");
const validator = new CycloneDX.Validation.JsonStrictValidator(CycloneDX.Spec.Version.v1dot6);
for (const path of process.argv.slice(2)) {
  const errors = await validator.validate(readFileSync(path, "utf8"));
  if (errors === null) continue;
  console.error(path, JSON.stringify(errors));
  process.exitCode = 1;
}
