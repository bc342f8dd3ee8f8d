package dev.seatrial.image;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.image.OfficialImages.Answer;
import dev.seatrial.scenario.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Turns what a service says about its image into an image in the engine: the official one when it
 * can be had, else one assembled from its {@code build}. One resolver serves a process, from any
 * number of threads.
 */
public final class ImageResolver {
  private final Mode mode;
  private final OfficialImages official;
  private final Assembler assembler;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public ImageResolver(Engine engine, Settings settings) {
    this.mode = settings.mode();
    this.official = new OfficialImages(engine, settings.registry(), settings.patience());
    this.assembler =
        new Assembler(
            engine,
            official,
            new BaseImage(engine, settings.cache()),
            new RecipeLocks(settings.cache().resolve("locks")),
            settings.environment());
  }

  /** Which image sources are allowed. */
  public enum Mode {
    /** The official image when it can be had, else an assembled one. */
    AUTO,
    OFFICIAL,
    ASSEMBLED
  }

  /**
   * How to resolve.
   *
   * @param registry takes the place of the registry host in official names, e.g. {@code
   *     127.0.0.1:5000}
   * @param cache folder for locks and temporary files, the user's cache directory
   * @param patience how long a registry may stay silent before it counts as not there
   * @param environment of the host; {@code SSL_CERT_FILE} names the CA bundle for builder stages
   */
  public record Settings(
      Mode mode,
      Optional<String> registry,
      Path cache,
      Duration patience,
      Map<String, String> environment) {

    /** Five seconds of patience, and this process's environment. */
    public static Settings of(Mode mode, Optional<String> registry, Path cache) {
      return new Settings(mode, registry, cache, Duration.ofSeconds(5), System.getenv());
    }
  }

  /**
   * Resolves one image; pulls or builds when it must.
   *
   * @param name the official name
   * @param build how to assemble it, all {@code ${…}} resolved
   * @param progress lines for people, while it goes on
   * @throws EngineException when it cannot be had, saying why and what to do
   */
  public ResolvedImage resolve(
      Optional<String> name, Optional<Build> build, Consumer<String> progress) {
    String reason = "";
    if (name.isPresent() && mode != Mode.ASSEMBLED) {
      Answer answer = official.find(name.get(), progress);
      if (answer instanceof Answer.Found found) {
        return ResolvedImage.official(found.reference(), found.facts());
      }
      reason = ((Answer.Missing) answer).reason();
      if (build.isEmpty() && mode == Mode.AUTO && ((Answer.Missing) answer).silent()) {
        throw new EngineException(
            Reason.REGISTRY_NEEDED,
            "No registry answers for " + name.get() + ", and no recipe assembles it.",
            "Make the registry reachable, or name a mirror with `--registry`.");
      }
      if (mode == Mode.OFFICIAL) {
        throw new EngineException(
            Reason.IMAGE_MISSING,
            "The official image " + name.get() + " cannot be had: " + lowerFirst(reason),
            "Make the registry reachable (`--registry` names a mirror), or allow assembled images"
                + " with `--images auto`.");
      }
    }
    if (mode == Mode.OFFICIAL && build.flatMap(Build::packageFile).isPresent()) {
      throw new EngineException(
          Reason.IMAGE_MISSING,
          "A package is tried in an assembled image, and only official ones are allowed.",
          "Allow assembled images with `--images auto`, or give an image (`--target-image`).");
    }
    if (build.isEmpty() && name.isPresent() && mode == Mode.ASSEMBLED) {
      throw new EngineException(
          Reason.REGISTRY_NEEDED,
          "Only a registry has " + name.get() + ", and official images are not allowed.",
          "Allow them with `--images auto`.");
    }
    if (build.isEmpty()) {
      throw new EngineException(
          Reason.IMAGE_MISSING,
          "The image "
              + name.orElse("of a service")
              + " cannot be had"
              + (reason.isEmpty()
                  ? " assembled: the service has no `build`."
                  : ": " + lowerFirst(reason)),
          "Make the registry reachable (`--registry` names a mirror), or give the service a"
              + " `build`.");
    }
    // A registry that does not answer is asked once; it need not be told for every image.
    if (!reason.isEmpty() && told.add(reason)) {
      progress.accept(reason + " Using an assembled image instead.");
    }
    return assembler.assemble(build.get(), progress);
  }

  /**
   * Finds an image that a user gave in place of a release: in the engine, where it may have been
   * built, or in its registry. It never counts as official.
   *
   * @throws EngineException when it cannot be had, saying why and what to do
   */
  public ResolvedImage unreleased(String name, Consumer<String> progress) {
    return ResolvedImage.unreleased(name, official.any(name, progress));
  }

  private static String lowerFirst(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
