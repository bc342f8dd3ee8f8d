package dev.seatrial.store.redis;

import dev.seatrial.store.lab.ContainerStore;
import dev.seatrial.store.lab.ContainerStore.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import redis.clients.jedis.Protocol.Command;

/** Gives each test a {@link RedisAddress} of an empty database on one real Redis. */
public final class RedisServer implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  static final String PASSWORD = "of-the-tests";
  private static final int DATABASES = 256;
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RedisServer.class);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** A server with a password that keeps nothing, and more arguments. */
  static Recipe recipe(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of("--save", "", "--requirepass", PASSWORD, "--databases", "" + DATABASES));
    command.addAll(List.of(more));
    return new Recipe(
        "redis",
        "redis:7",
        Map.of("REDISCLI_AUTH", PASSWORD),
        command,
        Optional.empty(),
        6379,
        List.of("redis-cli", "ping"));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ContainerStore server = ContainerStore.shared(context, recipe());
    int database = COUNTER.incrementAndGet() % DATABASES;
    RedisAddress address = new RedisAddress(server.host(), server.port(), database, "", PASSWORD);
    context.getStore(NAMESPACE).put("address", address);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    RedisAddress own = context.getStore(NAMESPACE).remove("address", RedisAddress.class);
    if (own != null) {
      try (RedisSession session = new RedisSession(own)) {
        session.ask(Command.FLUSHDB);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RedisAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(NAMESPACE).get("address", RedisAddress.class);
  }

  /** Executes a command: words of text, in Latin-1, so that any byte can be written. */
  static RedisSession.Answer execute(RedisSession session, Command command, String... words) {
    return session.ask(command, raw(words));
  }

  static byte[][] raw(String... words) {
    return Arrays.stream(words)
        .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
        .toArray(byte[][]::new);
  }

  /** Writes key0, key1 … with value0, value1 …, in one go. */
  static void number(RedisSession session, int count) {
    execute(
        session,
        Command.EVAL,
        "for i = 0, ARGV[1] - 1 do redis.call('SET', 'key' .. i, 'value' .. i) end",
        "0",
        "" + count);
  }
}
