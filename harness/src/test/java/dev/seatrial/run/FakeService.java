package dev.seatrial.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A service on loopback. It answers 200 and {@code {}} to whatever it has no other answer for. */
public final class FakeService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Supplier<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** An answer. */
  public record Reply(int status, String body) {}

  /** What was asked; {@code line} is the method and the path with its query. */
  record Request(String line, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  FakeService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Answers a line, e.g. {@code GET /boats}. */
  public FakeService on(String line, int status, String body) {
    return on(line, () -> new Reply(status, body));
  }

  /** Likewise, answering anew each time. */
  public FakeService on(String line, Supplier<Reply> reply) {
    replies.put(line, reply);
    return this;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Lines of all requests so far. */
  public List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(new Request(line, Map.copyOf(exchange.getRequestHeaders()), asked));
      Reply reply =
          Optional.ofNullable(replies.get(line)).map(Supplier::get).orElse(new Reply(200, "{}"));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
