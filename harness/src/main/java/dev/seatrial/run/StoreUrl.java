package dev.seatrial.run;

import dev.seatrial.scenario.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The address of a store, as its own clients take it. */
final class StoreUrl {
  private static final String HOST = "127.0.0.1";

  private final int port;
  private final UnaryOperator<String> password;

  private StoreUrl(int port, UnaryOperator<String> password) {
    this.port = port;
    this.password = password;
  }

  /**
   * A URL on loopback.
   *
   * @param port at which it is published
   */
  static String of(Store.OfService store, int port) {
    return new StoreUrl(port, StoreUrl::encoded).url(store);
  }

  /**
   * The same for eyes that may not see its password.
   *
   * @param name what stands for a password
   */
  static String of(Store.OfService store, int port, UnaryOperator<String> name) {
    return new StoreUrl(port, name).url(store);
  }

  private String url(Store.OfService store) {
    if (store instanceof Store.Postgresql s) {
      return url("postgresql", Optional.of(s.user()), Optional.of(s.password()), s.database());
    } else if (store instanceof Store.Mysql s) {
      return url("mysql", Optional.of(s.user()), Optional.of(s.password()), s.database());
    } else if (store instanceof Store.Mongodb s) {
      return url("mongodb", s.user(), s.password(), s.database());
    } else if (store instanceof Store.Redis s) {
      return url("redis", s.user(), s.password(), Integer.toString(s.database()));
    } else if (store instanceof Store.Elasticsearch s) {
      return url("http", s.user(), s.password(), "");
    }
    Store.Etcd etcd = (Store.Etcd) store;
    return url("http", etcd.user(), etcd.password(), "");
  }

  private String url(String scheme, Optional<String> user, Optional<String> secret, String rest) {
    String login =
        user.map(StoreUrl::encoded).orElse("")
            + secret.filter(it -> !it.isEmpty()).map(it -> ":" + password.apply(it)).orElse("");
    return scheme
        + "://"
        + (login.isEmpty() ? "" : login + "@")
        + HOST
        + ":"
        + port
        + (rest.isEmpty() ? "" : "/" + encoded(rest));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
