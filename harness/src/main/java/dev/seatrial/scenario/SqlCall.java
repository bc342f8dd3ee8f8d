package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;

/**
 * SQL statements in a store and the rows that are expected of the last one. Texts may hold {@code
 * ${…}} references.
 *
 * @param store one of the system's stores
 * @param statements in order, in one transaction
 * @param location where it is declared
 */
public record SqlCall(
    String store,
    List<String> statements,
    Map<String, Expected> expect,
    Map<String, String> capture,
    Location location)
    implements Call {

  @Override
  public String target() {
    return store;
  }
}
