package dev.seatrial.cli;

import dev.seatrial.kubernetes.Cluster;
import dev.seatrial.kubernetes.Manifests;
import dev.seatrial.kubernetes.Rendering;
import dev.seatrial.plan.Plan;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostic;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Manifests to the terminal or into folders; what does not translate is told beside them. */
final class ManifestOutput {
  private final PrintWriter out;
  private final PrintWriter err;

  ManifestOutput(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  void write(Plan plan, Cluster cluster, Optional<Path> folder) {
    List<Rendering> all =
        plan.cells().stream().map(cell -> Manifests.of(cell, plan.given(), cluster)).toList();
    if (folder.isPresent()) {
      refuseFull(folder.get());
      for (Rendering one : all) {
        files(one, all.size() == 1 ? folder.get() : folder.get().resolve(one.folder()));
      }
    } else {
      all.forEach(this::print);
    }
    notes(all);
  }

  private void print(Rendering rendering) {
    for (Rendering.File file : rendering.files()) {
      if (file.manifest()) {
        out.print("# " + file.name() + "\n" + file.text());
      }
    }
  }

  private static void refuseFull(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> there =
          Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
        if (there.findAny().isPresent()) {
          throw new UsageError(folder + " is not empty: --output names a new folder.");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void files(Rendering rendering, Path folder) {
    try {
      Files.createDirectories(folder);
      for (Rendering.File file : rendering.files()) {
        Path written = Files.writeString(folder.resolve(file.name()), file.text());
        if (file.script() && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    } catch (IOException e) {
      throw new UsageError(folder + " cannot be written: " + e.getMessage() + ".");
    }
    out.println(
        rendering.files().stream().filter(Rendering.File::manifest).count()
            + " manifests of "
            + rendering.cell()
            + " and apply.sh are in "
            + folder);
  }

  private void notes(List<Rendering> all) {
    Diagnostics notes = new Diagnostics();
    all.forEach(one -> one.notes().forEach(notes::add));
    Diagnostics ignored = new Diagnostics();
    notes.sorted().stream()
        .map(note -> note.location().file())
        .distinct()
        .forEach(file -> SourceText.read(Path.of(file), ignored).ifPresent(notes::add));
    List<Diagnostic> sorted = notes.sorted();
    if (!sorted.isEmpty()) {
      out.flush();
      err.print(CaretFormatter.ofNotes(Terminal.colour()).format(notes));
      err.println(
          sorted.size()
              + (sorted.size() == 1 ? " note" : " notes")
              + ", which README.md holds as well; see  seatrial explain "
              + String.join(" ", sorted.stream().map(Diagnostic::id).distinct().toList()));
      err.flush();
    }
  }
}
