// Has the pictures read by the programs they are for: node draw-graphs.mjs MERMAID DOT SVG; prints what those programs see.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { instance } from "@viz-js/viz";
import { withBrowser } from "./browser.mjs";

const [mermaidFile, dotFile, svgFile] = process.argv.slice(2);
const viz = await instance();
const drawn = viz.renderJSON(await readFile(dotFile, "utf8"));
const boxes = drawn.objects.filter((one) => !one.name.startsWith("cluster"));
const arrows = (drawn.edges ?? []).map((edge) => `${drawn.objects[edge.tail].name} ${drawn.objects[edge.head].name} ${edge.label}`);

await withBrowser(async (browser) => {
  const page = await browser.newPage();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js") });
  const flowchart = await page.evaluate(async (text) => {
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    const { svg } = await window.mermaid.render("flowchart", text);
    const image = new DOMParser().parseFromString(svg, "text/html");
    return {
      nodes: [...image.querySelectorAll("g.node")].map((node) => node.textContent.replace(/\s+/g, " ").trim()),
      edges: image.querySelectorAll("g.edgePaths > path, g.edges > path").length,
      scripts: image.querySelectorAll("script, img, a").length,
    };
  }, await readFile(mermaidFile, "utf8"));
  assert.equal(flowchart.scripts, 0);

  const picture = await browser.newPage();
  await picture.goto(pathToFileURL(svgFile).href);
  const svg = await picture.evaluate(() => {
    const boxOf = (element) => element.getBoundingClientRect();
    const nodes = [...document.querySelectorAll("g[transform]")].map((group) => ({
      name: group.querySelector(".name").textContent, state: group.getAttribute("class"), box: boxOf(group.querySelector(".box")),
      widest: Math.max(...[...group.querySelectorAll("text")].map((text) => boxOf(text).right)),
    }));
    return {
      nodes, edges: document.querySelectorAll("path.edge").length, scripts: document.querySelectorAll("script, a, image").length,
      isParsed: document.querySelector("parsererror") === null, size: boxOf(document.documentElement),
    };
  });
  assert.ok(svg.isParsed);
  assert.equal(svg.scripts, 0);
  for (const [i, node] of svg.nodes.entries()) {
    assert.ok(node.widest <= node.box.right + 1, `${node.name} is wider than its box`);
    for (const other of svg.nodes.slice(i + 1)) {
      const apart = node.box.right <= other.box.left || other.box.right <= node.box.left || node.box.bottom <= other.box.top || other.box.bottom <= node.box.top;
      assert.ok(apart, `${node.name} lies on ${other.name}`);
    }
  }

  console.log(JSON.stringify({
    mermaid: { nodes: flowchart.nodes, edges: flowchart.edges },
    dot: { nodes: boxes.map((box) => box.label), edges: arrows },
    svg: { nodes: svg.nodes.map((node) => `${node.name} ${node.state}`), edges: svg.edges },
  }));
});
