package dev.seatrial.integrity;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.ValueKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Values as evidence shows them: NULL apart from '', long ones cut, secret ones masked. */
final class ShownValues {
  /** Characters that are shown of a value. */
  private static final int LONGEST = 200;

  private final Set<String> secret;

  ShownValues(Set<String> secret) {
    this.secret = secret;
  }

  /** Whether a column, or the one that a path into JSON begins with, is secret. */
  boolean secret(String column) {
    return !secret.isEmpty()
        && secret.stream()
            .anyMatch(
                name ->
                    column.startsWith(name)
                        && (column.length() == name.length()
                            || ".[".indexOf(column.charAt(name.length())) >= 0));
  }

  Map<String, String> row(List<Column> columns, Row row) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      shown.put(columns.get(i).name(), value(columns.get(i), row.value(i)));
    }
    return Collections.unmodifiableMap(shown);
  }

  /** The value; of a secret one a digest, from which equality can be seen, but no value. */
  String value(Column column, @Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    if (secret(column.name())) {
      return "‹masked:" + digest(value) + "›";
    }
    String shown = CanonicalValue.shown(value);
    String quote = column.kind() == ValueKind.TEXT ? "'" : "";
    if (shown.length() <= LONGEST) {
      return quote + shown + quote;
    }
    int cut = Character.isHighSurrogate(shown.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return "%s%s%s… (%d characters, sha256 %s)"
        .formatted(quote, shown.substring(0, cut), quote, shown.length(), digest(value));
  }

  private static String digest(String value) {
    return DigestUtils.sha256Hex(value).substring(0, 8);
  }
}
