/** An IntersectionObserver that a test moves by hand: there is no layout in the test's page. */
export class FakeIntersectionObserver {
	static all: FakeIntersectionObserver[] = [];
	readonly targets = new Set<Element>();

	constructor(
		private readonly callback: IntersectionObserverCallback,
		readonly options: IntersectionObserverInit = {},
	) {
		FakeIntersectionObserver.all.push(this);
	}

	observe(target: Element): void {
		this.targets.add(target);
	}

	unobserve(target: Element): void {
		this.targets.delete(target);
	}

	disconnect(): void {
		this.targets.clear();
	}

	/** Tells every observer of `target` how much of it is on the screen. */
	static show(target: Element, ratio: number): void {
		for (const observer of FakeIntersectionObserver.all) {
			if (!observer.targets.has(target)) continue;
			const entry = {
				target,
				isIntersecting: ratio > 0,
				intersectionRatio: ratio,
				intersectionRect: { height: ratio * 40 },
				rootBounds: { height: 600 },
			};
			observer.callback([entry as unknown as IntersectionObserverEntry], observer as unknown as IntersectionObserver);
		}
	}
}
