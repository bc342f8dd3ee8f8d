package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicHeader;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Requests through the low-level client, and what their failures mean. All waits are bounded. */
final class Http implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 120_000;

  private final RestClient client;
  private final Failures failures;

  Http(ElasticsearchAddress address) {
    RestClientBuilder builder =
        RestClient.builder(new HttpHost(address.host(), address.port(), address.scheme()))
            .setRequestConfigCallback(
                config ->
                    config
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setConnectionRequestTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(ANSWER_MILLIS));
    if (address.user().isPresent()) {
      String pair = address.user().get() + ":" + address.password().orElse("");
      String token = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "Basic " + token)});
    }
    this.client = builder.build();
    this.failures = new Failures(address);
  }

  /** The client, for the typed one to share. */
  RestClient client() {
    return client;
  }

  Failures failures() {
    return failures;
  }

  /**
   * The answer to a request.
   *
   * @throws StoreException when there is none, or it says that something failed
   */
  JsonNode json(String method, String path, String body) {
    try {
      return JSON.readTree(bytes(client.performRequest(request(method, path, body))));
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  JsonNode get(String path) {
    return json("GET", path, "");
  }

  /** Likewise; nothing where the server does not know the path, or this user may not see it. */
  JsonNode known(String path) {
    try {
      return JSON.readTree(bytes(client.performRequest(new Request("GET", path))));
    } catch (ResponseException e) {
      if (e.getResponse().getStatusLine().getStatusCode() / 100 == 4) {
        return JSON.missingNode();
      }
      throw failures.of(e);
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  /** A request under way, whose answer may have {@code maxBytes}; it fails with IOExceptions. */
  CompletableFuture<byte[]> start(String method, String path, String body, int maxBytes) {
    Request request = request(method, path, body);
    request.setOptions(
        RequestOptions.DEFAULT.toBuilder()
            .setHttpAsyncResponseConsumerFactory(() -> new BoundedAnswer(maxBytes)));
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    client.performRequestAsync(
        request,
        new ResponseListener() {
          @Override
          public void onSuccess(Response response) {
            try {
              answer.complete(bytes(response));
            } catch (IOException e) {
              answer.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(Exception exception) {
            answer.completeExceptionally(exception);
          }
        });
    return answer;
  }

  /** A name, or names, as one segment of a path. */
  static String segment(String names) {
    return URLEncoder.encode(names, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Request request(String method, String path, String body) {
    Request request = new Request(method, path);
    if (!body.isEmpty()) {
      request.setEntity(
          new NByteArrayEntity(
              body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }
    return request;
  }

  private static byte[] bytes(Response response) throws IOException {
    try (InputStream content = response.getEntity().getContent()) {
      return content.readAllBytes();
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw failures.of(e);
    }
  }
}
