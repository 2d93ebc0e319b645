/** All emoji that this browser may offer. Fetched with their names when the first is asked for. */
import rows from "virtual:emoji-rows";
import { isEmoji } from "../../../src/protocol/entities.ts";
import { emojiBook } from "../../store/emoji.ts";
import { canvasDraws, drawableVersion } from "./drawable.ts";

export const book = emojiBook(rows, { isEmoji, version: drawableVersion(canvasDraws()) });
