package dev.seatrial.store.lab;

import dev.seatrial.store.lab.ContainerStore.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link SqlDatabase} of its own on a server of MySQL's family. */
abstract class SqlServer implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final String PASSWORD = "of-the-tests";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final String client;
  private final Recipe recipe;
  private final ExtensionContext.Namespace namespace;

  /**
   * @param client name of the command-line client in the image
   * @param arguments of the server: durability is of no use to a test
   */
  SqlServer(String folder, String official, String client, List<String> arguments) {
    this.client = client;
    namespace = ExtensionContext.Namespace.create(SqlServer.class, folder);
    recipe =
        new Recipe(
            folder,
            official,
            Map.of("MYSQL_ROOT_PASSWORD", PASSWORD),
            arguments,
            Optional.of("/var/lib/mysql"),
            3306,
            List.of(client, "-h127.0.0.1", "-uroot", "-p" + PASSWORD, "-e", "SELECT 1"));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    String name =
        "seatrial_test_%d_%d".formatted(ProcessHandle.current().pid(), COUNTER.incrementAndGet());
    ContainerStore server = execute(context, "CREATE DATABASE " + name);
    context
        .getStore(namespace)
        .put("database", new SqlDatabase(server.host(), server.port(), name, "root", PASSWORD));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    SqlDatabase own = context.getStore(namespace).remove("database", SqlDatabase.class);
    if (own != null) {
      execute(context, "DROP DATABASE " + own.database());
    }
  }

  private ContainerStore execute(ExtensionContext context, String sql) {
    ContainerStore server = ContainerStore.shared(context, recipe);
    server.exec(client, "-uroot", "-p" + PASSWORD, "-e", sql);
    return server;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SqlDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(namespace).get("database", SqlDatabase.class);
  }
}
