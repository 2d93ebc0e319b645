import { useState } from "preact/hooks";
import { isLongerThan, limits } from "../../../src/protocol/limits.ts";
import { useForm } from "../../hooks/use-form.ts";
import type { VerbResult } from "../../store/model.ts";
import { peopleWords } from "../../words/people.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";

/** The group's title, to be changed in place. */
export function RenameGroup({ title, rename }: { title: string; rename: (title: string) => Promise<VerbResult> }) {
	const words = peopleWords().about;
	const [renamed, setRenamed] = useState(false);
	const form = useForm({
		fields: ["title"] as const,
		check(values): { title?: string } {
			if (values.title.trim() === "") return { title: words.noTitle };
			if (!isLongerThan(values.title.trim(), limits.titleLength)) return {};
			return { title: words.longTitle(limits.titleLength) };
		},
		async submit(values) {
			setRenamed(false);
			const result = await rename(values.title.trim());
			setRenamed(result.ok);
			return result;
		},
	});
	return (
		<form class="rename-group" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field label={words.title} name="title" error={form.errors.title} autoComplete="off" defaultValue={title} />
			<SubmitButton busy={form.busy}>{words.rename}</SubmitButton>
			<FormFailure>{form.failure}</FormFailure>
			<p class="hidden-words" role="status">
				{renamed && words.renamed}
			</p>
		</form>
	);
}
