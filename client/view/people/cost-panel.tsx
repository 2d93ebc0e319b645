import { useEffect, useId, useState } from "preact/hooks";
import type { ConversationCost, CostPeriod } from "../../../src/protocol/cost.ts";
import { limits } from "../../../src/protocol/limits.ts";
import { useApp } from "../../hooks/app-context.ts";
import { useForm } from "../../hooks/use-form.ts";
import type { VerbResult } from "../../store/model.ts";
import { costWords } from "../../words/cost.ts";
import { within } from "../../words/within.ts";
import { locale } from "../../words/words.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";
import "../../styles/cost.css";

/** What is below a cent has four digits behind the point: a small group costs that little. */
function money(dollars: number): string {
	const digits = dollars > 0 && dollars < 0.01 ? 4 : 2;
	return new Intl.NumberFormat(locale(), {
		style: "currency",
		currency: "USD",
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	}).format(dollars);
}

/** Days and months are those of UTC, as they are billed. */
function inUtc(at: number, form: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...form }).format(at);
}

const asMonth = { month: "long", year: "numeric" } as const;
const asDay = { day: "numeric", month: "long" } as const;
const asDate = { ...asDay, year: "numeric" } as const;

/** What a conversation costs, and the budget from which it is to cost less (CO). For its admins. */
export function CostPanel({ conversationId }: { conversationId: string }) {
	const { costs } = useApp();
	const words = costWords();
	const [cost, setCost] = useState<ConversationCost | null>(null);
	const [failure, setFailure] = useState<string | null>(null);

	const take = (result: VerbResult<ConversationCost>) => {
		if (result.ok) setCost(result.value);
		return result;
	};
	const look = async () => {
		setFailure(null);
		const result = take(await costs.look(conversationId));
		if (!result.ok) setFailure(result.failure.detail);
	};
	useEffect(() => void look(), [conversationId]);

	if (failure !== null) {
		return (
			<div class="cost" role="alert">
				<p class="form-failure">{within(words.failed, { reason: failure })}</p>
				<button type="button" class="button button-small" onClick={() => void look()}>
					{words.again}
				</button>
			</div>
		);
	}
	if (cost === null) {
		return (
			<p class="cost-quiet" role="status">
				{words.loading}
			</p>
		);
	}
	const [month] = cost.months;
	return (
		<div class="cost">
			{month !== undefined && <ThisMonth month={month} />}
			{cost.coarse && (
				<p class="cost-coarse" role="status">
					{within(words.coarse, { until: inUtc(endOfMonth(cost.now), asDay) })}
				</p>
			)}
			<p class="cost-quiet">
				{within(words.explained, {
					prices: inUtc(Date.parse(`${cost.pricesAsOf}-01T00:00:00Z`), asMonth),
					since: inUtc(cost.since, asDate),
				})}
			</p>
			{cost.months.length > 1 && <Periods title={words.months} periods={cost.months} form={asMonth} />}
			<Periods title={words.days} periods={cost.days} form={asDay} />
			<Budget budget={cost.budget} save={async (budget) => take(await costs.setBudget(conversationId, budget))} />
		</div>
	);
}

/** The last day of the month of `now`. */
function endOfMonth(now: number): number {
	const date = new Date(now);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
}

function ThisMonth({ month: { dollars, parts } }: { month: CostPeriod }) {
	const words = costWords();
	return (
		<dl class="cost-facts">
			<div class="cost-sum">
				<dt>{words.month}</dt>
				<dd>{money(dollars)}</dd>
			</div>
			{(["requests", "awake", "rows", "storage"] as const).map((name) => (
				<div key={name}>
					<dt>{words.parts[name]}</dt>
					<dd>{money(parts[name])}</dd>
				</div>
			))}
		</dl>
	);
}

interface PeriodsProps {
	title: string;
	periods: readonly CostPeriod[];
	form: Intl.DateTimeFormatOptions;
}

function Periods({ title, periods, form }: PeriodsProps) {
	const words = costWords();
	return (
		<details class="cost-periods">
			<summary>{title}</summary>
			<table>
				<thead class="hidden-words">
					<tr>
						<th scope="col">{words.when}</th>
						<th scope="col">{words.dollars}</th>
					</tr>
				</thead>
				<tbody>
					{periods.map(({ from, dollars }) => (
						<tr key={from}>
							<th scope="row">{inUtc(from, form)}</th>
							<td>{money(dollars)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}

/** What somebody typed as an amount: a point or a comma before cents; null: nothing; undefined: it is none. */
function amountOf(text: string): number | null | undefined {
	const typed = text.trim().replace(",", ".");
	if (typed === "") return null;
	const amount = /^\d+(\.\d*)?$|^\.\d+$/.test(typed) ? Number(typed) : Number.NaN;
	return amount >= limits.leastBudget && amount <= limits.mostBudget ? amount : undefined;
}

interface BudgetProps {
	budget: number | null;
	save: (budget: number | null) => Promise<VerbResult<ConversationCost>>;
}

function Budget({ budget, save }: BudgetProps) {
	const words = costWords().budget;
	const hint = useId();
	const [saved, setSaved] = useState(false);
	const form = useForm({
		fields: ["budget"] as const,
		check({ budget: text }): { budget?: string } {
			setSaved(false);
			if (amountOf(text) !== undefined) return {};
			const amounts = { least: money(limits.leastBudget), most: money(limits.mostBudget) };
			return { budget: within(words.bad, amounts).join("") };
		},
		async submit({ budget: text }) {
			const result = await save(amountOf(text) ?? null);
			setSaved(result.ok);
			return result;
		},
	});
	return (
		<form class="cost-budget" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field
				label={words.label}
				name="budget"
				error={form.errors.budget}
				autoComplete="off"
				hint={words.hint}
				defaultValue={budget === null ? "" : String(budget)}
			/>
			<SubmitButton busy={form.busy}>{words.save}</SubmitButton>
			<FormFailure>{form.failure}</FormFailure>
			<p class="cost-quiet" id={hint} role="status">
				{saved && words.saved}
			</p>
		</form>
	);
}
