// A browser of the project's own: nothing has to be installed on the machine.
process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x"; // the package then unpacks the libraries that a bare machine lacks
const { default: chromium } = await import("@sparticuz/chromium");
const { chromium: driver } = await import("playwright-core");

/** Runs what is given with a browser, and closes it whatever happens. */
export async function withBrowser(run) {
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}
