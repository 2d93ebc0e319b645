import { useApp } from "../../hooks/app-context.ts";
import { useTicks } from "../../hooks/use-now.ts";
import type { LinkState } from "../../store/model.ts";
import { conversationWords } from "../../words/conversation.ts";
import { inDigits } from "../../words/numbers.ts";
import { linkWords } from "./link-words.ts";

interface NoticeProps {
	link: LinkState;
	/** Whether there is something to read. */
	hasCopy: boolean;
	onReconnect: () => void;
}

/** A line under the header for what needs the reader: what happened, and what to do. */
export function Notice({ link, hasCopy, onReconnect }: NoticeProps) {
	const app = useApp();
	const words = conversationWords().notice;
	if (link.name === "signed_out") {
		return (
			<div class="notice">
				<p>{linkWords(link).explanation}</p>
				<button type="button" class="button button-small" onClick={() => void app.refreshSession()}>
					{words.signIn}
				</button>
			</div>
		);
	}
	if (link.name === "ended") {
		return (
			<div class="notice">
				<p>{linkWords(link).explanation}</p>
				{link.reason === "bad_client" ? (
					<button type="button" class="button button-small" onClick={() => location.reload()}>
						{words.reload}
					</button>
				) : (
					<a class="button button-small" href="/">
						{conversationWords().back}
					</a>
				)}
			</div>
		);
	}
	if (link.name === "offline") {
		return (
			<div class="notice notice-quiet">
				<p>
					{hasCopy ? words.noConnection : words.notOnDevice}
					<Countdown retryAt={link.retryAt} />
				</p>
				<button type="button" class="button button-small" onClick={onReconnect}>
					{words.retryNow}
				</button>
			</div>
		);
	}
	return null;
}

/** HC3: what the server tells now is not what it told before. Nobody can repair that here, so it stays. */
export function ChangedBehind() {
	return (
		<div class="notice" role="alert">
			<p>{conversationWords().notice.changedBehind}</p>
		</div>
	);
}

/** Not part of any status that is read out: it changes every second. */
function Countdown({ retryAt }: { retryAt: number | null }) {
	const now = useTicks(retryAt === null ? null : 1_000);
	if (retryAt === null || retryAt <= now) return null;
	const seconds = inDigits(Math.ceil((retryAt - now) / 1_000));
	return <span class="countdown"> {conversationWords().notice.nextTry(seconds)}</span>;
}
