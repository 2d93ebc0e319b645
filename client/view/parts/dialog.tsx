import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useKeptFocus } from "../../hooks/use-kept-focus.ts";
import { useBackCloses } from "../../hooks/way-back.ts";
import { shellWords } from "../../words/shell.ts";
import { CloseIcon } from "./icons.tsx";

interface DialogProps {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
	/** A question that must be answered: a click beside it does not close it. */
	question?: boolean;
	/** Has no header; its title is only read out. */
	headless?: boolean;
	/** Room for two columns; on a phone it fills the screen. */
	wide?: boolean;
}

/** A modal window: the browser's own dialog, which keeps the focus inside, closes on Esc and on "back", and gives the focus back. */
export function Dialog({ title, onClose, children, question = false, wide = false, headless = false }: DialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	const wanted = useRef(true);
	useKeptFocus(dialog);
	useBackCloses(onClose);
	useLayoutEffect(() => {
		dialog.current?.showModal();
		const opened = dialog.current;
		return () => {
			// Its own end is nobody's wish to close what may be open in its place by now.
			wanted.current = false;
			opened?.close();
			// What had the focus before may be gone from the page.
			if (document.activeElement === document.body) document.getElementById("main")?.focus();
		};
	}, []);
	return (
		<dialog
			ref={dialog}
			class={`dialog ${question ? "dialog-question" : ""} ${wide ? "dialog-wide" : ""}`}
			aria-labelledby={heading}
			onClose={() => wanted.current && onClose()}
			onMouseDown={(event) => {
				if (!question && event.target === dialog.current) onClose();
			}}
		>
			<div class="dialog-box">
				{headless ? (
					<h2 class="hidden-words" id={heading}>
						{title}
					</h2>
				) : (
					<header class="dialog-header">
						<h2 id={heading}>{title}</h2>
						<button type="button" class="icon-button" aria-label={shellWords().close} onClick={onClose}>
							<CloseIcon />
						</button>
					</header>
				)}
				{children}
			</div>
		</dialog>
	);
}
