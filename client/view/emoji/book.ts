/** All emoji that this browser may offer, as they are called in the language of the app. Fetched when the first is asked for. */

import rows from "virtual:emoji-rows";
import { computed } from "@preact/signals";
import { isEmoji } from "../../../src/protocol/entities.ts";
import { emojiBook } from "../../store/emoji.ts";
import { emojiNames } from "../../words/emoji-names.ts";
import { canvasDraws, drawableVersion } from "./drawable.ts";

const offerable = { isEmoji, version: drawableVersion(canvasDraws()) };

export const book = computed(() => emojiBook(rows, offerable, emojiNames()));
