import { useState } from "preact/hooks";
import type { Me } from "../../../src/protocol/entities.ts";
import { limits } from "../../../src/protocol/limits.ts";
import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { useForm } from "../../hooks/use-form.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import { checkName, checkUsername, onlyErrors } from "../welcome/checks.ts";

const fields = ["name", "username"] as const;

/** Who one is to others, and the way out. */
export function ProfileSettings({ me }: { me: Me }) {
	const app = useApp();
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
			if (result.ok) setSaved("Saved. Your conversations show it now.");
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
				<p class="settings-lead">
					{me.isGuest
						? "You are a guest on this device. Others see your name and these initials."
						: "Others see your name, your username and these initials. Nobody sees your e-mail address."}
				</p>
			</div>
			<form class="form" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
				<Field
					label="Name"
					name="name"
					error={form.errors.name}
					hint="What people call you, in any script."
					autoComplete="name"
					autoCapitalize="words"
					defaultValue={me.name}
				/>
				{!me.isGuest && (
					<Field
						label="Username"
						name="username"
						error={form.errors.username}
						hint={`${limits.usernameMinLength} to ${limits.usernameLength} letters, digits, _ or . — others find and mention you by it, and you can sign in with it.`}
						autoComplete="username"
						autoCapitalize="none"
						defaultValue={me.username ?? ""}
					/>
				)}
				<FormFailure>{form.failure}</FormFailure>
				<SubmitButton busy={form.busy}>Save</SubmitButton>
				<p class="settings-note" role="status">
					{saved}
				</p>
			</form>
			{me.email !== null && (
				<p class="settings-fact">
					<span>E-mail</span> <bdi>{me.email}</bdi>
				</p>
			)}
			<section class="settings-group">
				<h3>{me.isGuest ? "Stay or leave" : "Leave this device"}</h3>
				<p>
					{me.isGuest
						? "A guest has no password, so signing out is for good. Keep the account to come back from anywhere."
						: "Signing out deletes what this device keeps of your conversations. They stay on the server."}
				</p>
				<div class="settings-actions">
					{me.isGuest && (
						<button type="button" class="button button-primary" onClick={() => (openPart.value = { name: "keep" })}>
							Keep this account
						</button>
					)}
					<button type="button" class="button" onClick={signOut}>
						Sign out
					</button>
				</div>
			</section>
		</>
	);
}
