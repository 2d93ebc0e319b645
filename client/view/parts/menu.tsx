import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { moveInList } from "../../hooks/use-keys.ts";
import { useBackCloses } from "../../hooks/way-back.ts";

interface MenuProps {
	label: string;
	/** The button that opened it: it stands there, and the focus goes back to it. */
	opener: HTMLElement;
	onClose: () => void;
	/** `MenuItem`s. */
	children: ComponentChildren;
}

/** A small menu beside the button that opened it. Esc, Tab, "back", a click elsewhere and scrolling close it. */
export function Menu({ label, opener, onClose, children }: MenuProps) {
	const menu = useRef<HTMLDivElement>(null);
	useBackCloses(() => {
		onClose();
		opener.focus();
	});
	useLayoutEffect(() => {
		const element = menu.current;
		if (element === null) return;
		const button = opener.getBoundingClientRect();
		const { width, height } = element.getBoundingClientRect();
		const top = button.bottom + height > innerHeight ? button.top - height : button.bottom;
		element.style.insetBlockStart = `${Math.max(4, top)}px`;
		element.style.left = `${Math.max(4, Math.min(button.right - width, innerWidth - width - 4))}px`;
		element.querySelector<HTMLElement>("[role=menuitem]")?.focus();
		const away = (event: Event) => {
			const { target } = event;
			if (target instanceof Node && (element.contains(target) || opener.contains(target))) return;
			onClose();
		};
		document.addEventListener("pointerdown", away);
		document.addEventListener("scroll", away, true);
		return () => {
			document.removeEventListener("pointerdown", away);
			document.removeEventListener("scroll", away, true);
		};
	}, []);

	const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLDivElement }) => {
		event.stopPropagation();
		if (event.key === "Tab") onClose();
		if (event.key === "Escape") {
			event.preventDefault();
			onClose();
			opener.focus();
		}
		moveInList(event);
	};
	return (
		<div ref={menu} class="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
			{children}
		</div>
	);
}

/** One thing to do. */
export function MenuItem({ onChoose, children }: { onChoose: () => void; children: ComponentChildren }) {
	return (
		<button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={onChoose}>
			{children}
		</button>
	);
}
