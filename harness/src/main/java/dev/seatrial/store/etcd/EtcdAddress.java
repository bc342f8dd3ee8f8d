package dev.seatrial.store.etcd;

import java.net.URI;

/**
 * A client URL of etcd, and as whom. Its text form keeps the password out.
 *
 * @param endpoint such as {@code http://127.0.0.1:2379}
 * @param user empty when the cluster asks for none
 */
public record EtcdAddress(URI endpoint, String user, String password) {
  public EtcdAddress {
    if (endpoint.getHost() == null || endpoint.getUserInfo() != null) {
      throw new IllegalArgumentException("an endpoint is http://host:port, without a user");
    }
  }

  /** An address without TLS. */
  public static EtcdAddress of(String host, int port, String user, String password) {
    return new EtcdAddress(URI.create("http://%s:%d".formatted(host, port)), user, password);
  }

  /** {@code user@host:port}. */
  @Override
  public String toString() {
    return (user.isEmpty() ? "" : user + "@") + endpoint.getAuthority();
  }
}
