// Validates requests to a service of AWS by the service's own published model: node validate-aws.mjs SERVICE OPERATION FILE
// The file holds one request, or a list of them. Names and types are the model's; lengths are not in it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const AWS = require("aws-sdk/lib/core");
require("aws-sdk/clients/" + process.argv[2].toLowerCase());

const service = new AWS[process.argv[2]]({ region: "eu-west-1", paramValidation: { min: true, max: true, pattern: true, enum: true } });
const shape = service.api.operations[process.argv[3]].input;
const text = readFileSync(process.argv[4], "utf8");
for (const request of [JSON.parse(text)].flat()) {
  try {
    new AWS.ParamValidator({ min: true, max: true, pattern: true, enum: true }).validate(shape, request);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
