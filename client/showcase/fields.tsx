import "../styles/switch.css";
import { Field, FormFailure, SubmitButton } from "../view/parts/field.tsx";
import { BookmarkIcon, PeopleIcon, PlusIcon, SearchIcon, SettingsIcon, SmileyIcon } from "../view/parts/icons.tsx";
import { Keys } from "../view/parts/key-words.tsx";
import { Switch } from "../view/parts/switch.tsx";
import { longWord } from "./data.ts";
import { press } from "./play.ts";
import { Family, State } from "./stage.tsx";

const nothing = () => {};

/** Buttons, fields, switches and keys. */
export function fieldFamily() {
	return (
		<Family name="fields" title="Buttons and fields">
			<State of="Buttons: plain, main, dangerous, off">
				<div class="row-of">
					<button type="button" class="button">
						Plain
					</button>
					<button type="button" class="button button-primary">
						Main
					</button>
					<button type="button" class="button button-danger">
						Delete
					</button>
					<button type="button" class="button button-danger-quiet">
						Leave
					</button>
					<button type="button" class="button button-primary" aria-disabled="true">
						Off
					</button>
				</div>
			</State>
			<State of="Small buttons, buttons within text">
				<div class="row-of">
					<button type="button" class="button button-small">
						Small
					</button>
					<button type="button" class="button button-small">
						<PlusIcon /> Add
					</button>
					<button type="button" class="button button-small button-primary">
						Reload
					</button>
					<button type="button" class="button button-small button-danger">
						Remove
					</button>
					<button type="button" class="link-button">
						Try again
					</button>
				</div>
			</State>
			<State of="Buttons with a drawing: plain, pressed, open">
				<div class="row-of">
					<button type="button" class="icon-button" aria-label="Search">
						<SearchIcon />
					</button>
					<button type="button" class="icon-button" aria-label="Members">
						<PeopleIcon />
					</button>
					<button type="button" class="icon-button" aria-label="Saved" aria-pressed="true">
						<BookmarkIcon filled />
					</button>
					<button type="button" class="icon-button" aria-label="Emoji" aria-expanded="true">
						<SmileyIcon />
					</button>
					<button type="button" class="icon-button" aria-label="Settings">
						<SettingsIcon />
					</button>
				</div>
			</State>
			<State of="A form that waits, keys, a label too long for its button">
				<div class="row-of">
					<SubmitButton busy>Create account</SubmitButton>
					<Keys shortcut="mod+shift+X" />
					<button type="button" class="button">
						{longWord}
					</button>
				</div>
			</State>
			<State of="Fields: empty with a hint, filled" size="narrow">
				<Field label="Name" name="name" error={undefined} autoComplete="off" hint="This is what others see." />
				<Field label="Username" name="username" error={undefined} autoComplete="off" defaultValue="ada" />
			</State>
			<State of="Fields: refused; the form refused" size="narrow">
				<Field label="Username" name="username" error="This username is taken." autoComplete="off" defaultValue="bob" />
				<FormFailure>The server did not answer. What you wrote is still here.</FormFailure>
			</State>
			<State of="Passwords: hidden, shown" size="narrow" play={(box) => press(box, ".field + .field .field-toggle")}>
				<Field
					label="Password"
					name="one"
					type="password"
					error={undefined}
					autoComplete="off"
					defaultValue="difference"
				/>
				<Field
					label="New password"
					name="two"
					type="password"
					error={undefined}
					autoComplete="off"
					defaultValue="engine"
				/>
			</State>
			<State of="Switches: off, on, on its way">
				<Switch
					label="Hide what I have read"
					detail="You do not see what others have read, either."
					on={false}
					onChange={nothing}
				/>
				<Switch label="Notifications" detail="Once for a message, by one tab." on onChange={nothing} />
				<Switch label="Sound" detail="A short one, when something arrives." on busy onChange={nothing} />
			</State>
		</Family>
	);
}
