import type { ComponentChildren } from "preact";

interface OptionProps {
	/** The field names the active one by it. */
	id: string;
	class: string;
	/** The one that the keys of the field are at. */
	active: boolean;
	/** Whether it is chosen, where several can be; missing: it is, while it is active. */
	selected?: boolean;
	disabled?: boolean;
	/** It was gone to last. */
	current?: boolean;
	onHover?: () => void;
	onPick(): void;
	children: ComponentChildren;
}

/** A choice in a list below a field. The field keeps the focus, and has the keys of the whole list. */
export function Option({
	active,
	selected = active,
	disabled,
	current,
	onHover,
	onPick,
	children,
	...props
}: OptionProps) {
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's; an option never has the focus
		<div
			role="option"
			id={props.id}
			class={active ? `${props.class} is-active` : props.class}
			tabIndex={-1}
			aria-selected={selected}
			aria-disabled={disabled}
			aria-current={current || undefined}
			onMouseMove={onHover}
			// The focus stays in the field.
			onMouseDown={(event) => event.preventDefault()}
			onClick={onPick}
		>
			{children}
		</div>
	);
}
