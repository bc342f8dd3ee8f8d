package dev.seatrial.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.seatrial.store.lab.ContainerStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test the address of an empty database on a server that speaks MongoDB's protocol. */
public final class MongoServer implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ContainerStore.Recipe RECIPE =
      new ContainerStore.Recipe(
          "ferretdb",
          "ghcr.io/ferretdb/ferretdb:1.24.2",
          Map.of("FERRETDB_HANDLER", "sqlite", "FERRETDB_TELEMETRY", "disable"),
          List.of(),
          Optional.of("/state"),
          27017,
          List.of("/ferretdb", "ping"));
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MongoServer.class);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  @Override
  public void beforeEach(ExtensionContext context) {
    ContainerStore server = ContainerStore.shared(context, RECIPE);
    MongoAddress own =
        MongoAddress.of(server.host(), server.port(), "test" + COUNTER.incrementAndGet());
    context.getStore(NAMESPACE).put("database", own);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    MongoAddress own = context.getStore(NAMESPACE).remove("database", MongoAddress.class);
    try (MongoClient client = client(own)) {
      client.getDatabase(own.database()).drop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MongoAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(NAMESPACE).get("database", MongoAddress.class);
  }

  /** The port that a server of the tests answers on. */
  static int port(MongoAddress address) {
    String text = address.toString();
    return Integer.parseInt(text.substring(text.indexOf(':') + 1, text.indexOf('/')));
  }

  /** Writes documents to a collection. */
  public static void insert(MongoAddress address, String collection, List<Document> documents) {
    try (MongoClient client = client(address)) {
      client.getDatabase(address.database()).getCollection(collection).insertMany(documents);
    }
  }

  /** A client that may write. */
  static MongoClient client(MongoAddress address) {
    return MongoClients.create("mongodb://" + address + "?directConnection=true");
  }
}
