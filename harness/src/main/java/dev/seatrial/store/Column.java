package dev.seatrial.store;

/**
 * A column of a dataset.
 *
 * @param kind what its values are, from the declared type
 */
public record Column(String name, ValueKind kind) {}
