package dev.seatrial.bundle;

import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files on their way into an archive: texts lose their secrets, and what tells of this machine. */
final class BundleFiles {
  private static final int PLAIN = 0100644;
  private static final int PROGRAM = 0100755;

  /** Where the lock of a run lies: host and folder. */
  private static final Pattern LOCK =
      Pattern.compile("(\"dev[.]seatrial[.]lock\"\\s*:\\s*)\"[^\"]*\"");

  private final UnaryOperator<String> cleaned;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<Path, String> fixtures = new LinkedHashMap<>();
  private final Map<Path, String> recipes = new LinkedHashMap<>();

  /**
   * Something that is packed; a link when there is where it leads to.
   *
   * @param content a text, in which each character is one byte; empty when there is a file
   */
  private record Entry(String content, Optional<Path> file, Optional<String> link, int mode) {}

  /**
   * No files yet.
   *
   * @param portable takes places of this machine out of a text
   */
  BundleFiles(StandIns standIns, UnaryOperator<String> portable) {
    cleaned = text -> LOCK.matcher(portable.apply(standIns.in(text))).replaceAll("$1\"\"");
  }

  void text(String path, String text) {
    bytes(path, cleaned.apply(text).getBytes(StandardCharsets.UTF_8), PLAIN);
  }

  void script(String path, String text) {
    bytes(path, cleaned.apply(text).getBytes(StandardCharsets.UTF_8), PROGRAM);
  }

  private void bytes(String path, byte[] content, int mode) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    entries.put(path, new Entry(text, Optional.empty(), Optional.empty(), mode));
  }

  /** A file, or all files below a folder; what is no text is taken as it is. */
  void tree(String path, Path from) {
    walk(
        path,
        from,
        (name, file) -> {
          byte[] content = Files.readAllBytes(file);
          Optional<String> text = text(content);
          int mode = Files.isExecutable(file) ? PROGRAM : PLAIN;
          byte[] clean =
              text.map(it -> cleaned.apply(it).getBytes(StandardCharsets.UTF_8)).orElse(content);
          bytes(name, clean, mode);
        });
  }

  /** Data: as they are, whatever is in them. */
  void raw(String path, Path from) {
    walk(
        path,
        from,
        (name, file) ->
            entries.put(name, new Entry("", Optional.of(file), Optional.empty(), PLAIN)));
  }

  /** A file or folder that steps copy; returns its path in the archive. */
  String fixture(Path from) {
    return fixtures.computeIfAbsent(
        from,
        file -> {
          String path = "files/" + (fixtures.size() + 1) + "-" + file.getFileName();
          tree(path, file);
          return path;
        });
  }

  /** A folder that an image is built from; returns its path in the archive. */
  String recipe(Path from) {
    return recipes.computeIfAbsent(
        from.toAbsolutePath().normalize(),
        folder -> {
          Path above = Optional.ofNullable(folder.getParent()).orElse(folder);
          String path = "recipes/" + above.getFileName() + "-" + folder.getFileName();
          tree(path, folder);
          // Recipes take certificates and packages from there; an empty file is none.
          text(path + "/.seatrial/ca-certificates.crt", "");
          return path;
        });
  }

  private interface Visit {
    void file(String name, Path file) throws IOException;
  }

  private void walk(String path, Path from, Visit visit) {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        String below = from.relativize(file).toString();
        String name = below.isEmpty() ? path : path + "/" + below;
        if (Files.isSymbolicLink(file)) {
          String target = Files.readSymbolicLink(file).toString();
          entries.put(name, new Entry("", Optional.empty(), Optional.of(target), PLAIN));
        } else if (Files.isRegularFile(file)) {
          visit.file(name, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes the archive, as a whole or not at all.
   *
   * @param folder that all of it lies in, inside the archive
   * @return paths in that folder
   */
  List<String> write(Path target, String folder) {
    try {
      WholeFile.fill(target, fresh -> writeAll(fresh, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(target + " cannot be written", e);
    }
    return List.copyOf(entries.keySet());
  }

  private void writeAll(Path fresh, String folder) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh)))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        write(tar, folder + "/" + entry.getKey(), entry.getValue());
      }
    }
  }

  private static void write(TarArchiveOutputStream tar, String name, Entry entry)
      throws IOException {
    if (entry.link().isPresent()) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(entry.link().get());
      tar.putArchiveEntry(link);
    } else {
      TarArchiveEntry file = new TarArchiveEntry(name);
      file.setMode(entry.mode());
      file.setSize(
          entry.file().isPresent() ? Files.size(entry.file().get()) : entry.content().length());
      tar.putArchiveEntry(file);
      if (entry.file().isPresent()) {
        Files.copy(entry.file().get(), tar);
      } else {
        tar.write(entry.content().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    tar.closeArchiveEntry();
  }
}
