package dev.seatrial.store.jdbc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A server that somebody started: {@code SEATRIAL_TEST_POSTGRES} holds a JDBC URL, a user and a
 * password, separated by commas.
 */
final class EnvironmentPostgresProvider implements PostgresProvider {
  private static final String VARIABLE = "SEATRIAL_TEST_POSTGRES";

  @Override
  public Optional<PostgresAddress> address() {
    return Optional.ofNullable(System.getenv(VARIABLE)).map(EnvironmentPostgresProvider::parse);
  }

  @Override
  public String remedy() {
    return "Set %s to jdbc:postgresql://host:port/database,user,password.".formatted(VARIABLE);
  }

  private static PostgresAddress parse(String value) {
    List<String> parts = List.of(value.split(",", 3));
    URI uri = URI.create(parts.get(0).substring("jdbc:".length()));
    return new PostgresAddress(
        uri.getHost(), uri.getPort(), uri.getPath().substring(1), parts.get(1), parts.get(2));
  }
}
