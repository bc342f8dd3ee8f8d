package dev.seatrial.store.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree of this machine, printed by this machine's tools. */
final class HostStreams implements TreeStreams {
  private final Path root;
  private final Path lists;
  private Runnable afterListing = () -> {};

  HostStreams(Path root, Path lists) {
    this.root = root;
    this.lists = lists;
  }

  /** What happens to the tree before its contents are printed. */
  void afterListing(Runnable happens) {
    afterListing = happens;
  }

  @Override
  public Streams open(String directory) {
    try {
      Path folder = Files.createTempDirectory(lists, "lists");
      run(LIST, directory, folder).transferTo(OutputStream.nullOutputStream());
      afterListing.run();
      return new Streams(run(FACTS, directory, folder), run(TAR, directory, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream run(String script, String directory, Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-ec", script).directory(root.toFile());
    builder.environment().put("DIRECTORY", directory);
    builder.environment().put("LISTS", folder.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    return new FilterInputStream(process.getInputStream()) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        if (n < 0 && process.onExit().join().exitValue() != 0) {
          throw new IOException("sh exited " + process.exitValue());
        }
        return n;
      }
    };
  }

  @Override
  public void close() {}
}
