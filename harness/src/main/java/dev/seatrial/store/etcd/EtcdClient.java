package dev.seatrial.store.etcd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The JSON gateway of etcd: reads ranges of keys, all as of one revision. */
final class EtcdClient {
  /** Paths of the gateway, newest first: {@code v3} since 3.4, {@code v3beta} since 3.3. */
  private static final List<String> VERSIONS = List.of("v3", "v3beta");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  // Codes of gRPC that the gateway passes on.
  private static final int PERMISSION_DENIED = 7;
  private static final int UNAUTHENTICATED = 16;

  private final EtcdAddress address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Duration patience;
  private String version = "";
  private @Nullable String token;
  private long revision;

  /**
   * @param patience how long one answer may take
   */
  EtcdClient(EtcdAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /**
   * An answer.
   *
   * @param bytes that it came in
   */
  record Answer(int status, JsonNode body, int bytes) {
    int code() {
      return status == 200 ? 0 : body.path("code").asInt(-1);
    }

    String message() {
      return body.path("message").asText(body.path("error").asText("HTTP " + status));
    }
  }

  /** Whether it answers, and lets the user in; from then on its present revision is read. */
  void connect() throws BoundedBody.TooLong {
    if (!address.user().isEmpty()) {
      authenticate();
    }
    Answer answer = post("kv/range", range(new byte[1], new byte[0], 1), 1 << 20);
    // A user may well not be allowed to read that one key.
    if (answer.code() != PERMISSION_DENIED) {
      check(answer);
      pin(answer);
    }
  }

  /**
   * Keys and values of a range, in the order of the keys' bytes.
   *
   * @param end the first key after the range; {@code \0} for none
   * @throws BoundedBody.TooLong when so many take more bytes than {@code most}
   */
  Answer range(byte[] start, byte[] end, int limit, int most) throws BoundedBody.TooLong {
    Answer answer = post("kv/range", range(start, end, limit), most);
    if (answer.code() == UNAUTHENTICATED && token != null) {
      // Tokens are forgotten after some minutes without use, or by a restart.
      authenticate();
      answer = post("kv/range", range(start, end, limit), most);
    }
    check(answer);
    pin(answer);
    return answer;
  }

  private void pin(Answer answer) {
    if (revision == 0) {
      revision = answer.body().path("header").path("revision").asLong();
    }
  }

  private ObjectNode range(byte[] start, byte[] end, int limit) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("key", start);
    if (end.length > 0) {
      request.put("range_end", end);
    }
    request.put("limit", Integer.toString(limit));
    request.put("serializable", false);
    if (revision > 0) {
      request.put("revision", Long.toString(revision));
    }
    return request;
  }

  private void authenticate() throws BoundedBody.TooLong {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("name", address.user());
    request.put("password", address.password());
    token = null;
    Answer answer = post("auth/authenticate", request, 1 << 20);
    check(answer);
    token = answer.body().path("token").asText();
  }

  private Answer post(String path, ObjectNode request, int most) throws BoundedBody.TooLong {
    if (!version.isEmpty()) {
      return send(version, path, request, most);
    }
    for (String candidate : VERSIONS) {
      Answer answer = send(candidate, path, request, most);
      if (answer.status() != NOT_FOUND) {
        version = candidate;
        return answer;
      }
    }
    throw new StoreException(
        "What answers at %s is no etcd with a JSON gateway.".formatted(address),
        "Name a client URL of etcd 3.3 or later, started without --enable-grpc-gateway=false.");
  }

  private Answer send(String gateway, String path, ObjectNode request, int most)
      throws BoundedBody.TooLong {
    URI uri = address.endpoint().resolve("/" + gateway + "/" + path);
    HttpRequest.Builder message =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.toString()));
    if (token != null) {
      message.header("Authorization", token);
    }
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(message.build(), info -> new BoundedBody(most));
    try {
      HttpResponse<byte[]> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          response.statusCode(),
          body(response.body(), response.statusCode()),
          response.body().length);
    } catch (TimeoutException e) {
      throw EtcdFailures.silent(address, patience, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BoundedBody.TooLong tooLong) {
        throw tooLong;
      }
      throw EtcdFailures.broken(address, !version.isEmpty(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EtcdFailures.silent(address, patience, e);
    } finally {
      pending.cancel(true);
    }
  }

  private JsonNode body(byte[] bytes, int status) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      if (status == 200) {
        throw EtcdFailures.broken(address, true, e);
      }
      return JsonNodeFactory.instance.objectNode();
    } catch (IOException e) {
      throw EtcdFailures.broken(address, true, e);
    }
  }

  private void check(Answer answer) {
    if (answer.code() != 0) {
      throw EtcdFailures.refused(address, answer.message());
    }
  }
}
