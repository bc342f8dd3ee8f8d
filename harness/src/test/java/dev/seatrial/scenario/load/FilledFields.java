package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.source.Location;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Walks records and tells which of their components ever hold something. */
final class FilledFields {

  private FilledFields() {}

  static void collect(Object value, Set<String> filled, Set<String> all)
      throws ReflectiveOperationException {
    if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        collect(optional.get(), filled, all);
      }
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        collect(item, filled, all);
      }
    } else if (value instanceof Map<?, ?> map) {
      collect(map.values(), filled, all);
    } else if (value.getClass().isRecord() && !(value instanceof Location)) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        String name = value.getClass().getSimpleName() + "." + component.getName();
        Object part = component.getAccessor().invoke(value);
        all.add(name);
        if (holdsSomething(part)) {
          filled.add(name);
        }
        collect(part, filled, all);
      }
    }
  }

  private static boolean holdsSomething(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent();
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent();
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent();
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent();
    }
    if (value instanceof Collection<?> items) {
      return !items.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof Duration duration) {
      return !duration.isZero();
    }
    if (value instanceof Location location) {
      return location.line() > 0;
    }
    return value instanceof Record
        || value instanceof Enum<?>
        || value instanceof Path
        || value instanceof JsonNode;
  }
}
