package dev.seatrial.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.scenario.load.SchemaWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first files of a new system, sound as they are and full of hints.
 *
 * @param system its name, and that of its folder
 * @param title for people
 * @param from the old release
 * @param to the new one
 * @param image official image, with or without a tag; empty when there is none
 * @param build whether a Dockerfile assembles it
 * @param port that it answers HTTP on, inside its container
 * @param health path of a request that it answers well when it is up
 * @param migrate command of the new release that migrates; empty when its start does that
 */
public record Skeleton(
    String system,
    String title,
    String from,
    String to,
    Database database,
    Optional<String> image,
    boolean build,
    int port,
    String health,
    Optional<String> migrate) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "scenarios/schema/v1.json";

  /** Where the system keeps its rows. */
  public enum Database {
    POSTGRESQL,
    SQLITE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The scenario among the files. */
  public String scenario() {
    return "scenarios/" + system + "/upgrade.yaml";
  }

  /** The files, relative to the folder of the project, in the order to read them. */
  public Map<String, String> files(Path folder) {
    Map<String, String> values = values();
    Map<String, String> files = new LinkedHashMap<>();
    String fixtures = "fixtures/" + system + "/";
    add("system.yaml", fixtures + "system.yaml", values, files);
    add("seed.yaml", fixtures + "seeds/everyday.yaml", values, files);
    if (build) {
      add("Dockerfile", fixtures + "images/Dockerfile", values, files);
    }
    add("scenario.yaml", scenario(), values, files);
    if (Files.notExists(folder.resolve(SCHEMA))) {
      files.put(SCHEMA, schema());
    }
    return files;
  }

  /**
   * Writes the files.
   *
   * @return those that are there already; when there is one, nothing is written
   * @throws UncheckedIOException when a file cannot be written
   */
  public List<String> write(Path folder) {
    Map<String, String> files = files(folder);
    List<String> there =
        files.keySet().stream().filter(file -> Files.exists(folder.resolve(file))).toList();
    if (there.isEmpty()) {
      files.forEach((file, text) -> write(folder.resolve(file), text));
    }
    return there;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(
      String template, String file, Map<String, String> values, Map<String, String> files) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("schema", "../".repeat(file.split("/", -1).length - 1) + SCHEMA);
    files.put(file, Template.fill(template, all));
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("system", system);
    values.put("title", quoted(title));
    values.put("title-text", title);
    values.put("scenario", system.toLowerCase(Locale.ROOT).replace('_', '-') + "/upgrade");
    values.put("scenario-title", quoted(title + " " + from + " moves to " + to));
    values.put("here", scenario());
    values.put("from", quoted(from));
    values.put("to", quoted(to));
    values.put("image", image.map(Skeleton::tagged).map(Skeleton::quoted).orElse(""));
    values.put("build", build ? "yes" : "");
    values.put("port", Integer.toString(port));
    values.put("health", quoted(health));
    values.put("health-text", health);
    values.put("migrate", migrate.map(Skeleton::quoted).orElse(""));
    for (Database one : Database.values()) {
      values.put(one.word(), one == database ? "yes" : "");
    }
    return values;
  }

  /** The release is the tag unless it stands elsewhere. */
  private static String tagged(String image) {
    return image.contains("${release}") ? image : image + ":${release}";
  }

  private static boolean namesOneRelease(String image) {
    String last = image.substring(image.lastIndexOf('/') + 1);
    return !image.contains("${release}") && (last.contains(":") || last.contains("@"));
  }

  /** As YAML takes any text. */
  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String schema() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SchemaWriter.write()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with the values, a sentence each; empty when they can be written. */
  public List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    for (String name : List.of(system, from, to)) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        mistakes.add(
            "\""
                + name
                + "\" is no name: it begins with a letter or digit and holds letters,"
                + " digits, dots, dashes and underscores.");
      }
    }
    if (from.equals(to)) {
      mistakes.add("The old and the new release are both " + from + ".");
    }
    image
        .filter(Skeleton::namesOneRelease)
        .ifPresent(
            one ->
                mistakes.add(
                    "The image "
                        + one
                        + " is one release only: give it without tag, or with ${release} in it."));
    if (image.isEmpty() && !build) {
      mistakes.add("There is no image, official or assembled.");
    }
    if (port < 1 || port > 65_535) {
      mistakes.add(port + " is no port; a port is from 1 to 65535.");
    }
    if (!health.startsWith("/")) {
      mistakes.add("The path " + health + " does not begin with a slash.");
    }
    return mistakes;
  }
}
