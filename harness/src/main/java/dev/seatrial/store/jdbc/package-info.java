/**
 * Stores read through JDBC. Start from {@link dev.seatrial.store.jdbc.SqliteReader}, {@link
 * dev.seatrial.store.jdbc.PostgresReader} and {@link dev.seatrial.store.jdbc.MysqlReader}.
 */
@NullMarked
package dev.seatrial.store.jdbc;

import org.jspecify.annotations.NullMarked;
