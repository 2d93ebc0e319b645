/** The drawings of what people do with messages. Like all icons they are decoration: words stand beside them. */
import { Forward, List, Pin, Reply } from "lucide";
import { drawIcon } from "../parts/icons.tsx";

export const ReplyIcon = ({ size = 16 }: { size?: number }) => drawIcon(Reply, size);
export const ForwardIcon = ({ size = 16 }: { size?: number }) => drawIcon(Forward, size);
export const PinIcon = ({ size = 16 }: { size?: number }) => drawIcon(Pin, size);
export const ListIcon = ({ size = 20 }: { size?: number }) => drawIcon(List, size);
