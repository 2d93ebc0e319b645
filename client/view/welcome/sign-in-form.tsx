import { useApp } from "../../hooks/app-context.ts";
import { useForm } from "../../hooks/use-form.ts";
import { accountWords } from "../../words/account.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import { onlyErrors } from "./checks.ts";

/** Signs in with an e-mail address or a username. */
export function SignInForm({ takesFocus }: { takesFocus: boolean }) {
	const app = useApp();
	const words = accountWords();
	const form = useForm({
		fields: ["login", "password"] as const,
		check: (values) =>
			onlyErrors({
				login: values.login.trim() === "" ? words.wrong.noLogin : undefined,
				password: values.password === "" ? words.wrong.noPassword : undefined,
			}),
		submit: (values) => app.signIn({ login: values.login.trim(), password: values.password }),
		fieldOf: (field) => (field === "email" || field === "username" ? "login" : undefined),
	});
	return (
		<form class="form" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field
				label={words.login}
				name="login"
				error={form.errors.login}
				autoComplete="username"
				autoCapitalize="none"
				takesFocus={takesFocus}
			/>
			<Field
				label={words.password}
				name="password"
				type="password"
				error={form.errors.password}
				autoComplete="current-password"
			/>
			<FormFailure>{form.failure}</FormFailure>
			<SubmitButton busy={form.busy}>{words.signIn}</SubmitButton>
		</form>
	);
}
