package dev.seatrial.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An engine in memory. Containers do what the {@link Script} registered for the start of their name
 * says; everything asked is recorded, in order, as a line of {@link #calls}.
 *
 * <pre>{@code
 * FakeEngine engine = new FakeEngine();
 * engine.on("migration", Script.exits(1, "Failed to migrate"));
 * engine.on("server", Script.runs("ready").publishing(80, port));
 * engine.addImage("shop:1");
 * }</pre>
 */
public final class FakeEngine implements Engine {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Script> scripts = new LinkedHashMap<>();
  private final Map<String, FakeContainer> containers = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> networks = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> volumes = new ConcurrentHashMap<>();
  private final Map<String, ImageFacts> images = new ConcurrentHashMap<>();
  private final Map<String, byte[]> written = new ConcurrentHashMap<>();
  private final Map<String, RuntimeException> refused = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Map<String, byte[]> extraFiles = Map.of();
  private Function<String, ImageFacts> registry =
      reference -> {
        throw new EngineException(
            EngineException.Reason.REGISTRY_SILENT, "Could not pull " + reference + ".", "None.");
      };

  /** What was asked, e.g. {@code create server}, {@code stop server}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Containers whose name starts with, or holds a part equal to, {@code name} follow a script. */
  public void on(String name, Script script) {
    scripts.put(name, script);
  }

  /** What the last build got beside its context, by path. */
  public Map<String, byte[]> extraFiles() {
    return extraFiles;
  }

  /** Programs in containers write this file. */
  public void writes(String path, byte[] content) {
    written.put(path, content);
  }

  /** What is asked with a line of {@link #calls} that holds this text throws. */
  public void refuses(String call, RuntimeException failure) {
    refused.put(call, failure);
  }

  byte[] written(String path) {
    return written.getOrDefault(path, new byte[0]);
  }

  void refuse(String call) {
    refused.forEach(
        (part, failure) -> {
          if (call.contains(part)) {
            throw failure;
          }
        });
  }

  /** What {@link #pull} answers or throws. */
  public void registry(Function<String, ImageFacts> answers) {
    registry = answers;
  }

  public ImageFacts addImage(String reference) {
    return addImage(reference, Optional.empty(), Map.of());
  }

  public ImageFacts addImage(
      String reference, Optional<String> digest, Map<String, String> labels) {
    ImageFacts facts =
        new ImageFacts("sha256:" + nextId(), List.of(reference), digest, labels, 1_000_000);
    images.put(reference, facts);
    images.put(facts.id(), facts);
    return facts;
  }

  /** Containers that were created and not removed. */
  public List<FakeContainer> containers() {
    return List.copyOf(containers.values());
  }

  void record(String call) {
    calls.add(call);
  }

  void forget(FakeContainer container) {
    containers.remove(container.id());
  }

  private String nextId() {
    return "id" + ids.incrementAndGet();
  }

  private Script script(String name) {
    return scripts.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()) || name.contains("-" + entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(Script::runs);
  }

  @Override
  public Map<String, String> facts() {
    return new TreeMap<>(Map.of("version", "fake", "api", "1.41", "driver", "memory"));
  }

  @Override
  public String createNetwork(String name, Map<String, String> labels) {
    record("network " + name);
    networks.put(name, Map.copyOf(labels));
    return name;
  }

  @Override
  public void removeNetwork(String id) {
    record("remove network " + id);
    refuse("remove network " + id);
    networks.remove(id);
  }

  @Override
  public void connect(String network, Container container, List<String> aliases) {
    record("connect " + container.name() + " to " + network + " as " + aliases);
    refuse("connect " + container.name());
    ((FakeContainer) container).connected(true);
  }

  @Override
  public void disconnect(String network, Container container) {
    record("disconnect " + container.name() + " from " + network);
    refuse("disconnect " + container.name());
    ((FakeContainer) container).connected(false);
  }

  @Override
  public String createVolume(String name, Map<String, String> labels) {
    record("volume " + name);
    volumes.put(name, Map.copyOf(labels));
    return name;
  }

  @Override
  public void removeVolume(String name) {
    record("remove volume " + name);
    refuse("remove volume " + name);
    volumes.remove(name);
  }

  @Override
  public Container create(ContainerSpec spec) {
    if (!images.containsKey(spec.image())) {
      throw new EngineException(
          EngineException.Reason.IMAGE_MISSING, "No such image: " + spec.image() + ".", "Add it.");
    }
    record("create " + spec.name());
    refuse("create " + spec.name());
    FakeContainer container = new FakeContainer(this, nextId(), spec, script(spec.name()));
    containers.put(container.id(), container);
    return container;
  }

  @Override
  public List<Leftover> labelled(String label, Optional<String> value) {
    List<Leftover> found = new ArrayList<>();
    containers.values().stream()
        .filter(it -> carries(it.spec().labels(), label, value))
        .forEach(
            it ->
                found.add(
                    new Leftover(Leftover.Kind.CONTAINER, it.id(), it.name(), it.spec().labels())));
    add(found, Leftover.Kind.NETWORK, networks, label, value);
    add(found, Leftover.Kind.VOLUME, volumes, label, value);
    return found;
  }

  private static void add(
      List<Leftover> found,
      Leftover.Kind kind,
      Map<String, Map<String, String>> all,
      String label,
      Optional<String> value) {
    new TreeMap<>(all)
        .forEach(
            (name, labels) -> {
              if (carries(labels, label, value)) {
                found.add(new Leftover(kind, name, name, labels));
              }
            });
  }

  private static boolean carries(Map<String, String> labels, String label, Optional<String> value) {
    return labels.containsKey(label)
        && value.map(wanted -> wanted.equals(labels.get(label))).orElse(true);
  }

  @Override
  public void remove(Leftover leftover) {
    switch (leftover.kind()) {
      case CONTAINER ->
          Optional.ofNullable(containers.get(leftover.id())).ifPresent(Container::remove);
      case NETWORK -> removeNetwork(leftover.id());
      case VOLUME -> removeVolume(leftover.id());
    }
  }

  @Override
  public Optional<ImageFacts> image(String reference) {
    return Optional.ofNullable(images.get(reference));
  }

  @Override
  public List<ImageFacts> images(String label, Optional<String> value) {
    return images.values().stream()
        .distinct()
        .filter(image -> image.labels().containsKey(label))
        .filter(image -> value.map(v -> v.equals(image.labels().get(label))).orElse(true))
        .toList();
  }

  @Override
  public ImageFacts pull(String reference, Duration patience, Consumer<String> progress) {
    record("pull " + reference);
    ImageFacts facts = registry.apply(reference);
    images.put(reference, facts);
    images.put(facts.id(), facts);
    return facts;
  }

  @Override
  public ImageFacts build(BuildSpec spec, Consumer<String> progress) {
    extraFiles = Map.copyOf(spec.extraFiles());
    record("build " + spec.tag() + " " + new TreeMap<>(spec.args()));
    return addImage(spec.tag(), Optional.empty(), Map.copyOf(spec.labels()));
  }

  @Override
  public ImageFacts importImage(InputStream rootTar, String tag, Map<String, String> labels) {
    record("import " + tag);
    try (rootTar) {
      rootTar.skip(Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return addImage(tag, Optional.empty(), Map.copyOf(labels));
  }

  @Override
  public void removeImage(String reference) {
    record("remove image " + reference);
    image(reference)
        .ifPresent(facts -> images.values().removeIf(other -> other.id().equals(facts.id())));
  }

  @Override
  public void close() {
    record("close");
  }
}
