/** Lucide's shapes for the parts that are fetched when they are needed. */
import { Bell, Database, Eye, Keyboard, LogOut, MessageSquare, MonitorSmartphone, Palette, User } from "lucide";
import { drawIcon } from "./icons.tsx";

export const ConversationIcon = () => drawIcon(MessageSquare, 20);
export const DataIcon = () => drawIcon(Database, 20);
export const DevicesIcon = () => drawIcon(MonitorSmartphone, 20);
export const EyeIcon = () => drawIcon(Eye, 20);
export const KeyboardIcon = () => drawIcon(Keyboard, 20);
export const NoticesIcon = () => drawIcon(Bell, 20);
export const PaletteIcon = () => drawIcon(Palette, 20);
export const PersonIcon = () => drawIcon(User, 20);
export const SignOutIcon = () => drawIcon(LogOut, 20);
