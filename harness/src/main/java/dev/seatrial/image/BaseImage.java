package dev.seatrial.image;

import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the base image that a silent registry does not give: the same Debian suite, by debootstrap
 * on the host.
 */
final class BaseImage {
  private static final Pattern DEBIAN =
      Pattern.compile("(?:.*/)?debian:([a-z]+)(?:-slim)?(?:@.*)?");
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Engine engine;
  private final Path cache;

  BaseImage(Engine engine, Path cache) {
    this.engine = engine;
    this.cache = cache;
  }

  /** Words for a recipe: with which kind of base an image can have been made. */
  static List<String> kinds(String name) {
    return List.of(officialKind(name), madeKind(name));
  }

  static String officialKind(String name) {
    return "registry " + name;
  }

  static String madeKind(String name) {
    return "debootstrap " + name;
  }

  static Recipe recipe(String name) {
    return Recipe.of(List.of("seatrial base 1", suite(name), "minbase"));
  }

  static String tag(String name, ImageFacts made) {
    String tag = tag(name);
    return made.tags().contains(tag) ? tag : made.id();
  }

  private static String tag(String name) {
    return "seatrial/base:" + suite(name) + "-" + recipe(name).brief();
  }

  /** Finds it in the engine, or makes it, in about half a minute. */
  ImageFacts make(String name, Consumer<String> progress) {
    String recipe = recipe(name).sha256();
    String tag = tag(name);
    Optional<ImageFacts> made =
        engine.image(tag).filter(facts -> recipe.equals(facts.labels().get(Labels.RECIPE)));
    return made.orElseGet(() -> bootstrap(name, tag, recipe, progress));
  }

  private ImageFacts bootstrap(String name, String tag, String recipe, Consumer<String> progress) {
    requireTools(name);
    String suite = suite(name);
    progress.accept("making the base image " + tag + " with debootstrap");
    Path root = cache.resolve("base-" + recipe(name).brief());
    try {
      // Under the lock of the recipe, what lies there is of a process that was killed.
      remove(root);
      Files.createDirectories(root);
      HostCommand.run(
          List.of("debootstrap", "--variant=minbase", suite, root.toString()), LIMIT, progress);
      progress.accept("importing the base image");
      return importRoot(root, tag, recipe, progress);
    } catch (IOException e) {
      throw new EngineException(
          "The base image cannot be made in " + cache + ": " + e.getMessage() + ".",
          "Check that the cache folder can be written and has 1 GB of room.",
          e);
    } finally {
      remove(root);
    }
  }

  /** By the host's own tool: a root file system holds names and modes that Java trips over. */
  private static void remove(Path root) {
    HostCommand.quietly(List.of("rm", "-rf", "--one-file-system", root.toString()));
  }

  /** Leaves out what apt fetched: it is fetched again when it is needed. */
  private ImageFacts importRoot(Path root, String tag, String recipe, Consumer<String> progress)
      throws IOException {
    Path context = Files.createDirectory(root.resolveSibling("context"));
    HostCommand.run(
        List.of(
            "tar",
            "-C",
            root.toString(),
            "--numeric-owner",
            "--exclude=./var/cache/apt/archives/*.deb",
            "--exclude=./var/cache/apt/*.bin",
            "--exclude=./var/lib/apt/lists/*",
            "-cf",
            context.resolve("root.tar").toString(),
            "."),
        LIMIT,
        progress);
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nADD root.tar /\n");
    return engine.build(
        BuildSpec.of(context, Map.of(Labels.ASSEMBLED, "base", Labels.RECIPE, recipe), tag),
        progress);
  }

  private static void requireTools(String name) {
    String missing =
        HostCommand.find("debootstrap").isEmpty()
            ? "debootstrap is not installed"
            : HostCommand.isRoot() ? "" : "debootstrap needs root";
    if (!missing.isEmpty()) {
      throw new EngineException(
          Reason.IMAGE_MISSING,
          "The base image "
              + name
              + " cannot be had: its registry does not answer, and "
              + missing
              + ".",
          "Make the registry reachable, or run as root on Debian with debootstrap installed"
              + " (`apt-get install debootstrap`).");
    }
  }

  private static String suite(String name) {
    Matcher debian = DEBIAN.matcher(name);
    if (!debian.matches()) {
      throw new EngineException(
          Reason.IMAGE_MISSING,
          "The base image "
              + name
              + " cannot be had: its registry does not answer, and only"
              + " Debian bases can be made here.",
          "Make the registry reachable, or let the Dockerfile say ARG BASE=debian:<suite>-slim.");
    }
    return debian.group(1);
  }
}
