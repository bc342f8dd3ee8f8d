package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Scalars.ref;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.MappingNode.Entry;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compose's {@code extends}, for services of the same file: mappings are merged, lists of what a
 * service has are put together, everything else is replaced.
 */
final class Extends {
  private static final String KEY = "extends";
  private static final String VOLUMES = "volumes";

  /** Lists to which a service that extends another adds; others, such as a command, it replaces. */
  private static final Set<String> ADDED =
      Set.of(VOLUMES, "ports", "depends_on", "environment", "extra_hosts", "tmpfs");

  /** The name of the other service. */
  static final Type<String> SERVICE =
      either(
          ref(Thing.SERVICE),
          new Shape<>(
              "extended service",
              "Another service of this file.",
              f -> {
                var service = f.required("service", ref(Thing.SERVICE), "Its name.");
                f.unsupported(Map.of("file", "all services of a system stand in one file"));
                return f.build(service::get);
              }));

  private final MappingNode services;

  private Extends(MappingNode services) {
    this.services = services;
  }

  /** A mapping of services, each of which is decoded with what it extends. */
  static <T> Type<T> applied(Type<T> services) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return services.decode(
            node instanceof MappingNode mapping ? new Extends(mapping).applied() : node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return services.schema(writer);
      }
    };
  }

  private MappingNode applied() {
    List<Entry> all = new ArrayList<>();
    for (Entry service : services.entries()) {
      Set<String> seen = new TreeSet<>(Set.of(service.key().text()));
      all.add(new Entry(service.key(), whole(service.value(), seen)));
    }
    return new MappingNode(services.location(), List.copyOf(all));
  }

  /**
   * A service with what it extends; one that extends itself is reported with other cycles.
   *
   * @param seen names that lead here
   */
  private Node whole(Node service, Set<String> seen) {
    Optional<ScalarNode> other =
        service instanceof MappingNode mapping ? extended(mapping) : Optional.empty();
    Optional<Entry> base = other.flatMap(name -> services.entry(name.text()));
    if (base.isEmpty() || !(base.get().value() instanceof MappingNode)) {
      return service;
    }
    if (!seen.add(other.get().text())) {
      return service;
    }
    return merged((MappingNode) whole(base.get().value(), seen), (MappingNode) service);
  }

  private static Optional<ScalarNode> extended(MappingNode service) {
    Optional<Node> other = service.entry(KEY).map(Entry::value);
    if (other.isPresent() && other.get() instanceof MappingNode longForm) {
      other = longForm.entry("service").map(Entry::value);
    }
    return other.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
  }

  private static MappingNode merged(MappingNode base, MappingNode own) {
    Map<String, Entry> all = new LinkedHashMap<>();
    base.entries().stream()
        .filter(entry -> !entry.key().text().equals(KEY))
        .forEach(entry -> all.put(entry.key().text(), entry));
    own.entries().forEach(entry -> all.merge(entry.key().text(), entry, Extends::merged));
    return new MappingNode(own.location(), List.copyOf(all.values()));
  }

  private static Entry merged(Entry base, Entry own) {
    if (base.value() instanceof MappingNode before && own.value() instanceof MappingNode after) {
      return new Entry(own.key(), merged(before, after));
    }
    boolean lists =
        base.value() instanceof SequenceNode
            && own.value() instanceof SequenceNode
            && ADDED.contains(own.key().text());
    return lists
        ? new Entry(
            own.key(),
            added(own.key().text(), (SequenceNode) base.value(), (SequenceNode) own.value()))
        : own;
  }

  private static SequenceNode added(String key, SequenceNode base, SequenceNode own) {
    Set<String> taken = new TreeSet<>();
    if (key.equals(VOLUMES)) {
      own.items().forEach(item -> taken.add(target(item)));
    }
    List<Node> items = new ArrayList<>();
    base.items().stream().filter(item -> !taken.contains(target(item))).forEach(items::add);
    items.addAll(own.items());
    return new SequenceNode(own.location(), List.copyOf(items));
  }

  /** Where a volume is mounted: another one there takes its place. */
  private static String target(Node mount) {
    String[] parts = mount instanceof ScalarNode text ? text.text().split(":", -1) : new String[0];
    return parts.length > 1 ? parts[1] : "";
  }
}
