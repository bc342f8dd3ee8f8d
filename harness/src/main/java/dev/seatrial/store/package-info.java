/**
 * Datasets as streams of canonical rows in key order, whatever the database. Start from {@link
 * dev.seatrial.store.DatasetReader}; what a value looks like is in {@link
 * dev.seatrial.store.CanonicalValue}.
 */
@NullMarked
package dev.seatrial.store;

import org.jspecify.annotations.NullMarked;
