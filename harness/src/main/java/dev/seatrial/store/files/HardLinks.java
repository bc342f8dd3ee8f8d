package dev.seatrial.store.files;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first names of files that have several, and what those names share. A file is forgotten when
 * all its names were met; one with names outside the tree stays.
 */
final class HardLinks {
  private final Map<Id, Group> groups = new HashMap<>();

  /** A file of a machine. */
  record Id(long device, long inode) {}

  /** A file with several names, of which {@code met} were met. */
  private record Group(Bytes first, FileEntry.Content content, int met) {}

  /** What is shared by the names met before; null for the first. */
  FileEntry.@Nullable Content content(Id id) {
    Group group = groups.get(id);
    return group == null ? null : group.content();
  }

  /**
   * The first name of a file.
   *
   * @param names how many it has; at least 2
   */
  Bytes first(Id id, int names, Bytes path, FileEntry.Content content) {
    Group group = groups.get(id);
    Group now =
        group == null
            ? new Group(path, content, 1)
            : new Group(group.first(), group.content(), group.met() + 1);
    if (now.met() == names) {
      groups.remove(id);
    } else {
      groups.put(id, now);
    }
    return now.first();
  }
}
