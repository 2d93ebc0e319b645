import { useApp } from "../../hooks/app-context.ts";
import { useForm } from "../../hooks/use-form.ts";
import { accountWords } from "../../words/account.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import { checkName, onlyErrors } from "./checks.ts";

interface GuestFormProps {
	label?: string;
	button?: string;
}

/** The shortest way in: a name, nothing else. */
export function GuestForm({ label, button }: GuestFormProps) {
	const app = useApp();
	const words = accountWords();
	const form = useForm({
		fields: ["name"] as const,
		check: (values) => onlyErrors({ name: checkName(values.name) }),
		submit: (values) => app.continueAsGuest({ name: values.name.trim() }),
	});
	return (
		<form class="form" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field
				label={label ?? words.name}
				name="name"
				error={form.errors.name}
				hint={words.guestHint}
				autoComplete="nickname"
				autoCapitalize="words"
			/>
			<FormFailure>{form.failure}</FormFailure>
			<SubmitButton busy={form.busy}>{button ?? words.continueAsGuest}</SubmitButton>
		</form>
	);
}
