package dev.seatrial.scenario.load;

import dev.seatrial.source.Location;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decodes the declared keys of one mapping. */
final class DecodingFields implements Fields {

  private final String title;
  private final MappingNode mapping;
  private final Reading in;
  private final List<String> keys = new ArrayList<>();
  private final Map<String, String> unsupported = new HashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private boolean complete = true;

  DecodingFields(String title, MappingNode mapping, Reading in) {
    this.title = title;
    this.mapping = mapping;
    this.in = in;
  }

  @Override
  public <V> Slot<V> required(String key, Type<V> type, String doc) {
    if (mapping.entry(key).isEmpty()) {
      missing.put(key, doc);
    }
    Slot<V> slot = slot(key, type);
    complete &= slot.value().isPresent();
    return slot;
  }

  @Override
  public <V> Slot<Optional<V>> optional(String key, Type<V> type, String doc) {
    Slot<V> slot = slot(key, type);
    return new Slot<>(key, Optional.of(slot.value()), slot.place());
  }

  @Override
  public <V> Slot<V> or(String key, Type<V> type, V byDefault, String doc) {
    Slot<V> slot = slot(key, type);
    return new Slot<>(key, Optional.of(slot.value().orElse(byDefault)), slot.place());
  }

  private <V> Slot<V> slot(String key, Type<V> type) {
    keys.add(key);
    Optional<MappingNode.Entry> entry = mapping.entry(key);
    return new Slot<>(
        key,
        entry.flatMap(some -> type.decode(some.value(), in.under(some.key()))),
        entry.map(some -> in.under(some.key()).valuePlace(some.value())));
  }

  @Override
  public void exactlyOne(Slot<?>... slots) {
    List<String> given = Arrays.stream(slots).filter(Slot::given).map(Slot::key).toList();
    if (given.size() == 1) {
      // It may be there and malformed; then there is nothing to build from.
      complete &= Arrays.stream(slots).anyMatch(DecodingFields::decoded);
      return;
    }
    complete = false;
    String all = String.join(", ", Arrays.stream(slots).map(Slot::key).toList());
    if (given.isEmpty()) {
      in.error("key.missing", location(), title + " needs one of the keys " + all);
    } else {
      in.error(
          "key.conflict",
          location(),
          "only one of these keys can stand here: " + String.join(", ", given));
    }
  }

  @Override
  public void someOf(String hint, Slot<?>... slots) {
    if (Arrays.stream(slots).noneMatch(Slot::given)) {
      String all = String.join(", ", Arrays.stream(slots).map(Slot::key).toList());
      in.error("key.missing", location(), title + " needs at least one of the keys " + all, hint);
    }
  }

  @Override
  public void atMostOne(Slot<?>... slots) {
    List<Slot<?>> given = new ArrayList<>();
    for (Slot<?> slot : slots) {
      if (slot.given()) {
        given.add(slot);
      }
    }
    if (given.size() > 1) {
      in.error(
          "key.conflict",
          given.get(1).place().orElseThrow(),
          "only one of these keys can stand here: "
              + String.join(", ", given.stream().map(Slot::key).toList()));
    }
  }

  @Override
  public void together(String hint, Slot<?> one, Slot<?> other) {
    if (one.given() != other.given()) {
      in.error(
          "key.missing",
          location(),
          "the keys " + one.key() + " and " + other.key() + " belong together",
          hint);
    }
  }

  @Override
  public void needs(Slot<?> slot, Slot<?> needed, String message) {
    if (slot.given() && !needed.given()) {
      in.error("key.missing", location(), message);
    }
  }

  @Override
  public void excludes(Slot<?> slot, Slot<?> refused, String message, String hint) {
    if (slot.given() && refused.given()) {
      in.error("key.conflict", refused.place().orElseThrow(), message, hint);
    }
  }

  @Override
  public <V, T> Slot<T> derived(Slot<V> slot, Derivation<V, T> made) {
    return new Slot<>(
        slot.key(),
        slot.value().map(value -> made.of(value, slot.place().orElseThrow(), in)),
        slot.place());
  }

  @Override
  public void unsupported(Map<String, String> why) {
    unsupported.putAll(why);
  }

  @Override
  public void check(Consumer<Reading> check) {
    check.accept(in);
  }

  @Override
  public String name() {
    return in.name();
  }

  @Override
  public Location location() {
    return in.place(mapping);
  }

  @Override
  public <T> Optional<T> build(Supplier<T> record) {
    return complete ? Optional.of(record.get()) : Optional.empty();
  }

  @Override
  public <T> Optional<T> link(Function<Reading, Optional<T>> record) {
    return complete ? record.apply(in) : Optional.empty();
  }

  /** Reports every key that was not declared, and every one that is missing. */
  void refuseOthers() {
    Set<String> meant = new HashSet<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      String reason = unsupported.get(key);
      if (keys.contains(key)) {
        continue;
      }
      if (reason != null) {
        in.error(
            "key.unsupported",
            entry.key().location(),
            key + " is not supported here: " + reason,
            "keys here: " + String.join(", ", keys));
      } else {
        Suggest.nearest(key, keys).ifPresent(meant::add);
        in.error(
            "key.unknown",
            entry.key().location(),
            key + " is not a key of " + title,
            Reading.hint(key, keys, "keys here"));
      }
    }
    // One that is only mistyped is not missing as well.
    missing.keySet().removeAll(meant);
    missing.forEach(
        (key, doc) ->
            in.error(
                "key.missing",
                location(),
                title + " needs the key " + key,
                key + ": " + lowered(doc)));
  }

  private static boolean decoded(Slot<?> slot) {
    return slot.value().filter(v -> !(v instanceof Optional<?> o && o.isEmpty())).isPresent();
  }

  private static String lowered(String doc) {
    String plain = doc.endsWith(".") ? doc.substring(0, doc.length() - 1) : doc;
    boolean acronym = plain.length() > 1 && Character.isUpperCase(plain.charAt(1));
    return acronym ? plain : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }
}
