// Validates a page by the HTML standard: node validate-html.mjs PAGE
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
const report = await validator.validateFile(process.argv[2]);
if (!report.valid) {
  for (const result of report.results)
    for (const message of result.messages) console.error(`${message.line}:${message.column} ${message.ruleId} ${message.message}`);
  process.exit(1);
}
