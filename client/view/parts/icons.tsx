/**
 * The drawings that the first page needs, as inline SVG in the colour of the
 * text. All are decoration: words stand beside them. The shapes are Lucide's
 * (ISC licence); only those imported by name are bundled.
 */
import {
	ArrowDown,
	ArrowUp,
	Bell,
	BellOff,
	Bookmark,
	Check,
	CheckCheck,
	ChevronLeft,
	CircleAlert,
	CircleCheck,
	Clock,
	Ellipsis,
	type IconNode,
	MessageSquareText,
	Plus,
	Search,
	Settings,
	Smile,
	SquarePen,
	TextSearch,
	Undo2,
	Users,
	X,
} from "lucide";
import { type ComponentType, h } from "preact";

interface IconProps {
	/** In CSS pixels at the normal size of type. */
	size?: number;
}

export type IconComponent = ComponentType<IconProps>;

/** Draws one of Lucide's shapes; they stand on 24 by 24. */
export function drawIcon(shapes: IconNode, size: number, className = "icon") {
	// It grows with the type that it stands beside.
	const length = `${size / 16}rem`;
	return (
		<svg
			class={className}
			viewBox="0 0 24 24"
			width={length}
			height={length}
			fill="none"
			stroke="currentColor"
			stroke-width={size < 18 ? 2.25 : 1.9}
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			{shapes.map(([tag, attributes]) => h(tag, attributes))}
		</svg>
	);
}

/** Our own sign, and no icon of the set. */
export const Logo = ({ size = 28 }: IconProps) => (
	<svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false" class="logo">
		<path class="logo-back" d="M19 4.5a9 9 0 0 1 9 9c0 2-.6 3.8-1.7 5.3l1.2 4.2-4.4-1.1A9 9 0 1 1 19 4.5Z" />
		<path class="logo-front" d="M12 11.5a8.5 8.5 0 1 1-4.1 15.9L3.5 28.5l1.3-4A8.5 8.5 0 0 1 12 11.5Z" />
	</svg>
);

export const PlusIcon = ({ size = 20 }: IconProps) => drawIcon(Plus, size);
export const ComposeIcon = ({ size = 20 }: IconProps) => drawIcon(SquarePen, size);
export const BackIcon = ({ size = 24 }: IconProps) => drawIcon(ChevronLeft, size);
export const CloseIcon = ({ size = 20 }: IconProps) => drawIcon(X, size);
export const SendIcon = ({ size = 20 }: IconProps) => drawIcon(ArrowUp, size);
export const DownIcon = ({ size = 16 }: IconProps) => drawIcon(ArrowDown, size);
export const ReturnIcon = ({ size = 16 }: IconProps) => drawIcon(Undo2, size);
export const PeopleIcon = ({ size = 20 }: IconProps) => drawIcon(Users, size);
export const SearchIcon = ({ size = 20 }: IconProps) => drawIcon(Search, size);
export const MessageSearchIcon = ({ size = 20 }: IconProps) => drawIcon(TextSearch, size);
export const MutedIcon = ({ size = 14 }: IconProps) => drawIcon(BellOff, size);
export const MoreIcon = ({ size = 20 }: IconProps) => drawIcon(Ellipsis, size);
export const BellIcon = ({ on, size = 20 }: IconProps & { on: boolean }) => drawIcon(on ? Bell : BellOff, size);
export const BookmarkIcon = ({ size = 20, filled = false }: IconProps & { filled?: boolean }) =>
	drawIcon(Bookmark, size, filled ? "icon icon-filled" : "icon");
export const ThreadIcon = ({ size = 20 }: IconProps) => drawIcon(MessageSquareText, size);
export const CheckIcon = ({ size = 16 }: IconProps) => drawIcon(Check, size);
export const SmileyIcon = ({ size = 20 }: IconProps) => drawIcon(Smile, size);
export const SettingsIcon = ({ size = 20 }: IconProps) => drawIcon(Settings, size);

const statusShapes = { sending: Clock, sent: Check, delivered: CheckCheck, read: CircleCheck, failed: CircleAlert };

/** The drawings of a message's status differ in shape, not only in colour; style sheets fill the one for "read". */
export const StatusIcon = ({ status }: { status: keyof typeof statusShapes }) =>
	drawIcon(statusShapes[status], status === "delivered" ? 16 : 14, `status-icon status-icon-${status}`);
