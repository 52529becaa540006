// Opens every file of a folder in Chromium and reports what is wrong; ends with 1 where anything is.
// Arguments: folder of files, folder for pictures, folder for the browser's profile.
"use strict";
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [files, pictures, profile] = process.argv.slice(2);

const launch = (extra) =>
  chromium.launchPersistentContext(profile + "-" + extra.name, {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
    ...extra.options,
  });

const widths = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const wrong = [];

// What must never happen, on any page.
const watch = (page, name) => {
  const told = (what) => wrong.push(`${name}: ${what}`);
  page.on("dialog", (dialog) => { told(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => told(`script error ${error.message}`));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) told(`console ${message.text()}`); });
  page.on("request", (request) => { if (!request.url().startsWith("file://")) told(`request ${request.url()}`); });
};

const visit = async (context, file, name) => {
  const page = await context.newPage();
  watch(page, name);
  // Listens before the policy of the page counts, so that its first violation is heard too.
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective + " " + event.blockedURI));
  });
  await page.goto("file://" + file);
  await page.waitForLoadState("load");
  return page;
};

// The rules for colours look at every word anew, which takes many minutes on an annex; its colours are those of the full report.
// The order of its elements is the same on a telephone.
const rulesFor = (name) => {
  if (!name.includes("annex")) return {};
  return name.includes("phone") ? null : { "color-contrast": { enabled: false } };
};

const inspect = async (page, name) => {
  for (const violation of await page.evaluate(() => window.violations)) wrong.push(`${name}: policy ${violation}`);
  const scroll = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (scroll[0] > scroll[1]) wrong.push(`${name}: wider than the window, ${scroll[0]} > ${scroll[1]}`);
  // Texts of charts stay within their charts, whatever font there is.
  const outside = await page.evaluate(() => [...document.querySelectorAll("figure svg")].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
    const around = svg.getBoundingClientRect();
    const out = (text) => { const at = text.getBoundingClientRect(); return at.left < around.left - 3 || at.right > around.right + 3; };
    return [...svg.querySelectorAll("text")].filter(out).map((text) => text.textContent);
  }));
  if (outside.length > 0) wrong.push(`${name}: ${outside.length} texts leave their charts, such as ${outside[0]}`);
  // On a telephone a table is cards, and nothing hides beside the screen.
  const hidden = await page.evaluate(() => [...document.querySelectorAll(".scroll:has(> .cards)")].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
  if (name.includes("phone") && hidden > 0) wrong.push(`${name}: ${hidden} tables reach beyond the screen`);
  const rules = rulesFor(name);
  if (rules === null) return;
  const found = await page.evaluate(async ([source, rules]) => {
    // Not through the page, whose policy forbids it.
    (0, eval)(source);
    return (await axe.run({ rules, resultTypes: ["violations"] })).violations.map((one) => [one.impact, one.id, one.nodes.length, one.nodes[0].html.slice(0, 160)]);
  }, [axe, rules]).catch((error) => [["critical", "axe did not run", 0, String(error)]]);
  for (const [impact, id, count, html] of found) {
    const line = `${name}: axe ${impact} ${id} (${count}) ${html}`;
    if (["serious", "critical"].includes(impact)) wrong.push(line);
    else console.log(line);
  }
};

// The extras: chapters fold, tables sort, by keyboard.
const use = async (page, name) => {
  const toggle = page.locator("button.toggle").first();
  if (await toggle.count() > 0) {
    await toggle.focus();
    await page.keyboard.press("Enter");
    if (await page.locator(".chapter").first().isVisible()) wrong.push(`${name}: a chapter does not fold`);
    await page.keyboard.press("Enter");
    if (!await page.locator(".chapter").first().isVisible()) wrong.push(`${name}: a chapter does not open again`);
  }
  const table = page.locator("table.sorts").first();
  if (await table.count() > 0) {
    const rows = () => table.evaluate((one) => [...one.rows].slice(1).map((row) => row.textContent));
    const before = await rows();
    const button = table.locator("thead button").first();
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const turned = await rows();
    await page.keyboard.press("Enter");
    const after = await rows();
    if (String(before) === String(turned)) wrong.push(`${name}: a table does not sort`);
    if (String(before) !== String(after)) wrong.push(`${name}: a table does not come back to its order`);
  }
};

(async () => {
  const names = fs.readdirSync(files).filter((name) => name.endsWith(".html")).sort();
  for (const scheme of ["light", "dark"]) {
    for (const [width, viewport] of Object.entries(widths)) {
      const context = await launch({ name: `${scheme}-${width}`, options: { viewport, colorScheme: scheme, bypassCSP: false } });
      for (const file of names) {
        // One file of each kind is enough to judge the dark colours.
        if (scheme === "dark" && !/^(atlantis-2026|explain)/.test(file)) continue;
        const name = `${path.basename(file, ".html")} ${width} ${scheme}`;
        const page = await visit(context, path.join(files, file), name);
        const picture = path.join(pictures, name.replaceAll(" ", "-") + ".png");
        if (!file.startsWith("hostile")) {
          // Pictures that are higher cannot be opened everywhere.
          const high = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), 60000);
          await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: viewport.width, height: high }, timeout: 300000 });
        }
        if (scheme === "light" && width === "desk") {
          for (const format of ["A4", "Letter"]) {
            const to = path.join(pictures, `${path.basename(file, ".html")}-${format}.pdf`);
            await page.pdf({ path: to, format, preferCSSPageSize: false, printBackground: false });
          }
          await use(page, name);
        }
        await inspect(page, name);
        await page.close();
      }
      await context.close();
    }
  }
  // Without scripts everything is there too.
  const context = await launch({ name: "plain", options: { viewport: widths.desk, javaScriptEnabled: false } });
  for (const file of names) {
    const page = await visit(context, path.join(files, file), file).catch((error) => { wrong.push(String(error)); });
    if (!page) continue;
    if (await page.locator("button").count() > 0) wrong.push(`${file}: a button without scripts`);
    if (!await page.locator("main").isVisible()) wrong.push(`${file}: no content without scripts`);
    await page.close();
  }
  await context.close();
  for (const line of wrong) console.log(line);
  console.log(`${names.length} files, ${wrong.length} findings`);
  process.exit(wrong.length > 0 ? 1 : 0);
})();
