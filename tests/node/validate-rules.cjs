// Holds JSON files against a JSON Schema: node validate.js SCHEMA FILE…
'use strict';
const fs = require('fs');
const Ajv = require('ajv/dist/2020.js').default;

const [schemaPath, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaPath, 'utf8')));
let invalid = 0;
for (const file of files) {
  if (validate(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    continue;
  }

  invalid++;
  console.log(`${file}: ${ajv.errorsText(validate.errors)}`);
}

process.exitCode = invalid === 0 ? 0 : 1;
