import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { CreateInvite, Invite, MadeInvite } from "../../../src/protocol/invites.ts";
import { limits } from "../../../src/protocol/limits.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { VerbResult } from "../../store/model.ts";
import type { PeopleWords } from "../../words/en/people.ts";
import { peopleWords } from "../../words/people.ts";
import { within } from "../../words/within.ts";
import { locale } from "../../words/words.ts";
import { PlusIcon } from "../parts/icons.tsx";
import { fullTime } from "../parts/times.ts";
import "../../styles/invite-links.css";

const day = 24 * 60 * 60;
const durations: readonly [seconds: number, name: keyof PeopleWords["invites"]["durations"]][] = [
	[day / 24, "hour"],
	[day, "day"],
	[limits.inviteUsualS, "week"],
	[30 * day, "month"],
	[limits.inviteLongestS, "year"],
];
const uses: readonly (number | null)[] = [null, 1, 5, 25, 100];

interface InviteLinksProps {
	conversationId: string;
	/** undefined: not a member any more. */
	nameOf: (userId: string) => string | undefined;
}

/** Links that lead into the group: make one and hand it on, see which are open, and take them back. */
export function InviteLinks({ conversationId, nameOf }: InviteLinksProps) {
	const { invites } = useApp();
	const words = peopleWords().invites;
	const title = useId();
	const [open, setOpen] = useState(false);
	const [list, setList] = useState<readonly Invite[] | null>(null);
	const [made, setMade] = useState<MadeInvite | null>(null);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);

	const run = async <T,>(ask: () => Promise<VerbResult<T>>, done: (value: T) => void) => {
		if (busy) return;
		setBusy(true);
		setFailure(null);
		const result = await ask();
		setBusy(false);
		if (result.ok) done(result.value);
		else setFailure(result.failure.detail);
	};
	// Nobody waits for it: a link can be made meanwhile.
	const load = async () => {
		const result = await invites.list(conversationId);
		if (!result.ok) setFailure(result.failure.detail);
		else
			setList((now) => [
				...result.value,
				...(now ?? []).filter((one) => result.value.every(({ id }) => id !== one.id)),
			]);
	};
	useEffect(() => {
		if (!open) return;
		setList(null);
		void load();
	}, [open]);

	const create = (wanted: CreateInvite) =>
		run(
			() => invites.create(conversationId, wanted),
			(invite) => {
				setMade(invite);
				setList((now) => [...(now ?? []).filter(({ id }) => id !== invite.id), invite]);
			},
		);
	const revoke = (id: string) =>
		run(
			() => invites.revoke(conversationId, id),
			() => {
				setList((now) => now?.filter((invite) => invite.id !== id) ?? null);
				if (made?.id === id) setMade(null);
			},
		);

	return (
		<section class="members" aria-labelledby={title}>
			<div class="members-header">
				<h3 id={title}>{words.title}</h3>
				<button type="button" class="button button-small" aria-expanded={open} onClick={() => setOpen(!open)}>
					<PlusIcon /> {words.invite}
				</button>
			</div>
			{open && (
				<>
					{made === null ? (
						<NewLink busy={busy} onCreate={(wanted) => void create(wanted)} />
					) : (
						<MadeLink key={made.id} invite={made} onAnother={() => setMade(null)} />
					)}
					<div role="alert" class="form-failure-place">
						{failure !== null && <p class="form-failure">{failure}</p>}
					</div>
					{list !== null && list.length > 0 && (
						<ul class="invite-list" aria-label={words.list}>
							{list.map((invite) => (
								<li key={invite.id} class="invite-row">
									<span class="invite-words">
										<MadeBy invite={invite} name={nameOf(invite.createdBy)} />
										<span class="invite-end">{words.ends(fullTime(invite.expiresAt))}</span>
									</span>
									<button type="button" class="button button-small" onClick={() => void revoke(invite.id)}>
										{words.revoke}
									</button>
								</li>
							))}
						</ul>
					)}
				</>
			)}
		</section>
	);
}

/** Who made it, and how often it was used. */
function MadeBy({ invite: { uses, maxUses }, name }: { invite: Invite; name: string | undefined }) {
	const words = peopleWords().invites;
	const numbers = new Intl.NumberFormat(locale());
	const text = maxUses !== null ? words.usedOf : uses === 0 ? words.unused : words.used(uses);
	return (
		<span>
			{within(text, {
				name: <bdi>{name ?? words.whoLeft}</bdi>,
				uses: numbers.format(uses),
				max: numbers.format(maxUses ?? 0),
			})}
		</span>
	);
}

function NewLink({ busy, onCreate }: { busy: boolean; onCreate: (wanted: CreateInvite) => void }) {
	const id = useId();
	const words = peopleWords().invites;
	const [expiresIn, setExpiresIn] = useState<number>(limits.inviteUsualS);
	const [maxUses, setMaxUses] = useState<number | null>(null);
	return (
		<form
			class="invite-form"
			onSubmit={(event) => {
				event.preventDefault();
				onCreate({ expiresIn, maxUses });
			}}
		>
			<div class="field">
				<label for={`${id}-time`}>{words.worksFor}</label>
				<select
					id={`${id}-time`}
					class="select"
					value={String(expiresIn)}
					onChange={(event) => setExpiresIn(Number(event.currentTarget.value))}
				>
					{durations.map(([seconds, name]) => (
						<option key={seconds} value={String(seconds)}>
							{words.durations[name]}
						</option>
					))}
				</select>
			</div>
			<div class="field">
				<label for={`${id}-uses`}>{words.letsIn}</label>
				<select
					id={`${id}-uses`}
					class="select"
					value={String(maxUses)}
					onChange={(event) =>
						setMaxUses(event.currentTarget.value === "null" ? null : Number(event.currentTarget.value))
					}
				>
					{uses.map((count) => (
						<option key={String(count)} value={String(count)}>
							{count === null ? words.anybody : words.people(count)}
						</option>
					))}
				</select>
			</div>
			<button type="submit" class="button button-primary" aria-disabled={busy} aria-busy={busy}>
				{busy && <span class="spinner" aria-hidden="true" />}
				{words.create}
			</button>
		</form>
	);
}

/** The link, while it is known: the server does not keep it. */
function MadeLink({ invite, onAnother }: { invite: MadeInvite; onAnother: () => void }) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const words = peopleWords().invites;
	const [said, setSaid] = useState("");
	const link = `${location.origin}/i/${invite.code}`;
	// The button that made it is gone from the page. What has the focus here is selected.
	useEffect(() => input.current?.focus(), []);

	const copy = async () => {
		input.current?.select();
		const copied = await navigator.clipboard?.writeText(link).then(
			() => true,
			() => false,
		);
		setSaid(copied === true ? words.copied : words.notCopied);
	};
	return (
		<div class="invite-made">
			<div class="field">
				<label for={id}>{invite.maxUses === null ? words.linkForAnybody : words.linkForPeople(invite.maxUses)}</label>
				<div class="field-input">
					<input
						ref={input}
						id={id}
						type="text"
						readOnly
						value={link}
						dir="ltr"
						onFocus={() => input.current?.select()}
					/>
				</div>
				<p class="field-hint">{words.linkHint}</p>
			</div>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={onAnother}>
					{words.another}
				</button>
				{"share" in navigator && (
					<button type="button" class="button" onClick={() => void navigator.share({ url: link }).catch(() => {})}>
						{words.share}
					</button>
				)}
				<button type="button" class="button button-primary" onClick={() => void copy()}>
					{words.copy}
				</button>
			</div>
			<p class="invite-said" role="status">
				{said}
			</p>
		</div>
	);
}
