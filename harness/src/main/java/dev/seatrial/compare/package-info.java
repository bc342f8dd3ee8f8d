/**
 * Compares two stores that are there, without a scenario. Start from {@link
 * dev.seatrial.compare.StoreComparison}.
 */
@NullMarked
package dev.seatrial.compare;

import org.jspecify.annotations.NullMarked;
