package dev.seatrial.run;

import dev.seatrial.plan.Masker;
import dev.seatrial.project.WholeFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Takes secrets out of container logs, and tells in which they were printed. */
final class LogScrubber {
  private LogScrubber() {}

  static void scrub(Path logs, Masker masker, BiConsumer<String, String> remark) {
    for (Path log : files(logs)) {
      long masked = scrub(log, masker);
      if (masked > 0) {
        remark.accept(
            "secret in log",
            log.getFileName() + " printed a secret in " + masked + " lines; it is masked here");
      }
    }
  }

  private static List<Path> files(Path logs) {
    try (Stream<Path> files = Files.list(logs)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new HarnessFailure("cannot list " + logs, e);
    }
  }

  private static long scrub(Path log, Masker masker) {
    long[] masked = {0};
    try {
      WholeFile.fill(log, clean -> masked[0] = scrub(log, clean, masker));
    } catch (IOException e) {
      throw new HarnessFailure("cannot take secrets out of " + log, e);
    }
    return masked[0];
  }

  private static long scrub(Path log, Path clean, Masker masker) throws IOException {
    long masked = 0;
    // Reading through the stream replaces malformed bytes; a reader of Files would throw.
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8));
        BufferedWriter out = Files.newBufferedWriter(clean)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String scrubbed = masker.mask(line);
        masked += scrubbed.equals(line) ? 0 : 1;
        out.write(scrubbed);
        out.write('\n');
      }
    }
    return masked;
  }
}
