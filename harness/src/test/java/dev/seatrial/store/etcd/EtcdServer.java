package dev.seatrial.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.store.lab.ContainerStore;
import dev.seatrial.store.lab.ContainerStore.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test an {@link EtcdAddress} of one real etcd, emptied before. */
public final class EtcdServer implements BeforeEachCallback, ParameterResolver {
  public static final Recipe RECIPE =
      new Recipe(
          "etcd",
          "quay.io/coreos/etcd:v3.4.27",
          Map.of(
              "ETCD_LISTEN_CLIENT_URLS", "http://0.0.0.0:2379",
              "ETCD_ADVERTISE_CLIENT_URLS", "http://0.0.0.0:2379",
              "ETCDCTL_API", "3"),
          List.of(),
          Optional.empty(),
          2379,
          List.of("etcdctl", "endpoint", "health"));

  /** As many writes as one transaction of etcd takes. */
  private static final int TOGETHER = 128;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  public void beforeEach(ExtensionContext context) {
    clear(address(context));
  }

  /** Removes all keys. */
  public static void clear(EtcdAddress address) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("key", new byte[1]).put("range_end", new byte[1]);
    post(address, "kv/deleterange", all);
  }

  private static EtcdAddress address(ExtensionContext context) {
    return address(ContainerStore.shared(context, RECIPE));
  }

  public static EtcdAddress address(ContainerStore server) {
    return EtcdAddress.of(server.host(), server.port(), "", "");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EtcdAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return address(context);
  }

  /** Writes keys and values of text, in Latin-1, so that any byte can be written. */
  public static void put(EtcdAddress address, List<Map.Entry<String, String>> entries) {
    for (int from = 0; from < entries.size(); from += TOGETHER) {
      ObjectNode transaction = JsonNodeFactory.instance.objectNode();
      ArrayNode writes = transaction.putArray("success");
      for (Map.Entry<String, String> entry :
          entries.subList(from, Math.min(entries.size(), from + TOGETHER))) {
        writes
            .addObject()
            .putObject("request_put")
            .put("key", entry.getKey().getBytes(StandardCharsets.ISO_8859_1))
            .put("value", entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
      }
      post(address, "kv/txn", transaction);
    }
  }

  /** Posts to the gateway; what it answers. */
  static String post(EtcdAddress address, String path, ObjectNode request) {
    try {
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(address.endpoint().resolve("/v3/" + path))
                  .POST(BodyPublishers.ofString(request.toString()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
