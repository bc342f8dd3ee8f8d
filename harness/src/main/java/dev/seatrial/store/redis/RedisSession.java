package dev.seatrial.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** One connection: commands go out together, their answers come in the same order. */
final class RedisSession implements AutoCloseable {
  private final RedisAddress address;
  private final Connection connection;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private int sent;

  RedisSession(RedisAddress address) {
    this.address = address;
    this.connection = address.connect();
  }

  /**
   * An answer as it came: bytes, a number, a list of answers, an error, or nothing.
   *
   * @param raw {@code byte[]}, {@link Long}, {@link List}, {@link JedisDataException} or null
   */
  record Answer(@Nullable Object raw, RedisAddress address) {
    boolean isError() {
      return raw instanceof JedisDataException;
    }

    /** The text of an error; empty when it is none. */
    String error() {
      return raw instanceof JedisDataException e ? String.valueOf(e.getMessage()) : "";
    }

    /** Null when there is no such key. */
    byte @Nullable [] bytes() {
      return (byte[]) value();
    }

    String text() {
      byte[] bytes = bytes();
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    long number() {
      return value() instanceof Long number ? number : Long.parseLong(text());
    }

    /** Elements of a list; none when there is no such key. */
    List<Answer> list() {
      return value() instanceof List<?> list
          ? list.stream().map(element -> new Answer(element, address)).toList()
          : List.of();
    }

    /** Elements that are bytes each. */
    List<byte[]> elements() {
      return list().stream().map(Answer::elementBytes).toList();
    }

    /** Bytes that are there. */
    byte[] elementBytes() {
      return Objects.requireNonNullElse(bytes(), new byte[0]);
    }

    /** The value after a name in a list of names and values. */
    Answer field(String name) {
      List<Answer> list = list();
      for (int i = 0; i + 1 < list.size(); i += 2) {
        if (list.get(i).text().equals(name)) {
          return list.get(i + 1);
        }
      }
      return new Answer(null, address);
    }

    private @Nullable Object value() {
      if (raw instanceof JedisDataException e) {
        throw address.failure(e);
      }
      return raw;
    }
  }

  /** Sends a command; its answer is among those of the next {@link #receive}. */
  void send(Command command, byte[]... arguments) {
    try {
      connection.sendCommand(command, arguments);
      sent++;
    } catch (JedisException e) {
      throw address.failure(e);
    }
  }

  /** Waits for the answers of all that was sent. */
  void receive() {
    try {
      int expected = sent;
      sent = 0;
      for (Object raw : connection.getMany(expected)) {
        answers.add(new Answer(raw, address));
      }
    } catch (JedisException e) {
      throw address.failure(e);
    }
  }

  /** The next answer received. */
  Answer answer() {
    return answers.remove();
  }

  /** Sends one command and waits for its answer; nothing else may be under way. */
  Answer ask(Command command, byte[]... arguments) {
    send(command, arguments);
    receive();
    return answer();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JedisException e) {
      throw address.failure(e);
    }
  }

  static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
