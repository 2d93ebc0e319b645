import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useMedia, wide } from "../../hooks/use-media.ts";
import { Dialog } from "./dialog.tsx";
import { CloseIcon } from "./icons.tsx";

interface SidePanelProps {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
}

/** What belongs to a conversation: a column beside it where there is room, a dialog over it where there is none. */
export function SidePanel(props: SidePanelProps) {
	return useMedia(wide) ? <Column {...props} /> : <Dialog {...props} />;
}

function Column({ title, onClose, children }: SidePanelProps) {
	const heading = useId();
	const button = useRef<HTMLButtonElement>(null);
	useLayoutEffect(() => {
		const before = document.activeElement;
		const panel = button.current?.closest("aside");
		button.current?.focus();
		return () => {
			// Only if it was in here; whoever has moved on is not called back.
			const isLost = document.activeElement === document.body || panel?.contains(document.activeElement) === true;
			if (isLost && before instanceof HTMLElement) before.focus();
		};
	}, []);
	return (
		<aside
			class="side-panel"
			aria-labelledby={heading}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
				event.preventDefault();
				onClose();
			}}
		>
			<header class="side-panel-header">
				<h2 id={heading}>{title}</h2>
				<button ref={button} type="button" class="icon-button" aria-label="Close" onClick={onClose}>
					<CloseIcon />
				</button>
			</header>
			<div class="side-panel-body">{children}</div>
		</aside>
	);
}
