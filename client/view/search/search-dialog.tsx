import { searchWords } from "../../words/search.ts";
import { Dialog } from "../parts/dialog.tsx";
import { SearchBox, type SearchBoxProps } from "./search-box.tsx";

/** A search of messages that stands before everything else. */
export function SearchDialog({ onClose, ...box }: SearchBoxProps & { onClose: () => void }) {
	return (
		<Dialog title={searchWords().title} onClose={onClose}>
			<SearchBox {...box} />
		</Dialog>
	);
}
