package dev.seatrial.scenario.load;

import dev.seatrial.source.Location;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The keys of a mapping, declared one after the other. The same declaration runs to decode a
 * mapping and to describe it; what is given to {@link #check} and {@link #build} runs only where
 * there is a mapping.
 */
interface Fields {

  /** A key that must be there. */
  <V> Slot<V> required(String key, Type<V> type, String doc);

  /** A key that may be missing. */
  <V> Slot<Optional<V>> optional(String key, Type<V> type, String doc);

  /** A key with a default. */
  <V> Slot<V> or(String key, Type<V> type, V byDefault, String doc);

  /** Of these keys exactly one must be there. */
  void exactlyOne(Slot<?>... slots);

  /** Of these keys at least one must be there. */
  void someOf(String hint, Slot<?>... slots);

  /** Of these keys at most one may be there. */
  void atMostOne(Slot<?>... slots);

  /** These two stand together, or neither does. */
  void together(String hint, Slot<?> one, Slot<?> other);

  /** Where one is, the other must be. */
  void needs(Slot<?> slot, Slot<?> needed, String message);

  /** Where one is, the other must not be. */
  void excludes(Slot<?> slot, Slot<?> refused, String message, String hint);

  /**
   * Keys that people know from elsewhere and that are not supported.
   *
   * @param why key to why not, half a sentence
   */
  void unsupported(Map<String, String> why);

  /** Something made of a key's value, where there is one. */
  <V, T> Slot<T> derived(Slot<V> slot, Derivation<V, T> made);

  /** Makes something of a value. */
  interface Derivation<V, T> {
    T of(V value, Location at, Reading in);
  }

  /** Runs when a mapping is decoded, also an incomplete one. */
  void check(Consumer<Reading> check);

  /** The key the mapping stands under. */
  String name();

  /** Where the mapping is declared. */
  Location location();

  /** The record, when every required key was decoded. */
  <T> Optional<T> build(Supplier<T> record);

  /** Likewise, for one that can still fail. */
  <T> Optional<T> link(Function<Reading, Optional<T>> record);
}
