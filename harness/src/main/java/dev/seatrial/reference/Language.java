package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.scenario.load.SchemaWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All kinds of files, their parts and keys. */
public final class Language {

  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new TreeMap<>();

  /** As the decoder declares it. */
  public Language() {
    this(SchemaWriter.write());
  }

  Language(JsonNode schema) {
    for (JsonNode rule : schema.path("allOf")) {
      kinds.put(
          rule.at("/if/properties/kind/const").asText(), TypeWords.definition(rule.get("then")));
    }
    schema
        .path("definitions")
        .properties()
        .forEach(one -> definitions.put(one.getKey(), Definition.of(one.getKey(), one.getValue())));
  }

  /** Kinds of files, each with the name of its definition. */
  public Map<String, String> kinds() {
    return Collections.unmodifiableMap(kinds);
  }

  /** Every definition that stands in a file, those of whole files first, each once. */
  public List<Definition> inOrder() {
    Set<String> names = new LinkedHashSet<>(kinds.values());
    kinds.values().forEach(kind -> below(kind, names));
    return names.stream().map(this::definition).toList();
  }

  /**
   * The definition.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Definition definition(String name) {
    return Optional.ofNullable(definitions.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no definition " + name));
  }

  /** Names of all definitions. */
  Set<String> names() {
    return Set.copyOf(definitions.keySet());
  }

  /** Kinds of files in which the definition stands, in their order. */
  List<String> kindsWith(String name) {
    return kinds.entrySet().stream()
        .filter(
            kind -> {
              Set<String> met = new LinkedHashSet<>(Set.of(kind.getValue()));
              below(kind.getValue(), met);
              return met.contains(name);
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The keys under which a definition stands, e.g. {@code step.http}. */
  Set<String> places(String name) {
    Set<String> places = new TreeSet<>();
    for (Definition definition : definitions.values()) {
      for (Field field : definition.fields()) {
        if (definitionsIn(field.schema()).contains(name)) {
          places.add(definition.name() + "." + field.name());
        }
      }
    }
    return places;
  }

  /** The definitions a value may be or hold, through lists, maps and alternatives. */
  static Set<String> definitionsIn(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    collect(schema, names::add);
    return names;
  }

  private static void collect(JsonNode schema, Consumer<String> found) {
    if (schema.has("$ref")) {
      found.accept(TypeWords.definition(schema));
    }
    schema.path("allOf").forEach(part -> collect(part, found));
    schema.path("anyOf").forEach(part -> collect(part, found));
    collectIn(schema.path("items"), found);
    collectIn(schema.path("additionalProperties"), found);
  }

  private static void collectIn(JsonNode part, Consumer<String> found) {
    if (part.isObject()) {
      collect(part, found);
    }
  }

  private void below(String name, Set<String> met) {
    for (Field field : definition(name).fields()) {
      for (String part : definitionsIn(field.schema())) {
        if (met.add(part)) {
          below(part, met);
        }
      }
    }
  }
}
