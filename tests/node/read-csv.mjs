// Prints the records of a table as JSON, read strictly by RFC 4180: node read-csv.mjs TABLE
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";

console.log(JSON.stringify(parse(readFileSync(process.argv[2], "utf8"), { columns: true, record_delimiter: "\r\n", relax_quotes: false })));
