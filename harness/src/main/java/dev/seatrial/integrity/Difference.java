package dev.seatrial.integrity;

import java.util.List;
import java.util.Map;

/**
 * One row that differs.
 *
 * @param kind its class
 * @param key the key, {@code id=7}, columns joined by a comma
 * @param before shown values of the earlier row by column; empty for an extra row
 * @param after shown values of the later row by column; empty for a lost row
 * @param changes values of a changed row that differ; for {@link Kind#CHANGED} those that nothing
 *     allows, for {@link Kind#ALLOWED} those that are allowed
 * @param because reason of the allowance, for {@link Kind#ALLOWED}; else empty
 */
public record Difference(
    Kind kind,
    String key,
    Map<String, String> before,
    Map<String, String> after,
    List<Change> changes,
    String because) {

  /** Class of a difference. */
  public enum Kind {
    LOST,
    EXTRA,
    CHANGED,
    ALLOWED
  }

  /** One value that differs, both as shown. */
  public record Change(String column, String before, String after) {}
}
