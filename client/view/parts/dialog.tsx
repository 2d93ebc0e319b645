import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { CloseIcon } from "./icons.tsx";

interface DialogProps {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
	/** A question that must be answered: a click beside it does not close it. */
	question?: boolean;
}

/** A modal window: the browser's own dialog, which keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, children, question = false }: DialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	useLayoutEffect(() => {
		dialog.current?.showModal();
		const opened = dialog.current;
		return () => opened?.close();
	}, []);
	return (
		<dialog
			ref={dialog}
			class={question ? "dialog dialog-question" : "dialog"}
			aria-labelledby={heading}
			onClose={onClose}
			onMouseDown={(event) => {
				if (!question && event.target === dialog.current) onClose();
			}}
		>
			<div class="dialog-box">
				<header class="dialog-header">
					<h2 id={heading}>{title}</h2>
					<button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
						<CloseIcon />
					</button>
				</header>
				{children}
			</div>
		</dialog>
	);
}
