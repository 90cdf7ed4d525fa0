// Everything works without this script; it only makes waiting, typing and finding mistakes easier.
import { Button, ErrorSummary, PasswordInput, SkipLink, createAll } from "govuk-frontend";
import { autosave } from "./autosave.mjs";
import { busy } from "./busy.mjs";
import { camera } from "./camera.mjs";
import { changes } from "./changes.mjs";
import { copy } from "./copy.mjs";
import { count } from "./count.mjs";
import { countdown } from "./countdown.mjs";
import { digits } from "./digits.mjs";
import { ending } from "./ending.mjs";
import { keys } from "./keys.mjs";
import { menu } from "./menu.mjs";
import { passkey } from "./passkey.mjs";
import { push } from "./push.mjs";
import { reveal } from "./reveal.mjs";
import { rules } from "./rules.mjs";
import { suggest } from "./suggest.mjs";
import { upload } from "./upload.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [Button, ErrorSummary, PasswordInput, SkipLink]) {
  createAll(Component);
}
// First, while every region is still as it was drawn.
changes(document, (region) => {
  for (const Component of [Button, PasswordInput]) createAll(Component, {}, region);
  for (const start of [copy, count, countdown, digits, upload]) start(region);
});
for (const start of [passkey, push, autosave, busy, camera, copy, count, countdown, digits, ending, keys, menu, reveal, rules, suggest, upload]) {
  start(document);
}
