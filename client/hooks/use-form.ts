import type { TargetedSubmitEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import type { VerbResult } from "../store/model.ts";

export type FieldErrors<Field extends string> = Partial<Record<Field, string>>;

interface FormRules<Field extends string> {
	fields: readonly Field[];
	/** What can be said without asking the server. */
	check(values: Record<Field, string>): FieldErrors<Field>;
	submit(values: Record<Field, string>): Promise<VerbResult<unknown>>;
	/** Which field a server's refusal belongs to, if any. */
	fieldOf?(field: string): Field | undefined;
}

export interface FormState<Field extends string> {
	errors: FieldErrors<Field>;
	/** A failure that belongs to no field. */
	failure: string | null;
	busy: boolean;
	onSubmit(event: TargetedSubmitEvent<HTMLFormElement>): void;
	/** Takes the error off a field that is being mended. */
	onInput(event: Event): void;
}

/** One form: checks, asks, shows each error at its field and moves the focus to the first wrong one. */
export function useForm<Field extends string>(rules: FormRules<Field>): FormState<Field> {
	const [errors, setErrors] = useState<FieldErrors<Field>>({});
	const [failure, setFailure] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const running = useRef(false);

	const show = (form: HTMLFormElement, found: FieldErrors<Field>) => {
		setErrors(found);
		const first = rules.fields.find((field) => found[field] !== undefined);
		const input = first === undefined ? null : form.elements.namedItem(first);
		if (input instanceof HTMLElement) input.focus();
	};

	const run = async (form: HTMLFormElement) => {
		const data = new FormData(form);
		const values = {} as Record<Field, string>;
		for (const field of rules.fields) values[field] = String(data.get(field) ?? "");
		const found = rules.check(values);
		setFailure(null);
		show(form, found);
		if (Object.keys(found).length > 0) return;
		running.current = true;
		setBusy(true);
		const result = await rules.submit(values);
		running.current = false;
		setBusy(false);
		if (result.ok) return;
		const named = result.failure.field;
		const field =
			named === undefined ? undefined : (rules.fieldOf?.(named) ?? rules.fields.find((own) => own === named));
		if (field === undefined) setFailure(result.failure.detail);
		else show(form, { [field]: result.failure.detail } as FieldErrors<Field>);
	};

	return {
		errors,
		failure,
		busy,
		onSubmit(event) {
			event.preventDefault();
			if (!running.current) void run(event.currentTarget);
		},
		onInput(event) {
			const name = event.target instanceof HTMLInputElement ? event.target.name : "";
			const own = rules.fields.find((field) => field === name);
			if (own !== undefined && errors[own] !== undefined) setErrors({ ...errors, [own]: undefined });
		},
	};
}
