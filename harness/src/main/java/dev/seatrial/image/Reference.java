package dev.seatrial.image;

import java.util.Optional;

/** The parts of an image name, as the engine reads them. */
final class Reference {
  private static final String DEFAULT_HOST = "docker.io";

  private Reference() {}

  /** The registry that is asked for a name. */
  static String host(String name) {
    return explicitHost(name).orElse(DEFAULT_HOST);
  }

  /** The name as another registry serves it: the prefix takes the place of a host in the name. */
  static String under(Optional<String> prefix, String name) {
    if (prefix.isEmpty()) {
      return name;
    }
    String bare = explicitHost(name).map(host -> name.substring(host.length() + 1)).orElse(name);
    return prefix.get().replaceAll("/+$", "") + "/" + bare;
  }

  private static Optional<String> explicitHost(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String first = name.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost")
        ? Optional.of(first)
        : Optional.empty();
  }
}
