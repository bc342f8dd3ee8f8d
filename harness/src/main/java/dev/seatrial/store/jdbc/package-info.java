/**
 * Stores read through JDBC. Start from {@link dev.seatrial.store.jdbc.SqliteReader} and {@link
 * dev.seatrial.store.jdbc.PostgresReader}.
 */
@NullMarked
package dev.seatrial.store.jdbc;

import org.jspecify.annotations.NullMarked;
