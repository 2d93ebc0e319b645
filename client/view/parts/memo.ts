import { Component, type ComponentChild, type FunctionComponent, h } from "preact";

function differ(one: object, other: object): boolean {
	const before = Object.entries(one);
	const after = new Map(Object.entries(other));
	return before.length !== after.size || before.some(([key, value]) => !after.has(key) || after.get(key) !== value);
}

/** A component that is drawn again only when one of its props changed. (preact/compat has one; this is all we need of it.) */
export function memo<Props extends object>(draw: FunctionComponent<Props>): new () => Component<Props> {
	return class Memo extends Component<Props> {
		override shouldComponentUpdate(next: Props): boolean {
			return differ(this.props, next);
		}
		override render(): ComponentChild {
			return h(draw, this.props);
		}
	};
}
