/** Lucide's shapes for the parts that are fetched when they are needed. */
import {
	Bell,
	Calendar,
	Database,
	Eye,
	Keyboard,
	LogOut,
	MessageSquare,
	MonitorSmartphone,
	Palette,
	ArrowUp as Up,
	User,
} from "lucide";
import { drawIcon } from "./icons.tsx";

export const CalendarIcon = () => drawIcon(Calendar, 20);
export const ConversationIcon = () => drawIcon(MessageSquare, 20);
export const BubbleIcon = () => drawIcon(MessageSquare, 14);
export const UpIcon = () => drawIcon(Up, 16);
export const DataIcon = () => drawIcon(Database, 20);
export const DevicesIcon = () => drawIcon(MonitorSmartphone, 20);
export const EyeIcon = () => drawIcon(Eye, 20);
export const KeyboardIcon = () => drawIcon(Keyboard, 20);
export const NoticesIcon = () => drawIcon(Bell, 20);
export const PaletteIcon = () => drawIcon(Palette, 20);
export const PersonIcon = () => drawIcon(User, 20);
export const SignOutIcon = () => drawIcon(LogOut, 20);
