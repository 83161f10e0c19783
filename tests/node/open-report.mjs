// Opens a report from its file and looks at it as its readers do: node open-report.mjs PAGE
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { withBrowser } from "./browser.mjs";

const address = pathToFileURL(process.argv[2]).href;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function open(browser, options) {
  const page = await (await browser.newContext(options)).newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => request.url() === address || noise.push(`asks for ${request.url()}`));
  await page.goto(address);
  assert.deepEqual(noise, [], "the page needs nothing but itself, and nothing is refused");
  return page;
}

const colorOf = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

await withBrowser(async (browser) => {
  const light = await open(browser, { colorScheme: "light", viewport: { width: 1100, height: 900 } });
  assert.equal(await light.textContent("h1"), "PolicyLint report");
  const charts = await light.locator("svg[role=img]").all();
  assert.equal(charts.length, 3);
  for (const chart of charts) assert.ok((await chart.boundingBox()).height > 10, "a chart is seen");
  assert.ok(await light.getByRole("img", { name: "By layer of defence in depth" }).isVisible(), "a chart has a name");
  assert.ok((await light.locator("rect.c-error").first().boundingBox()).width > 0, "what fails is seen in it");
  for (const link of await light.locator("nav a").all()) {
    await link.click();
    assert.ok(await light.locator((await link.getAttribute("href")).replace("#", "[id='") + "']").isVisible(), "a link leads to its section");
  }

  const dark = await open(browser, { colorScheme: "dark" });
  assert.notEqual(await colorOf(dark), await colorOf(light));

  const narrow = await open(browser, { viewport: { width: 360, height: 700 } });
  assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth)) <= 360, "a telephone shows it without scrolling sideways");

  await light.emulateMedia({ media: "print" });
  assert.equal(await light.locator("nav").isVisible(), false, "paper has no links");
  assert.ok((await light.pdf({ format: "A4" })).length > 10000, "it can be printed");

  for (const colorScheme of ["light", "dark"]) {
    const page = await open(browser, { colorScheme, bypassCSP: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`), [], `accessible in ${colorScheme}`);
  }
});
