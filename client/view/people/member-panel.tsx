import { useEffect, useRef, useState } from "preact/hooks";
import type { Member } from "../../../src/protocol/entities.ts";
import { useTicks } from "../../hooks/use-now.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { VerbResult } from "../../store/model.ts";
import { peopleWords } from "../../words/people.ts";
import { shellWords } from "../../words/shell.ts";
import { presenceOf, whereWords } from "../conversation/presence-words.ts";
import { Avatar, type Presence } from "../parts/avatar.tsx";
import { BesidePanel } from "../parts/beside-panel.tsx";
import { PlusIcon } from "../parts/icons.tsx";
import { Lazy } from "../parts/lazy.tsx";
import { GroupSettings } from "./group-settings.tsx";
import { InviteLinks } from "./invite-links.tsx";
import { LeaveGroup } from "./leave-group.tsx";
import { PeopleBox } from "./people-box.tsx";
import { RenameGroup } from "./rename-group.tsx";
import { inOrder, mayManage, mayRemove } from "./rights.ts";
import "../../styles/people.css";

const loadCosts = () => import("./cost-panel.tsx").then((module) => module.CostPanel);

interface MemberPanelProps {
	handle: ConversationHandle;
	/** What the group is called; null while not known. */
	title: string | null;
	onLeft: () => void;
}

/** Who is in a group, and what one may change about it; beside the conversation. */
export function MemberPanel({ handle, title, onLeft }: MemberPanelProps) {
	const words = peopleWords().members;
	const state = handle.state.value;
	const { name: link } = handle.link.value;
	const connected = link === "live" || link === "polling" || link === "catching_up";
	const now = useTicks(state.lastSeen.size > 0 ? 30_000 : null);
	const own = state.members.get(state.self);
	const [adding, setAdding] = useState(false);
	const [removing, setRemoving] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);

	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);

	const run = async (ask: () => Promise<VerbResult>, done?: () => void) => {
		setBusy(true);
		setFailure(null);
		const result = await ask();
		setBusy(false);
		if (result.ok) done?.();
		else setFailure(result.failure.detail);
	};

	return (
		<BesidePanel
			place="members"
			title={words.group}
			lead={title}
			close={shellWords().close}
			heading={heading}
			opener={() => document.querySelector<HTMLElement>("[data-members-button]")}
		>
			<div class="beside-body">
				{mayManage(own?.role) && <RenameGroup title={state.title ?? ""} rename={(title) => handle.rename(title)} />}
				<GroupSettings handle={handle} mayChange={mayManage(own?.role)} />
				<section class="members" aria-labelledby="members-title">
					<div class="members-header">
						<h3 id="members-title">{words.title(state.members.size)}</h3>
						{mayManage(own?.role) && (
							<button
								type="button"
								class="button button-small"
								aria-expanded={adding}
								onClick={() => setAdding(!adding)}
							>
								<PlusIcon /> {words.add}
							</button>
						)}
					</div>
					{adding && (
						<PeopleBox
							onPick={(person) =>
								void run(
									() => handle.addMember(person.id),
									() => setAdding(false),
								)
							}
							without={new Set(state.members.keys())}
							busy={busy}
							placeholder={peopleWords().box.placeholder}
						/>
					)}
					<div role="alert" class="form-failure-place">
						{failure !== null && <p class="form-failure">{failure}</p>}
					</div>
					<ul class="member-list">
						{inOrder(state.members.values()).map((member) => (
							<MemberRow
								key={member.userId}
								member={member}
								isSelf={member.userId === state.self}
								presence={connected ? presenceOf(state, member.userId) : null}
								where={connected && member.userId !== state.self ? whereWords(state, member.userId, now) : ""}
								removable={mayRemove(own, member)}
								asked={removing === member.userId}
								busy={busy}
								onAsk={(asked) => setRemoving(asked ? member.userId : null)}
								onRemove={() =>
									void run(
										() => handle.removeMember(member.userId),
										() => setRemoving(null),
									)
								}
							/>
						))}
					</ul>
				</section>
				{mayManage(own?.role) && <Costs conversationId={state.id} />}
				{mayManage(own?.role) && <InviteLinks conversationId={state.id} nameOf={(id) => state.members.get(id)?.name} />}
				<LeaveGroup isOwner={own?.role === "owner"} leave={() => handle.leave()} onLeft={onLeft} />
			</div>
		</BesidePanel>
	);
}

/** CO1. Fetched and asked for when somebody wants to know. */
function Costs({ conversationId }: { conversationId: string }) {
	const words = peopleWords().costs;
	const [open, setOpen] = useState(false);
	return (
		<section class="members" aria-labelledby="costs-title">
			<div class="members-header">
				<h3 id="costs-title">{words.title}</h3>
				<button type="button" class="button button-small" aria-expanded={open} onClick={() => setOpen(!open)}>
					{open ? words.hide : words.show}
				</button>
			</div>
			{open && <Lazy load={loadCosts} props={{ conversationId }} onClose={() => setOpen(false)} />}
		</section>
	);
}

interface MemberRowProps {
	member: Member;
	isSelf: boolean;
	presence: Presence | null;
	/** Whether they are here or when they were, in words. */
	where: string;
	removable: boolean;
	/** Whether the question "really?" is open. */
	asked: boolean;
	busy: boolean;
	onAsk: (asked: boolean) => void;
	onRemove: () => void;
}

function MemberRow({ member, isSelf, presence, where, removable, asked, busy, onAsk, onRemove }: MemberRowProps) {
	const words = peopleWords().members;
	return (
		<li class="member">
			<Avatar id={member.userId} name={member.name} size="small" presence={presence} />
			<span class="person-names">
				<span class="member-name" dir="auto">
					{member.name}
					{isSelf && <span class="member-self"> {words.you}</span>}
				</span>
				<span class="member-line">
					<span class={`role role-${member.role}`}>{words.roles[member.role]}</span>
					{where !== "" && <span class="member-where">{where}</span>}
				</span>
			</span>
			{asked ? (
				<span class="member-actions">
					<button type="button" class="button button-small" onClick={() => onAsk(false)}>
						{words.keep}
					</button>
					<button
						type="button"
						class="button button-small button-danger"
						aria-disabled={busy}
						onClick={() => !busy && onRemove()}
					>
						{words.remove}
					</button>
				</span>
			) : (
				removable && (
					<button
						type="button"
						class="button button-small"
						aria-label={words.removeOne(member.name)}
						onClick={() => onAsk(true)}
					>
						{words.remove}
					</button>
				)
			)}
		</li>
	);
}
