package dev.seatrial.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cache of prepared states: one folder each, named by a digest of what made it, filled under a
 * temporary name and renamed.
 */
final class PreparedStates {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state.json";

  private final Path directory;

  PreparedStates(Path cacheDirectory) {
    directory = cacheDirectory.resolve("prepared");
  }

  /**
   * What a state holds beside its volumes.
   *
   * @param captured captures of the steps that made it
   * @param baseline how many instances ran, by group
   */
  record State(Map<String, String> captured, Map<String, Long> baseline) {}

  /** A state in the cache. */
  record Stored(Path folder, State state) {
    Path volume(String name) {
      return folder.resolve(name + ".tar.zst");
    }

    Path observations() {
      return folder.resolve("observations.jsonl");
    }

    List<String> volumes() {
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(f -> String.valueOf(f.getFileName()))
            .filter(n -> n.endsWith(".tar.zst"))
            .map(n -> n.substring(0, n.length() - ".tar.zst".length()))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new HarnessFailure("cannot list " + folder, e);
      }
    }

    long bytes() {
      try (Stream<Path> files = Files.list(folder)) {
        return files.mapToLong(f -> f.toFile().length()).sum();
      } catch (IOException e) {
        throw new HarnessFailure("cannot list " + folder, e);
      }
    }
  }

  /**
   * Digest of what makes the state: the images of the old release's services, the accelerator
   * profile, and the steps with their values.
   */
  static String key(
      Phase before,
      Map<String, Service> services,
      Map<String, ResolvedImage> images,
      Optional<ResolvedImage> profile) {
    StringBuilder text = new StringBuilder("v1\n");
    before.steps().forEach(step -> append(step, text));
    for (String name : new TreeMap<>(services).keySet()) {
      Service service = services.get(name);
      ResolvedImage image = images.get(name);
      if (service != null && image != null && started(before.steps(), name, services)) {
        text.append(name).append(' ').append(identity(image)).append(' ');
        text.append(service.entrypoint()).append(service.command());
        text.append(new TreeMap<>(service.environment())).append(service.volumes()).append('\n');
      }
    }
    profile.ifPresent(image -> text.append("profile ").append(identity(image)).append('\n'));
    return sha256(text.toString());
  }

  /** The recipe where there is one: an image assembled again from it has another id. */
  private static String identity(ResolvedImage image) {
    return image.recipe().or(image::digest).orElse(image.id());
  }

  private static void append(PlannedStep step, StringBuilder text) {
    text.append(step.step().toString().replaceAll("location=Location\\[[^]]*]", "")).append('\n');
    step.children().forEach(child -> append(child, text));
  }

  private static boolean started(
      List<PlannedStep> steps, String service, Map<String, Service> services) {
    return steps.stream()
        .anyMatch(
            s ->
                (s.step() instanceof dev.seatrial.scenario.Step.Start start
                        && start.services().stream()
                            .anyMatch(n -> n.equals(service) || depends(n, service, services)))
                    || started(s.children(), service, services));
  }

  private static boolean depends(String name, String on, Map<String, Service> services) {
    Service service = services.get(name);
    return service != null
        && service.dependsOn().stream().anyMatch(d -> d.equals(on) || depends(d, on, services));
  }

  Optional<Stored> find(String key) {
    Path folder = directory.resolve(key);
    Path state = folder.resolve(STATE);
    if (!Files.isRegularFile(state)) {
      return Optional.empty();
    }
    try {
      Map<String, Map<String, Object>> read =
          JSON.readValue(state.toFile(), new TypeReference<>() {});
      Map<String, String> captured =
          JSON.convertValue(read.get("captured"), new TypeReference<>() {});
      Map<String, Long> baseline =
          JSON.convertValue(read.get("baseline"), new TypeReference<>() {});
      return Optional.of(new Stored(folder, new State(captured, baseline)));
    } catch (IOException e) {
      throw new HarnessFailure("the prepared state in " + folder + " is damaged", e);
    }
  }

  /**
   * Stores a state; {@code fill} writes its volumes and observations into the folder it is given.
   */
  Stored store(String key, State state, java.util.function.Consumer<Path> fill) {
    Path temporary = directory.resolve(key + ".part-" + ProcessHandle.current().pid());
    Path target = directory.resolve(key);
    try {
      delete(temporary);
      Files.createDirectories(temporary);
      fill.accept(temporary);
      JSON.writeValue(
          temporary.resolve(STATE).toFile(),
          Map.of("captured", state.captured(), "baseline", state.baseline()));
      delete(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return new Stored(target, state);
    } catch (IOException e) {
      throw new HarnessFailure("cannot store the prepared state in " + target, e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
