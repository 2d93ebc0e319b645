/** How tests and measurements run the server on this machine: what only costs there is left out. */
import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Without the traces that wrangler writes of every request, into a database of its own. */
export const untraced = { X_LOCAL_OBSERVABILITY: "false", X_LOCAL_EXPLORER: "false" };

const memoryFileSystem = "/dev/shm";
/** In bytes. A container often gives it 64 MB, which the journals of a hundred objects fill. */
const enough = 1024 ** 3;

function hasRoom(path: string): boolean {
	if (!existsSync(path)) return false;
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize >= enough;
}

/** Where state is kept. Syncing to a disk is the disk's speed, not ours; a kill loses nothing of a memory file system either. */
export const stateParent = hasRoom(memoryFileSystem) ? memoryFileSystem : tmpdir();
