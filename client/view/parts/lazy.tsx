import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { shellWords } from "../../words/shell.ts";
import { wordsReady } from "../../words/words.ts";

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

interface LazyProps<Props extends object> {
	load: Load<Props>;
	props: Props;
	/** Takes the place away that could not be drawn; without it there is no place to go back to. */
	onClose?: () => void;
	/** Drawn while the part is on its way, and behind what is said when it cannot be had. */
	meanwhile?: ComponentChildren;
}

/** What was fetched before is drawn at once the next time. */
const fetched = new WeakMap<object, unknown>();

async function fetchPart<Props extends object>(load: Load<Props>): Promise<ComponentType<Props>> {
	const draw = await load();
	await wordsReady();
	fetched.set(load, draw);
	return draw;
}

/** Fetches a part before it is needed. Whether that works is of no interest yet. */
export function prefetch<Props extends object>(load: Load<Props>): void {
	fetchPart(load).catch(() => {});
}

/**
 * Draws a part of the app that is fetched when it is first needed. While it
 * is on its way `meanwhile` is drawn; if it cannot be fetched, that is said.
 */
export function Lazy<Props extends object>({ load, props, onClose, meanwhile = null }: LazyProps<Props>) {
	const known = fetched.get(load) as ComponentType<Props> | undefined;
	const [part, setPart] = useState<{ draw: ComponentType<Props> } | "failed" | null>(known ? { draw: known } : null);
	useEffect(() => {
		let wanted = true;
		fetchPart(load).then(
			(draw) => {
				if (wanted) setPart((now) => (now !== null && now !== "failed" && now.draw === draw ? now : { draw }));
			},
			() => wanted && setPart("failed"),
		);
		return () => {
			wanted = false;
		};
	}, [load]);
	if (part === null) return <>{meanwhile}</>;
	if (part !== "failed") return <part.draw {...props} />;
	const { broken, reload, close } = shellWords();
	return (
		<>
			{meanwhile}
			<div class="toast toast-wrap" role="alert">
				<span>{broken.part}</span>
				<button type="button" class="button button-small button-primary" onClick={() => location.reload()}>
					{reload}
				</button>
				{onClose !== undefined && (
					<button type="button" class="button button-small" onClick={onClose}>
						{close}
					</button>
				)}
			</div>
		</>
	);
}
