package dev.seatrial.store.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the system says of a file, links not followed.
 *
 * @param mode permissions and the bits above them, without the type
 * @param mtime microseconds
 * @param names how many; 1 for directories
 * @param deviceId what a device file stands for
 */
record Stat(
    FileType type,
    int mode,
    long uid,
    long gid,
    long size,
    long mtime,
    int names,
    HardLinks.Id id,
    long deviceId) {
  private static final String WANTED = "unix:mode,uid,gid,size,lastModifiedTime,nlink,dev,ino,rdev";

  static Stat of(Path file) throws IOException {
    Map<String, Object> facts = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(facts, "mode");
    FileType type = FileType.ofMode(mode);
    FileTime time = (FileTime) Objects.requireNonNull(facts.get("lastModifiedTime"));
    return new Stat(
        type,
        mode & 07777,
        number(facts, "uid"),
        number(facts, "gid"),
        number(facts, "size"),
        micros(time.toInstant()),
        type == FileType.DIRECTORY ? 1 : (int) number(facts, "nlink"),
        new HardLinks.Id(number(facts, "dev"), number(facts, "ino")),
        number(facts, "rdev"));
  }

  /** As the C library's {@code gnu_dev_major} and {@code gnu_dev_minor}. */
  String device() {
    long major = ((deviceId >>> 8) & 0xfff) | ((deviceId >>> 32) & 0xfffff000L);
    long minor = (deviceId & 0xff) | ((deviceId >>> 12) & 0xffffff00L);
    return major + ":" + minor;
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }

  private static long number(Map<String, Object> facts, String name) {
    Object value = Objects.requireNonNull(facts.get(name));
    // Identifiers of users are unsigned, but come as int.
    return value instanceof Integer number
        ? Integer.toUnsignedLong(number)
        : ((Number) value).longValue();
  }
}
