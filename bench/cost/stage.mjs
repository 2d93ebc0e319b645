/**
 * Where the scenes of the cost meter are played: the metered Worker in the runtime, and a time that the play moves. What is
 * to happen is put into a list; between two entries the objects do what is due, and sleep when they would.
 */
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { convertV4MiniflareOptions, Miniflare, Response } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { nothing } from "../../src/cost/prices.ts";
import { liftedRates } from "../../test/faults/server.ts";
import { Talker } from "../load/talker.mjs";
import { bundle } from "../subjects/bundle.mjs";
import { newStateDir, removeAtEnd } from "../subjects/process.mjs";
import { enter, plain } from "../subjects/wire.mjs";

const config = fileURLToPath(new URL("wrangler.toml", import.meta.url));
const name = "cost";
const secret = "a-secret-that-only-the-meter-knows-0123456789";
/** How often the objects are asked whether they are done, in milliseconds. */
const lookMs = 3;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Stage {
	/** The simulated time, Unix milliseconds. */
	now = 0;
	#miniflare;
	#port;
	#stateDir;
	/** Frames that were sent to objects so far: they must all have come before time moves. */
	#sent = 0;
	/** What is to happen, by time. */
	#plan = [];

	constructor(miniflare, port, stateDir) {
		this.#miniflare = miniflare;
		this.#port = port;
		this.#stateDir = stateDir;
	}

	/** @param empty a folder of state whose database of accounts is there and empty; it is copied */
	static async open(port, empty) {
		const stateDir = removeAtEnd(newStateDir("memory"));
		cpSync(empty, stateDir, { recursive: true });
		const { workerOptions } = await unstable_getMiniflareWorkerOptions(config);
		const { modulesRules: _, rootPath: __, ...options } = workerOptions;
		const page = () => new Response("<!doctype html>", { headers: { "Content-Type": "text/html" } });
		const miniflare = new Miniflare(
			convertV4MiniflareOptions({
				...options,
				name,
				modules: true,
				scriptPath: bundle("cost", config),
				bindings: { ...liftedRates, BETTER_AUTH_SECRET: secret },
				serviceBindings: { ASSETS: page },
				unsafeDirectSockets: [{ host: "127.0.0.1", port }],
				host: "127.0.0.1",
				port: 0,
				cf: false,
				resourcePersistencePath: `${stateDir}/v3`,
				enableDevRegistry: false,
			}),
		);
		await miniflare.ready;
		const stage = new Stage(miniflare, port, stateDir);
		stage.now = (await stage.#meter()).now;
		return stage;
	}

	get url() {
		return `http://localhost:${this.#port}`;
	}

	guest(guestName) {
		return Talker.guest(this.url, guestName);
	}

	async #meter() {
		return (await fetch(`${this.url}/meter`)).json();
	}

	/** Waits until everything that was asked is done. */
	async settle() {
		for (;;) {
			const { isBusy, byClass } = await this.#meter();
			const heard = Object.values(byClass).reduce((sum, { socketMessages }) => sum + socketMessages, 0);
			if (!isBusy && heard >= this.#sent) return;
			await pause(lookMs);
		}
	}

	/** What was counted until now: by the Worker (with the database of accounts) and by each class of objects. */
	async counts() {
		await this.settle();
		const { workerRequests, databaseRows, byClass } = await this.#meter();
		const { read: databaseRowsRead, written: databaseRowsWritten } = databaseRows;
		const counts = { Worker: { ...nothing, workerRequests, databaseRowsRead, databaseRowsWritten } };
		for (const [className, { awakeMs, ...rest }] of Object.entries(byClass)) {
			counts[className] = { ...nothing, ...rest, awakeSeconds: awakeMs / 1_000 };
		}
		return counts;
	}

	/** Somebody opens a socket, at `path`, and joins with `join`. */
	async connect({ headers }, path, join, onFrame) {
		const onText = (payload) => {
			const frame = JSON.parse(payload.toString());
			for (const each of frame.type === "batch" ? frame.frames : [frame]) onFrame(each);
		};
		// The join is a frame, too.
		this.#sent++;
		const socket = await enter({ port: this.#port, path, headers, packets: plain }, { join, onText });
		return {
			say: (frame) => {
				this.#sent++;
				socket.say(frame);
			},
			cut: socket.cut,
		};
	}

	/** Has something happen in `ms` milliseconds of the simulated time. */
	after(ms, act) {
		this.#plan.push({ at: this.now + ms, act });
	}

	/** Plays until nothing is planned any more, and then for `rest` milliseconds. */
	async play(rest) {
		while (this.#plan.length > 0) {
			this.#plan.sort((one, other) => one.at - other.at);
			const { at, act } = this.#plan.shift();
			await this.#moveTo(at);
			await act();
			await this.settle();
		}
		await this.#moveTo(this.now + rest);
	}

	async #moveTo(at) {
		// In parts, so that an object sleeps when it would, and is found asleep.
		while (this.now < at) {
			const to = Math.min(at, this.now + 10_000);
			for (;;) {
				const { isDone, asleep } = await (await fetch(`${this.url}/meter/step?to=${to}`, { method: "POST" })).json();
				for (const { className, name: object } of asleep) {
					await this.#sleep(className, object);
				}
				if (isDone) break;
				await pause(lookMs);
			}
			this.now = to;
			// What objects told each other, and the play's own people, may lead to more.
			await this.settle();
		}
	}

	async #sleep(className, object) {
		try {
			await this.#miniflare.unsafeEvictDurableObject(name, className, { name: object, webSockets: "hibernate" });
		} catch (error) {
			// On a busy machine the runtime may have done so already.
			if (!String(error).includes("not currently running")) throw error;
		}
	}

	async close() {
		await this.#miniflare.dispose();
		rmSync(this.#stateDir, { recursive: true, force: true });
	}
}
