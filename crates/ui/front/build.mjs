// Builds dist/public/assets: styles, script, icons, fonts, each named by the hash of its content, and dist/manifest.txt with their addresses.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { mark, names, sheet } from "./src/icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../dist/public/assets");
const manifest = [];

rmSync(join(here, "../dist"), { recursive: true, force: true });
mkdirSync(out, { recursive: true });

function keep(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const file = name.replace(/\.(\w+)$/, `.${hash}.$1`);
  writeFileSync(join(out, file), content);
  manifest.push(`${name} /assets/${file}`);
  return `/assets/${file}`;
}

const fonts = join(here, "node_modules/@fontsource-variable/golos-text/files");
const addresses = {};
for (const [name, subset] of [["golos-cyrillic.woff2", "cyrillic"], ["golos-latin.woff2", "latin"], ["golos-signs.woff2", "latin-ext"]]) {
  addresses[name] = keep(name, readFileSync(join(fonts, `golos-text-${subset}-wght-normal.woff2`)));
}

const compiled = sass.compile(join(here, "src/app.scss"), {
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
  silenceDeprecations: ["if-function", "import", "global-builtin"],
});
const linked = compiled.css.replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, name) => `url("${addresses[name]}")`);
const styles = await esbuild.transform(linked, { loader: "css", minify: true, target: ["chrome109", "firefox115", "safari15.6"] });
keep("app.css", styles.code);

const script = await esbuild.build({
  entryPoints: [join(here, "src/app.mjs")],
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: ["es2020"],
  legalComments: "none",
});
keep("app.js", script.outputFiles[0].text);
keep("icons.svg", sheet);
keep("mark.svg", mark);
writeFileSync(join(here, "../dist/icons.txt"), `${names.join("\n")}\n`);

// What a first visit loads besides the font stays small.
const first = [styles.code, script.outputFiles[0].text, sheet].reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
if (first > 50 * 1024) throw new Error(`a first visit loads ${first} bytes besides the font, more than 50 KB`);
writeFileSync(join(here, "../dist/manifest.txt"), `${manifest.join("\n")}\n`);

// Cargo compares times: what is embedded must not look newer than the build that made it, or every build begins anew.
for (const made of readdirSync(join(here, "../dist"), { recursive: true })) utimesSync(join(here, "../dist", made), 1, 1);
