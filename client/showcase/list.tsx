import { me } from "../../test/view/support/fake-app.ts";
import { Menu, MenuItem } from "../view/parts/menu.tsx";
import { SavedEntry } from "../view/saved/saved-entry.tsx";
import { AccountBar } from "../view/shell/account-bar.tsx";
import { ConversationList } from "../view/shell/conversation-list.tsx";
import { JumpField, SidebarHeader } from "../view/shell/sidebar-header.tsx";
import { exampleApp } from "./data.ts";
import { Family, State } from "./stage.tsx";

const nothing = () => {};
const due = { conversationId: "direct", seq: 1, savedAt: 1, remindAt: 2, due: true, pending: false };

/** The side of the app: conversations in every state, what stands above and below them. */
export function listFamily() {
	return (
		<Family name="list" title="The list of conversations">
			<State
				of="Read and open, unread, mentioned, 128, muted, marked, long, draft, empty"
				app={exampleApp((app) => {
					app.saved.items.value = [due];
				})}
			>
				<div class="sidebar">
					<SidebarHeader />
					<JumpField />
					<SavedEntry self={me.id} />
					<ConversationList self={me.id} openId="direct" />
					<AccountBar me={me} />
				</div>
			</State>
			<State
				of="New here, as a guest, without a network"
				app={exampleApp((app) => {
					app.inbox.value = { loaded: true, conversations: [] };
					app.inboxLink.value = { name: "offline", retryAt: null };
				})}
			>
				<div class="sidebar">
					<SidebarHeader />
					<JumpField />
					<ConversationList self={me.id} openId={null} />
					<AccountBar
						me={{ ...me, name: "A guest with quite a long name", username: null, email: null, isGuest: true }}
					/>
				</div>
			</State>
			<State
				of="On its way"
				size="narrow"
				app={exampleApp((app) => {
					app.inbox.value = { loaded: false, conversations: [] };
				})}
			>
				<div class="sidebar">
					<ConversationList self={me.id} openId={null} />
				</div>
			</State>
			<State
				of="Not on this device"
				size="narrow"
				app={exampleApp((app) => {
					app.inbox.value = { loaded: false, conversations: [] };
					app.inboxLink.value = { name: "offline", retryAt: null };
				})}
			>
				<div class="sidebar">
					<ConversationList self={me.id} openId={null} />
				</div>
			</State>
			<State of="The menu of a row" size="narrow">
				<Menu label="Options" opener={document.body} onClose={nothing}>
					<MenuItem onChoose={nothing}>Mark as unread</MenuItem>
					<MenuItem onChoose={nothing}>Mute</MenuItem>
				</Menu>
			</State>
		</Family>
	);
}
