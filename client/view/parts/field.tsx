import type { ComponentChildren, InputHTMLAttributes, RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { shellWords } from "../../words/shell.ts";

interface FieldProps {
	label: string;
	name: string;
	/** What is wrong with it, in plain words. */
	error: string | undefined;
	hint?: string;
	type?: "text" | "email" | "password";
	/** What a browser or password manager may fill in. */
	autoComplete: string;
	autoCapitalize?: "none" | "words";
	defaultValue?: string;
	/** Takes the focus when the form appears because someone asked for it. */
	takesFocus?: boolean;
}

type InputProps = Pick<
	InputHTMLAttributes<HTMLInputElement>,
	| "id"
	| "name"
	| "dir"
	| "autoComplete"
	| "autoCapitalize"
	| "defaultValue"
	| "spellcheck"
	| "aria-invalid"
	| "aria-describedby"
> & { ref: RefObject<HTMLInputElement | null> };

/** Always the same element; only its type differs, which the types of JSX want to see as a constant. */
function drawInput(type: "text" | "email" | "password", props: InputProps) {
	if (type === "email") return <input type="email" {...props} />;
	return type === "password" ? <input type="password" {...props} /> : <input type="text" {...props} />;
}

/** A labelled input with its hint and its error. A password can be shown. */
export function Field(props: FieldProps) {
	const { label, name, error, hint, type = "text", takesFocus = false } = props;
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [shown, setShown] = useState(false);
	useEffect(() => {
		if (takesFocus) input.current?.focus();
	}, []);
	const { password } = shellWords();
	const shownHint = error === undefined ? hint : undefined;
	const described = error !== undefined ? `${id}-error` : shownHint !== undefined ? `${id}-hint` : undefined;
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<div class="field-input">
				{drawInput(shown ? "text" : type, {
					ref: input,
					id,
					name,
					// Not a password that is shown: its button stands at the end of the page's direction.
					dir: type === "text" ? "auto" : undefined,
					autoComplete: props.autoComplete,
					autoCapitalize: props.autoCapitalize,
					defaultValue: props.defaultValue,
					spellcheck: false,
					"aria-invalid": error === undefined ? undefined : "true",
					"aria-describedby": described,
				})}
				{type === "password" && (
					<button
						type="button"
						class="field-toggle"
						aria-pressed={shown}
						aria-label={shown ? password.hideLabel : password.showLabel}
						onClick={() => setShown(!shown)}
					>
						{shown ? password.hide : password.show}
					</button>
				)}
			</div>
			{error !== undefined && (
				<p class="field-error" id={`${id}-error`}>
					{error}
				</p>
			)}
			{shownHint !== undefined && (
				<p class="field-hint" id={`${id}-hint`}>
					{shownHint}
				</p>
			)}
		</div>
	);
}

/** The button that sends a form; says so while it is at it. */
export function SubmitButton({ busy, children }: { busy: boolean; children: ComponentChildren }) {
	return (
		<button type="submit" class="button button-primary" aria-disabled={busy} aria-busy={busy}>
			{busy && <span class="spinner" aria-hidden="true" />}
			{children}
		</button>
	);
}

/** A failure that belongs to a form as a whole. */
export function FormFailure({ children }: { children: string | null }) {
	return (
		<div role="alert" class="form-failure-place">
			{children !== null && <p class="form-failure">{children}</p>}
		</div>
	);
}
