package dev.seatrial.store.elasticsearch;

import java.util.Optional;

/**
 * Where Elasticsearch answers, and as whom. Its text form keeps the password out.
 *
 * @param scheme {@code http} or {@code https}
 * @param user empty where the server has no security
 */
public record ElasticsearchAddress(
    String scheme, String host, int port, Optional<String> user, Optional<String> password) {

  /** Plain HTTP, without security. */
  public static ElasticsearchAddress of(String host, int port) {
    return new ElasticsearchAddress("http", host, port, Optional.empty(), Optional.empty());
  }

  /** {@code http://user@host:port}. */
  @Override
  public String toString() {
    return "%s://%s%s:%d".formatted(scheme, user.map(name -> name + "@").orElse(""), host, port);
  }
}
