package dev.seatrial.scenario;

import dev.seatrial.scenario.Store.Dataset;
import java.util.List;

/**
 * Which datasets of two stores belong together, and what may differ.
 *
 * @param datasets empty for all that both have
 */
public record Mapping(List<Pair> datasets, List<Allowance> allow) {

  /** One dataset on both sides, under one name. */
  public record Pair(Dataset before, Dataset after) {}
}
