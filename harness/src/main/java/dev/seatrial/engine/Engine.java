package dev.seatrial.engine;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port to a container engine. Every resource it makes carries the labels it is given; all waits
 * are bounded. Methods throw {@link EngineException} with one sentence for people when the engine,
 * not the system under test, is at fault.
 */
public interface Engine extends AutoCloseable {

  /** Facts about the engine: version, storage driver, root directory free bytes, … by name. */
  Map<String, String> facts();

  /** Makes a bridge network and returns its id. */
  String createNetwork(String name, Map<String, String> labels);

  void removeNetwork(String id);

  /** Joins a container to a network under these names, and publishes its ports again. */
  void connect(String network, Container container, List<String> aliases);

  /** Cuts a container off from a network, at once; its published ports go with it. */
  void disconnect(String network, Container container);

  /** Makes a named volume and returns its name. */
  String createVolume(String name, Map<String, String> labels);

  void removeVolume(String name);

  /**
   * Creates a container without starting it; its output goes to {@code spec.log()} from the first
   * byte.
   */
  Container create(ContainerSpec spec);

  /** Containers, networks and volumes that carry this label value (any value when empty). */
  List<Leftover> labelled(String label, Optional<String> value);

  void remove(Leftover leftover);

  /** Looks an image up in the engine, by name or id. */
  Optional<ImageFacts> image(String reference);

  /** Images that carry this label with this value (any value when empty). */
  List<ImageFacts> images(String label, Optional<String> value);

  /**
   * Pulls an image.
   *
   * @param patience how long a registry may stay silent
   * @throws EngineException when it cannot be had, saying why
   */
  ImageFacts pull(String reference, Duration patience, Consumer<String> progress);

  /**
   * Builds an image with the classic builder.
   *
   * @param progress the builder's output, line by line
   */
  ImageFacts build(BuildSpec spec, Consumer<String> progress);

  /** Imports a root file system (a tar stream) as an image. */
  ImageFacts importImage(InputStream rootTar, String tag, Map<String, String> labels);

  void removeImage(String reference);

  @Override
  void close();

  /**
   * What an engine knows of an image.
   *
   * @param digest registry digest ({@code name@sha256:…}); empty when it never came from one
   */
  record ImageFacts(
      String id,
      List<String> tags,
      Optional<String> digest,
      Map<String, String> labels,
      long bytes) {}

  /**
   * Something with our label that was found.
   *
   * @param kind what it is
   * @param labels its labels
   */
  record Leftover(Kind kind, String id, String name, Map<String, String> labels) {

    /** Kinds in the order in which they must be removed. */
    public enum Kind {
      CONTAINER,
      NETWORK,
      VOLUME
    }
  }
}
