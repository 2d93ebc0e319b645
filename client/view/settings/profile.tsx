import { useState } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { useForm } from "../../hooks/use-form.ts";
import { settingsWords } from "../../words/settings.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import { checkName, checkUsername, onlyErrors } from "../welcome/checks.ts";

const fields = ["name", "username"] as const;

/** Who one is to others, and the way out. */
export function ProfileSettings({ me }: { me: Me }) {
	const app = useApp();
	const words = settingsWords().profile;
	const [saved, setSaved] = useState("");
	const form = useForm({
		fields,
		check: ({ name, username }) =>
			onlyErrors({ name: checkName(name), username: me.isGuest ? undefined : checkUsername(username.trim()) }),
		submit: async ({ name, username }) => {
			setSaved("");
			const changed = {
				...(name.trim() === me.name ? {} : { name: name.trim() }),
				...(me.isGuest || username.trim() === me.username ? {} : { username: username.trim() }),
			};
			const result = await app.changeNames(changed);
			if (result.ok) setSaved(words.saved);
			return result;
		},
	});
	const signOut = () => {
		if (me.isGuest) openPart.value = { name: "sign_out" };
		else void app.signOut();
	};
	return (
		<>
			<div class="profile-head">
				<Avatar id={me.id} name={me.name} size="large" />
				<p class="settings-lead">{me.isGuest ? words.leadForGuest : words.lead}</p>
			</div>
			<form class="form" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
				<Field
					label={words.name}
					name="name"
					error={form.errors.name}
					hint={words.nameHint}
					autoComplete="name"
					autoCapitalize="words"
					defaultValue={me.name}
				/>
				{!me.isGuest && (
					<Field
						label={words.username}
						name="username"
						error={form.errors.username}
						hint={words.usernameHint(limits.usernameMinLength, limits.usernameLength)}
						autoComplete="username"
						autoCapitalize="none"
						defaultValue={me.username ?? ""}
					/>
				)}
				<FormFailure>{form.failure}</FormFailure>
				<SubmitButton busy={form.busy}>{words.save}</SubmitButton>
				<p class="settings-note" role="status">
					{saved}
				</p>
			</form>
			{me.email !== null && (
				<p class="settings-fact">
					<span>{words.email}</span> <bdi>{me.email}</bdi>
				</p>
			)}
			<section class="settings-group">
				<h3>{me.isGuest ? words.guestLeave : words.leave}</h3>
				<p>{me.isGuest ? words.guestLeaveHint : words.leaveHint}</p>
				<div class="settings-actions">
					{me.isGuest && (
						<button type="button" class="button button-primary" onClick={() => (openPart.value = { name: "keep" })}>
							{words.keep}
						</button>
					)}
					<button type="button" class="button" onClick={signOut}>
						{words.signOut}
					</button>
				</div>
			</section>
		</>
	);
}
