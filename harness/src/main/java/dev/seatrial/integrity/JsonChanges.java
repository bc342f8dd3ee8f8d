package dev.seatrial.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ, down to the values that are no objects. */
final class JsonChanges {
  /** Paths that are told apart; with more, the whole value has changed. */
  private static final int MOST = 50;

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private JsonChanges() {}

  /**
   * One value that differs.
   *
   * @param column the column and the path in it, {@code labels.host}; with the kind both have
   * @param before its canonical form; null where there was none, or NULL
   */
  record One(Column column, @Nullable String before, @Nullable String after) {}

  /** The values that differ; the column as a whole when it is not JSON, or nothing is alike. */
  static List<One> of(Column column, @Nullable String before, @Nullable String after) {
    if (column.kind() != ValueKind.JSON || before == null || after == null) {
      return List.of(new One(column, before, after));
    }
    List<One> all = new ArrayList<>();
    try {
      compare(column.name(), READER.readTree(before), READER.readTree(after), all);
    } catch (JsonProcessingException e) {
      all.clear();
    }
    return all.isEmpty() || all.size() > MOST ? List.of(new One(column, before, after)) : all;
  }

  private static void compare(
      String path, @Nullable JsonNode before, @Nullable JsonNode after, List<One> into) {
    if (into.size() > MOST || (before != null && before.equals(after))) {
      return;
    }
    Optional<String> typeBefore = numberType(before);
    Optional<String> typeAfter = numberType(after);
    if (typeBefore.isPresent() && (typeAfter.isEmpty() || typeAfter.equals(typeBefore))) {
      compare(path, number(before, typeBefore), number(after, typeAfter), into);
      return;
    } else if (typeBefore.isEmpty() && typeAfter.isPresent()) {
      compare(path, before, number(after, typeAfter), into);
      return;
    }
    if (before != null && after != null && before.isObject() && after.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path + "." + name, before.get(name), after.get(name), into);
      }
    } else if (before != null
        && after != null
        && before.isArray()
        && after.isArray()
        && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(path + "[" + i + "]", before.get(i), after.get(i), into);
      }
    } else {
      ValueKind kind = ValueKind.JSON;
      if (before != null && after != null && before.getNodeType() == after.getNodeType()) {
        kind = kind(before, after);
      }
      into.add(new One(new Column(path, kind), form(before, kind), form(after, kind)));
    }
  }

  /** What Extended JSON wraps a number in, to tell its type: {@code {"$numberLong": "7"}}. */
  private static Optional<String> numberType(@Nullable JsonNode node) {
    if (node == null || !node.isObject() || node.size() != 1) {
      return Optional.empty();
    }
    String name = node.fieldNames().next();
    return name.startsWith("$number") && node.path(name).isTextual()
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The number in its wrapping; anything else, also what is no number, as it is. */
  private static @Nullable JsonNode number(@Nullable JsonNode node, Optional<String> type) {
    if (node == null || type.isEmpty()) {
      return node;
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(node.path(type.get()).textValue()));
    } catch (NumberFormatException e) {
      return node.path(type.get());
    }
  }

  private static ValueKind kind(JsonNode before, JsonNode after) {
    if (before.isNumber()) {
      return ValueKind.NUMERIC;
    } else if (before.isBoolean()) {
      return ValueKind.BOOLEAN;
    } else if (!before.isTextual()) {
      return ValueKind.JSON;
    }
    return Stream.of(ValueKind.DATE, ValueKind.TIMESTAMP)
        .filter(k -> CanonicalValue.fits(k, before.textValue()))
        .filter(k -> CanonicalValue.fits(k, after.textValue()))
        .findFirst()
        .orElse(ValueKind.TEXT);
  }

  /** JSON shows what is a string; NULL is where there is nothing. */
  private static @Nullable String form(@Nullable JsonNode node, ValueKind kind) {
    if (node == null) {
      return null;
    }
    return kind == ValueKind.JSON
        ? CanonicalValue.read(kind, node.toString())
        : CanonicalValue.read(kind, node.asText());
  }
}
