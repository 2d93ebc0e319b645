import { Component, type ComponentChildren } from "preact";

interface Props {
	children: ComponentChildren;
	/** What to draw instead after a mistake in the children. */
	fallback: (error: unknown, retry: () => void) => ComponentChildren;
}

/** Keeps a mistake in one part of the page from taking the rest down. */
export class ErrorBoundary extends Component<Props, { failed: boolean; error: unknown }> {
	override state = { failed: false, error: undefined as unknown };

	override componentDidCatch(error: unknown): void {
		console.error(error);
		this.setState({ failed: true, error });
	}

	override render() {
		if (!this.state.failed) return this.props.children;
		return this.props.fallback(this.state.error, () => this.setState({ failed: false, error: undefined }));
	}
}
