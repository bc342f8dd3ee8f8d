package dev.seatrial.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The observations of one cell as JSON lines: one object a line, {@code kind} first, the other
 * fields as declared, instants in ISO 8601. Each line is written at once, so that a killed harness
 * loses at most the line it was writing. Safe for use by several threads; methods throw {@link
 * UncheckedIOException}.
 */
public final class ObservationLog implements AutoCloseable {
  private static final ObjectMapper CODEC =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private final OutputStream out;

  private ObservationLog(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** Opens a file to append to; a half-written last line is cut off. Parents are made. */
  public static ObservationLog open(Path file) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      mend(file);
      return new ObservationLog(
          file, Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be opened", e);
    }
  }

  /** Writes one observation; it is with the operating system when this returns. */
  public synchronized void append(Observation observation) {
    try {
      // The mapper is told the interface, or it would leave the kind out.
      String line = CODEC.writerFor(Observation.class).writeValueAsString(observation) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /**
   * All observations of a file, in the order written. A half-written last line is left out; any
   * other line that is no observation is an error that names file and line.
   */
  public static List<Observation> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<Observation> all = new ArrayList<>();
      int number = 0;
      for (int from = 0; from < bytes.length; ) {
        int end = lineEnd(bytes, from);
        number++;
        String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        if (!line.isBlank()) {
          try {
            all.add(CODEC.readValue(line, Observation.class));
          } catch (JsonProcessingException e) {
            if (end < bytes.length) {
              throw new UncheckedIOException(
                  file + ":" + number + ": not an observation",
                  new IOException("the line is damaged", e));
            }
          }
        }
        from = end + 1;
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** A mapper that reads and writes observations, and whatever holds them, as this log does. */
  public static ObjectMapper codec() {
    return CODEC.copy();
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static void mend(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    if (whole == bytes.length) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try {
        CODEC.readValue(Arrays.copyOfRange(bytes, whole, bytes.length), Observation.class);
        channel.position(bytes.length);
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      } catch (JsonProcessingException halfWritten) {
        channel.truncate(whole);
      }
    }
  }
}
