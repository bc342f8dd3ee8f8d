package dev.seatrial.engine.docker;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine is said to be. {@link #check} asks it one raw question first, because the
 * clients' own discovery turns every trouble into "no valid environment".
 *
 * @param uri as in {@code DOCKER_HOST}
 * @param declared true when {@code DOCKER_HOST} says so
 * @param encrypted true when the address is spoken to by TLS; then only the connection is tried
 */
record EngineAddress(URI uri, boolean declared, boolean encrypted) {
  static final String OLDEST_API = "1.40";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern API_VERSION =
      Pattern.compile("^api-version:\\s*([0-9.]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  static EngineAddress of(Map<String, String> environment) {
    String host = environment.getOrDefault("DOCKER_HOST", "");
    boolean encrypted = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
    if (!host.isBlank()) {
      try {
        return new EngineAddress(URI.create(host.strip()), true, encrypted);
      } catch (IllegalArgumentException e) {
        throw wrong(host, "is not an address", e);
      }
    }
    String home = environment.getOrDefault("HOME", "/");
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere");
    String path =
        Stream.of(
                "/var/run/docker.sock",
                runtime + "/docker.sock",
                home + "/.docker/run/docker.sock",
                home + "/.docker/desktop/docker.sock")
            .filter(candidate -> Files.exists(Path.of(candidate)))
            .findFirst()
            .orElse("/var/run/docker.sock");
    return new EngineAddress(URI.create("unix://" + path), false, false);
  }

  /**
   * Returns the engine's API version, none when it is spoken to by TLS; throws when it is not there
   * or too old.
   */
  Optional<String> check() {
    try (SocketChannel channel = open()) {
      if (encrypted) {
        return Optional.empty();
      }
      Optional<String> api = ping(channel);
      api.ifPresent(EngineAddress::requireNew);
      return api;
    } catch (IOException | IllegalArgumentException e) {
      throw failure(e);
    }
  }

  private SocketChannel open() throws IOException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    SocketAddress address =
        switch (scheme) {
          case "unix" -> UnixDomainSocketAddress.of(uri.getPath());
          case "tcp", "http", "https" ->
              new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort());
          default -> throw new IllegalArgumentException("unknown scheme '" + scheme + "'");
        };
    SocketChannel channel =
        scheme.equals("unix")
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    try {
      if (scheme.equals("unix")) {
        channel.connect(address);
      } else {
        channel.socket().connect(address, (int) PATIENCE.toMillis());
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<String> ping(SocketChannel channel) throws IOException {
    channel.write(
        StandardCharsets.US_ASCII.encode(
            "GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"));
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(PATIENCE.toMillis()) == 0) {
        throw new IOException("no answer in " + PATIENCE.toSeconds() + " s");
      }
    }
    ByteBuffer answer = ByteBuffer.allocate(4096);
    channel.read(answer);
    String said = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    Matcher api = API_VERSION.matcher(said);
    if (!api.find()) {
      // A proxy, or something else that listens there; or an engine that wants TLS.
      throw new IOException(
          said.contains("HTTPS")
              ? "it wants TLS: set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH"
              : "what listens there is no container engine");
    }
    return Optional.of(api.group(1));
  }

  static void requireNew(String api) {
    if (minor(api) < minor(OLDEST_API)) {
      throw new EngineException(
          Reason.ENGINE_TOO_OLD,
          "The container engine speaks API " + api + ", which is too old.",
          "Seatrial needs an engine of API " + OLDEST_API + " (Docker 19.03) or newer.");
    }
  }

  /** API versions are 1.minor. */
  private static int minor(String api) {
    int dot = api.indexOf('.');
    return dot < 0 ? 0 : Integer.parseInt(api.substring(dot + 1));
  }

  EngineException failure(Exception e) {
    @Nullable String message = e.getMessage();
    boolean nameless = e instanceof UnknownHostException;
    String said = nameless ? "no host has this name" : message == null ? e.toString() : message;
    String lower = said.toLowerCase(Locale.ROOT);
    boolean socket = "unix".equals(uri.getScheme());
    if (lower.contains("permission denied") || lower.contains("operation not permitted")) {
      return new EngineException(
          Reason.NO_ENGINE,
          "The container engine at " + uri + " does not let this user in.",
          "Run as root or add the user to the group `docker` (and log in again).",
          e);
    }
    if (socket && !Files.exists(Path.of(uri.getPath()))) {
      return declared
          ? wrong(uri.toString(), "names a socket that does not exist", e)
          : new EngineException(
              Reason.NO_ENGINE,
              "No container engine is running: there is no " + uri.getPath() + ".",
              Failures.START_ENGINE,
              e);
    }
    if (lower.contains("refused")) {
      return new EngineException(
          Reason.NO_ENGINE,
          "No container engine is running: nothing listens at " + uri + ".",
          declared ? "Check DOCKER_HOST. " + Failures.START_ENGINE : Failures.START_ENGINE,
          e);
    }
    if (lower.contains("no answer")) {
      return new EngineException(
          Reason.NO_ENGINE,
          "The container engine at " + uri + " does not answer (" + said + ").",
          "Look into its log, and start it again.",
          e);
    }
    return declared
        ? wrong(uri.toString(), "cannot be reached (" + said + ")", e)
        : new EngineException(
            Reason.NO_ENGINE,
            "The container engine at " + uri + " cannot be reached (" + said + ").",
            Failures.START_ENGINE,
            e);
  }

  private static EngineException wrong(String host, String what, Exception e) {
    return new EngineException(
        Reason.NO_ENGINE,
        "DOCKER_HOST, " + host + ", " + what + ".",
        "Correct DOCKER_HOST (unix:///path or tcp://host:port), or unset it for the local engine.",
        e);
  }
}
