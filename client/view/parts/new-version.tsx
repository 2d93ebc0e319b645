import { useApp } from "../../hooks/app-context.ts";

/** Says quietly that a newer version of the app is ready. What was written and not sent outlives the reload. */
export function NewVersion() {
	const app = useApp();
	return (
		<div role="status">
			{app.newVersion.value && (
				<div class="toast toast-high">
					<span>A new version is ready.</span>
					<button type="button" class="button button-small button-primary" onClick={() => location.reload()}>
						Reload
					</button>
					<button
						type="button"
						class="button button-small"
						onClick={() => {
							app.newVersion.value = false;
						}}
					>
						Later
					</button>
				</div>
			)}
		</div>
	);
}
