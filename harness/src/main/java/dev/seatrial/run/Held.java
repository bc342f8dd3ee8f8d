package dev.seatrial.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a cell that is kept holds open. It lies in the private folder of the cell: addresses hold
 * passwords.
 *
 * @param run that holds it
 * @param cell its id
 * @param services those that were up at the end, in no order that means anything
 */
public record Held(String run, String cell, List<Up> services) {
  private static final String FILE = "held.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  public Held {
    if (run == null || cell == null || services == null) {
      throw new IllegalArgumentException("something is missing");
    }
  }

  /**
   * A service that was up.
   *
   * @param service name, or {@code name@release}
   * @param container its name in the engine
   */
  public record Up(String service, String container, List<Address> addresses) {}

  /**
   * Where it answers on this machine.
   *
   * @param what port or stores that are there
   * @param url with its password, if it has one; not to be shown where others read it
   * @param shown the same with the password's name instead
   */
  public record Address(String what, String url, String shown) {}

  /**
   * What the cells of a run held at their end, in the order of their names.
   *
   * @param run its folder
   * @throws UncheckedIOException when something there cannot be read
   */
  public static List<Held> of(Path run) {
    Path folder = run.resolve("private");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Held> all = new ArrayList<>();
    try (Stream<Path> cells = Files.list(folder)) {
      for (Path file : cells.map(cell -> cell.resolve(FILE)).sorted().toList()) {
        if (Files.isRegularFile(file)) {
          all.add(JSON.readValue(file.toFile(), Held.class));
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          folder + " cannot be read", new IOException(FILE + " is not as a run wrote it", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The same of all runs in a folder of runs, the newest first. */
  public static List<Held> ofAll(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.sorted(Comparator.comparing(Path::getFileName).reversed())
          .flatMap(run -> of(run).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it into the private folder of its cell, as a whole or not at all. */
  void write(Path folder) {
    try {
      WholeFile.writePrivate(
          folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    } catch (IOException e) {
      throw new HarnessFailure("cannot write down what is kept, into " + folder, e);
    }
  }
}
