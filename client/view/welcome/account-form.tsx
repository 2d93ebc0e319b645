import { limits } from "../../../src/protocol/limits.ts";
import { useForm } from "../../hooks/use-form.ts";
import type { SignUp } from "../../store/app.ts";
import type { VerbResult } from "../../store/model.ts";
import { accountWords } from "../../words/account.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import { accountFields, checkAccount } from "./checks.ts";

interface AccountFormProps {
	/** What the form is for: a new account, or a guest who stays. */
	submit: (form: SignUp) => Promise<VerbResult>;
	button: string;
	name?: string;
	/** Whether the form appears because someone asked for it. */
	takesFocus: boolean;
}

/** Name, username, e-mail and password: for signing up, and for a guest who keeps the account. */
export function AccountForm({ submit, button, name, takesFocus }: AccountFormProps) {
	const words = accountWords();
	const form = useForm({
		fields: accountFields,
		check: checkAccount,
		submit: (values) =>
			submit({
				name: values.name.trim(),
				username: values.username.trim(),
				email: values.email.trim(),
				password: values.password,
			}),
	});
	return (
		<form class="form" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field
				label={words.name}
				name="name"
				error={form.errors.name}
				autoComplete="name"
				autoCapitalize="words"
				defaultValue={name}
				takesFocus={takesFocus}
			/>
			<Field
				label={words.username}
				name="username"
				error={form.errors.username}
				hint={words.usernameHint(limits.usernameMinLength, limits.usernameLength)}
				autoComplete="username"
				autoCapitalize="none"
			/>
			<Field
				label={words.email}
				name="email"
				type="email"
				error={form.errors.email}
				autoComplete="email"
				autoCapitalize="none"
			/>
			<Field
				label={words.password}
				name="password"
				type="password"
				error={form.errors.password}
				hint={words.passwordHint(limits.passwordMinLength)}
				autoComplete="new-password"
			/>
			<FormFailure>{form.failure}</FormFailure>
			<SubmitButton busy={form.busy}>{button}</SubmitButton>
		</form>
	);
}
