package dev.seatrial.scenario;

import java.util.List;

/**
 * What checks of several scenarios allow, as one of them uses it.
 *
 * @param where the cells in which it is allowed
 * @param allowed allowances, or findings on a structure
 */
public record Shared<T>(Restriction where, List<T> allowed) {}
