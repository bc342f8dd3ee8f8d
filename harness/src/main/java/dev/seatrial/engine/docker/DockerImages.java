package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import dev.seatrial.engine.BuildContext;
import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine does with images. */
final class DockerImages {
  private static final Logger LOG = LoggerFactory.getLogger(DockerImages.class);

  private final DockerClient client;

  DockerImages(DockerClient client) {
    this.client = client;
  }

  Optional<ImageFacts> find(String reference) {
    try {
      return Optional.of(facts(reference, client.inspectImageCmd(reference).exec()));
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw Failures.of("look up the image " + reference, e);
    }
  }

  List<ImageFacts> labelled(String label, Optional<String> value) {
    try {
      String filter = value.map(v -> label + "=" + v).orElse(label);
      List<Image> images = client.listImagesCmd().withLabelFilter(filter).exec();
      return images.stream().flatMap(image -> find(image.getId()).stream()).toList();
    } catch (RuntimeException e) {
      throw Failures.of("list images", e);
    }
  }

  ImageFacts pull(String reference, Duration patience, Consumer<String> progress) {
    PullWatch watch = new PullWatch(reference, patience, progress, System::nanoTime);
    try {
      client.pullImageCmd(withTag(reference)).exec(watch);
      watch.await();
    } catch (InterruptedException e) {
      throw Failures.interrupted("pull " + reference, e);
    } catch (RuntimeException e) {
      throw Failures.ofPull(reference, e);
    }
    return required(reference);
  }

  ImageFacts build(BuildSpec spec, Consumer<String> progress) {
    BuildContext files = BuildContext.of(spec.context(), spec.dockerfile());
    Path tar = null;
    try {
      tar = Files.createTempFile("seatrial-context", ".tar");
      try (OutputStream out = Files.newOutputStream(tar)) {
        Tar.ofContext(files, spec.extraFiles(), out);
      }
      try (InputStream in = Files.newInputStream(tar)) {
        return build(in, spec, progress);
      }
    } catch (IOException e) {
      throw new EngineException(
          "The build context " + spec.context() + " cannot be packed: " + e.getMessage() + ".",
          "Check that its files can be read and the temporary folder has room.",
          e);
    } finally {
      delete(tar);
    }
  }

  private ImageFacts build(InputStream tar, BuildSpec spec, Consumer<String> progress) {
    String what = spec.tag() + " from " + spec.context().resolve(spec.dockerfile());
    BuildImageCmd command =
        client
            .buildImageCmd(tar)
            .withDockerfilePath(spec.dockerfile())
            .withTags(Set.of(spec.tag()))
            .withLabels(spec.labels())
            .withPull(false)
            .withRemove(true)
            .withForcerm(true);
    spec.target().ifPresent(command::withTarget);
    spec.args().forEach(command::withBuildArg);
    BuildWatch watch = new BuildWatch(progress);
    try (watch) {
      command.exec(watch);
      watch.await();
    } catch (InterruptedException e) {
      dropUnfinished(watch);
      throw Failures.interrupted("build " + what, e);
    } catch (IOException | RuntimeException e) {
      dropUnfinished(watch);
      throw Failures.of("build " + what, e);
    }
    Optional<EngineException> failure = watch.failure(what);
    if (failure.isPresent()) {
      dropUnfinished(watch);
      throw failure.get();
    }
    return required(spec.tag());
  }

  /**
   * Removes what the stage that failed has left: an untagged image that nothing would find again.
   * Stages that were finished stay, as the builder's cache. After an interrupted build the engine
   * is still removing the container that stands on it.
   */
  private void dropUnfinished(BuildWatch watch) {
    Optional<ImageFacts> tip =
        watch
            .tip()
            .flatMap(this::find)
            .filter(image -> image.tags().isEmpty() && image.digest().isEmpty());
    if (tip.isEmpty()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      Awaitility.await("the container of an unfinished build is gone")
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(15))
          .until(() -> dropped(tip.get().id()));
    } catch (ConditionTimeoutException e) {
      LOG.debug("an unfinished stage stays, a container stands on it", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False when a container still stands on the image. */
  private boolean dropped(String id) {
    try {
      client.removeImageCmd(id).withNoPrune(false).exec();
      return true;
    } catch (NotFoundException e) {
      return true;
    } catch (ConflictException e) {
      boolean again = Failures.message(e).contains("container");
      LOG.debug("an unfinished stage stays for now", e);
      return !again;
    }
  }

  /**
   * Imports by a build of one ADD: the import call takes no labels, and what this client streams to
   * it arrives cut short ("unexpected EOF", docker-java 3.7.1 with engine 20.10).
   */
  ImageFacts importTar(InputStream rootTar, String tag, Map<String, String> labels) {
    Path context = null;
    try {
      context = Files.createTempDirectory("seatrial-import");
      Files.copy(rootTar, context.resolve("root.tar"));
      Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nADD root.tar /\n");
      return build(BuildSpec.of(context, labels, tag), line -> LOG.debug("{}", line));
    } catch (IOException e) {
      throw new EngineException(
          "The root file system of " + tag + " cannot be packed: " + e.getMessage() + ".",
          "Check that the temporary folder has room.",
          e);
    } finally {
      if (context != null) {
        delete(context.resolve("root.tar"));
        delete(context.resolve("Dockerfile"));
        delete(context);
      }
    }
  }

  void remove(String reference) {
    try {
      client.removeImageCmd(reference).exec();
    } catch (NotFoundException e) {
      LOG.debug("{} is gone already", reference);
    } catch (RuntimeException e) {
      throw Failures.of("remove the image " + reference, e);
    }
  }

  private ImageFacts required(String reference) {
    return find(reference)
        .orElseThrow(
            () ->
                new EngineException(
                    Reason.IMAGE_MISSING,
                    "The engine has lost the image " + reference + " right after making it.",
                    "Check that nothing prunes images meanwhile, and repeat."));
  }

  /** Without a tag the engine would pull them all. */
  static String withTag(String reference) {
    String last = reference.substring(reference.lastIndexOf('/') + 1);
    return last.contains(":") || last.contains("@") ? reference : reference + ":latest";
  }

  private static ImageFacts facts(String reference, InspectImageResponse image) {
    List<String> digests = image.getRepoDigests() == null ? List.of() : image.getRepoDigests();
    String repository = repository(reference);
    Optional<String> digest =
        digests.stream()
            .filter(candidate -> repository(candidate).equals(repository))
            .findFirst()
            .or(() -> digests.stream().findFirst());
    var config = image.getConfig();
    Map<String, String> labels =
        config == null || config.getLabels() == null ? Map.of() : config.getLabels();
    return new ImageFacts(
        String.valueOf(image.getId()),
        image.getRepoTags() == null ? List.of() : List.copyOf(image.getRepoTags()),
        digest,
        Map.copyOf(labels),
        image.getSize() == null ? 0 : image.getSize());
  }

  private static String repository(String reference) {
    String bare =
        reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
    int colon = bare.lastIndexOf(':');
    return colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.debug("a temporary file stays: {}", file, e);
    }
  }
}
