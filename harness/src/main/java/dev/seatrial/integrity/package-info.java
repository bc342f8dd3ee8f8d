/**
 * Snapshots of datasets as files, and what differs between two of them. Start from {@link
 * dev.seatrial.integrity.SnapshotWriter} and {@link dev.seatrial.integrity.SnapshotComparison}.
 */
@NullMarked
package dev.seatrial.integrity;

import org.jspecify.annotations.NullMarked;
