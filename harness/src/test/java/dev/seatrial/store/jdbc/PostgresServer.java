package dev.seatrial.store.jdbc;

import dev.seatrial.store.lab.ContainerStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link PostgresAddress} of an empty database of its own. */
public final class PostgresServer
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresServer.class);
  private static final String USER = "tester";
  private static final String PASSWORD = "of-the-tests";
  private static final ContainerStore.Recipe RECIPE =
      new ContainerStore.Recipe(
          "postgresql",
          "postgres:15",
          Map.of("POSTGRES_USER", USER, "POSTGRES_PASSWORD", PASSWORD, "POSTGRES_DB", USER),
          List.of(),
          Optional.empty(),
          5432,
          List.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", USER, "-d", USER));
  private static final AtomicInteger COUNTER = new AtomicInteger();

  @Override
  public void beforeEach(ExtensionContext context) {
    PostgresAddress server = server(context);
    String name =
        "seatrial_test_%d_%d".formatted(ProcessHandle.current().pid(), COUNTER.incrementAndGet());
    execute(server, "CREATE DATABASE " + name);
    context.getStore(NAMESPACE).put("database", inDatabase(server, name));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    PostgresAddress own = context.getStore(NAMESPACE).remove("database", PostgresAddress.class);
    if (own != null) {
      execute(server(context), "DROP DATABASE " + own.database() + " WITH (FORCE)");
    }
  }

  private static PostgresAddress server(ExtensionContext context) {
    ContainerStore server = ContainerStore.shared(context, RECIPE);
    return new PostgresAddress(server.host(), server.port(), USER, USER, PASSWORD);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(NAMESPACE).get("database", PostgresAddress.class);
  }

  /** Executes statements, one after the other. */
  public static void execute(PostgresAddress address, String... statements) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static PostgresAddress inDatabase(PostgresAddress address, String database) {
    return new PostgresAddress(
        address.host(), address.port(), database, address.user(), address.password());
  }
}
