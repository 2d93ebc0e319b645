/** The drawings that only the timeline needs. */
import { Icon } from "../parts/icons.tsx";

export const ReplyIcon = () => (
	<Icon size={16}>
		<path d="M8 4.5 3.5 9 8 13.5M4 9h7.5a5 5 0 0 1 5 5v1.5" />
	</Icon>
);

export const ForwardIcon = ({ size = 14 }: { size?: number }) => (
	<Icon size={size}>
		<path d="M12 4.5 16.5 9 12 13.5M16 9H8.5a5 5 0 0 0-5 5v1.5" />
	</Icon>
);

export const PinIcon = ({ size = 14 }: { size?: number }) => (
	<Icon size={size}>
		<path d="M7.5 3.5h5M8.5 3.5v5L5.5 12h9l-3-3.5v-5M10 12v5" />
	</Icon>
);

export const ListIcon = () => (
	<Icon>
		<path d="M7.5 5.5H16M7.5 10H16M7.5 14.5H16M4 5.5h.01M4 10h.01M4 14.5h.01" />
	</Icon>
);
