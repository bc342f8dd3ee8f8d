package dev.seatrial.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.seatrial.plan.Given;
import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run was to do; its plan follows from it. There from the start of the first cell.
 *
 * @param scenarios their files, relative to the project
 * @param cells ids, in the order of the plan
 * @param stopped why the run began no more cells; empty when it was to run them all
 * @param given what was put in place of what the scenarios say
 */
record Chosen(
    long seed, List<String> scenarios, List<String> cells, Optional<String> stopped, Given given) {
  static final String FILE = "selection.json";

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  Chosen {
    if (scenarios == null || cells == null) {
      throw new IllegalArgumentException("something is missing");
    }
    // Earlier versions did not write these.
    stopped = stopped == null ? Optional.empty() : stopped;
    given = given == null ? Given.NOTHING : given;
  }

  Chosen stopped(String why) {
    return new Chosen(seed, scenarios, cells, Optional.of(why), given);
  }

  /**
   * Reads it from the folder of a run.
   *
   * @throws UncheckedIOException when it is not there, or damaged
   */
  static Chosen read(Path run) {
    Path file = run.resolve(FILE);
    try {
      return JSON.readValue(Files.readAllBytes(file), Chosen.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          file + " cannot be read", new IOException("it is not as a run wrote it", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path run) {
    try {
      WholeFile.write(
          run.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
