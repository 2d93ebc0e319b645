/** The few drawings of the app, as inline SVG in the colour of the text. All are decoration: words stand beside them. */
import type { ComponentChildren } from "preact";

function Icon({ children, size = 20 }: { children: ComponentChildren; size?: number }) {
	return (
		<svg
			class="icon"
			viewBox="0 0 20 20"
			width={size}
			height={size}
			fill="none"
			stroke="currentColor"
			stroke-width="1.6"
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			{children}
		</svg>
	);
}

export const Logo = ({ size = 28 }: { size?: number }) => (
	<svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false" class="logo">
		<path class="logo-back" d="M19 4.5a9 9 0 0 1 9 9c0 2-.6 3.8-1.7 5.3l1.2 4.2-4.4-1.1A9 9 0 1 1 19 4.5Z" />
		<path class="logo-front" d="M12 11.5a8.5 8.5 0 1 1-4.1 15.9L3.5 28.5l1.3-4A8.5 8.5 0 0 1 12 11.5Z" />
	</svg>
);

export const PlusIcon = () => (
	<Icon>
		<path d="M10 4v12M4 10h12" />
	</Icon>
);

export const ComposeIcon = () => (
	<Icon>
		<path d="M9 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16h9a1.5 1.5 0 0 0 1.5-1.5V11" />
		<path d="M14.6 3.6a1.3 1.3 0 0 1 1.8 1.8L10.5 11.3 8 12l.7-2.5Z" />
	</Icon>
);

export const BackIcon = () => (
	<Icon>
		<path d="M12 4.5 6.5 10l5.5 5.5" />
	</Icon>
);

export const CloseIcon = ({ size = 20 }: { size?: number }) => (
	<Icon size={size}>
		<path d="m5.5 5.5 9 9m0-9-9 9" />
	</Icon>
);

export const SendIcon = () => (
	<Icon>
		<path d="M10 16V4.5M5 9.5l5-5 5 5" />
	</Icon>
);

export const SmileyIcon = () => (
	<Icon>
		<circle cx="10" cy="10" r="7" />
		<path d="M6.8 11.8c.7 1.3 1.8 2 3.2 2s2.5-.7 3.2-2" />
		<path d="M7.6 8h.01M12.4 8h.01" stroke-width="2.2" />
	</Icon>
);

export const DownIcon = () => (
	<Icon size={16}>
		<path d="M10 4v11.5M5 10.5l5 5 5-5" />
	</Icon>
);

export const PeopleIcon = () => (
	<Icon>
		<circle cx="7.5" cy="7" r="2.8" />
		<path d="M2.5 16c.3-2.9 2.2-4.5 5-4.5s4.7 1.6 5 4.5M13 4.5a2.7 2.7 0 0 1 0 5M14.8 12c1.6.6 2.5 2 2.7 4" />
	</Icon>
);

export const SearchIcon = () => (
	<Icon>
		<circle cx="9" cy="9" r="5" />
		<path d="m13 13 3.5 3.5" />
	</Icon>
);

export const MutedIcon = () => (
	<Icon size={14}>
		<path d="M8 5.2A4 4 0 0 1 14 8.5c0 1.5.2 2.6.6 3.5M6 8.5c0 3-.7 4-1.5 5H13M8.5 16.5h3M4 4l12 12" />
	</Icon>
);

export const MoreIcon = () => (
	<Icon>
		<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.6" />
	</Icon>
);

export const BellIcon = ({ on }: { on: boolean }) => (
	<Icon>
		<path d="M10 3.5a4.2 4.2 0 0 0-4.2 4.2c0 3.2-.8 4.3-1.6 5.3h11.6c-.8-1-1.6-2.1-1.6-5.3A4.2 4.2 0 0 0 10 3.5ZM8.5 16.2h3" />
		{!on && <path d="m3.5 3.5 13 13" />}
	</Icon>
);

export const CheckIcon = ({ size = 16 }: { size?: number }) => (
	<Icon size={size}>
		<path d="m4.5 10.5 3.5 3.5 7.5-8" />
	</Icon>
);

export const SignOutIcon = () => (
	<Icon>
		<path d="M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H8M12.5 6.5 16 10l-3.5 3.5M15.5 10H8.5" />
	</Icon>
);

export const EyeIcon = () => (
	<Icon>
		<path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5Z" />
		<circle cx="10" cy="10" r="2.2" />
	</Icon>
);

export const WarningIcon = ({ size = 16 }: { size?: number }) => (
	<Icon size={size}>
		<circle cx="10" cy="10" r="7" />
		<path d="M10 6.5v4M10 13.4v.1" />
	</Icon>
);

/** The drawings of a message's status differ in shape, not only in colour. */
export const StatusIcon = ({ status }: { status: "sending" | "sent" | "delivered" | "read" | "failed" }) => (
	<svg
		viewBox={status === "delivered" ? "0 0 20 14" : "5 0 15 14"}
		width={status === "delivered" ? 18 : 14}
		height="13"
		fill="none"
		stroke="currentColor"
		stroke-width="1.6"
		stroke-linecap="round"
		stroke-linejoin="round"
		aria-hidden="true"
		focusable="false"
		class="status-icon"
	>
		{statusShapes[status]}
	</svg>
);

const statusShapes = {
	sending: (
		<>
			<circle cx="12" cy="7" r="5" />
			<path d="M12 4.5V7l1.7 1.2" />
		</>
	),
	sent: <path d="m7.5 7.5 3 3L17 3.5" />,
	delivered: <path d="m2.5 7.5 3 3L12 3.5M9.5 9.5l1 1L17 3.5" />,
	read: (
		<>
			<circle cx="12" cy="7" r="6" fill="currentColor" stroke="none" />
			<path class="status-cut" d="m9.3 7.2 2 2 3.5-4" />
		</>
	),
	failed: (
		<>
			<circle cx="12" cy="7" r="5.5" />
			<path d="M12 4v3.5M12 9.9v.1" />
		</>
	),
};
