package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a path like {@code step.http.capture} names. */
final class Topics {

  private static final TypeWords WORDS = new TypeWords(TypeWords.PLAIN);

  private final Language language;

  /**
   * What can be explained.
   *
   * @param path from a definition to the key, as explained
   * @param owner the definition the path begins with
   * @param field the key; empty for a whole definition
   * @param below definitions whose keys stand below it
   */
  record Topic(String path, Definition owner, Optional<Field> field, List<Definition> below) {

    String type() {
      return field.map(Field::schema).map(WORDS::of).orElse("mapping");
    }

    Optional<JsonNode> schema() {
      return field.map(Field::schema);
    }
  }

  Topics(Language language) {
    this.language = language;
  }

  /** Empty when the path names nothing. */
  Optional<Topic> find(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("\\.", -1)));
    // A list or a map between two keys may be written, and says nothing.
    segments.replaceAll(segment -> segment.replace("[]", "").replace("[*]", ""));
    segments.removeIf(segment -> segment.equals("*"));
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    Optional<Topic> topic = definition(segments.get(0)).map(Topics::whole);
    for (String key : segments.subList(1, segments.size())) {
      topic = topic.flatMap(parent -> key(parent, key));
    }
    return topic;
  }

  /** Paths of two words whose last is this, e.g. {@code scenario.matrix}. */
  List<String> endingWith(String key) {
    TreeSet<String> paths = new TreeSet<>();
    for (Definition definition : language.inOrder()) {
      definition.field(key).ifPresent(field -> paths.add(definition.name() + "." + key));
    }
    return List.copyOf(paths);
  }

  /** Every key of every definition. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    language.inOrder().forEach(one -> one.fields().forEach(field -> keys.add(field.name())));
    return keys;
  }

  /** By the name of a kind or part, whatever its case. */
  private Optional<Definition> definition(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> kind : language.kinds().entrySet()) {
      if (kind.getKey().toLowerCase(Locale.ROOT).equals(plain)) {
        return Optional.of(language.definition(kind.getValue()));
      }
    }
    return Optional.of(plain).filter(language.names()::contains).map(language::definition);
  }

  private static Topic whole(Definition definition) {
    return new Topic(definition.name(), definition, Optional.empty(), List.of(definition));
  }

  private Optional<Topic> key(Topic parent, String key) {
    for (Definition definition : parent.below()) {
      Optional<Field> field = definition.field(key);
      if (field.isPresent()) {
        List<Definition> below =
            Language.definitionsIn(field.get().schema()).stream()
                .map(language::definition)
                .toList();
        return Optional.of(new Topic(parent.path() + "." + key, parent.owner(), field, below));
      }
    }
    return Optional.empty();
  }
}
