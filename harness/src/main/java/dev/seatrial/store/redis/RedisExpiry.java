package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisSession.bytes;

import dev.seatrial.store.redis.RedisSession.Answer;
import redis.clients.jedis.Protocol.Command;

/**
 * When keys expire, to the millisecond. Redis 7 tells the moment. Older servers tell what is left
 * of the time: their clock is read before and after, and only when both are of one millisecond the
 * sum counts; else the key is asked again, a few times.
 */
final class RedisExpiry {
  static final long NEVER = -1;

  /** The key is to be asked again. */
  static final long UNSURE = -2;

  private static final int ATTEMPTS = 20;

  private final RedisSession session;
  private final boolean moment;

  private RedisExpiry(RedisSession session, boolean moment) {
    this.session = session;
    this.moment = moment;
  }

  /** As the server can. */
  static RedisExpiry of(RedisSession session) {
    Answer answer = session.ask(Command.PEXPIRETIME, bytes(""));
    return new RedisExpiry(session, !answer.error().startsWith("ERR unknown command"));
  }

  /** As on a server before 7. */
  static RedisExpiry ofOlder(RedisSession session) {
    return new RedisExpiry(session, false);
  }

  /** Sends what {@link #answer} reads the answers of. */
  void send(byte[] key) {
    if (moment) {
      session.send(Command.PEXPIRETIME, key);
    } else {
      session.send(Command.TIME);
      session.send(Command.PTTL, key);
      session.send(Command.TIME);
    }
  }

  /**
   * Milliseconds since 1970; {@link #NEVER} also when the key is gone; 0 when to be asked again.
   */
  long answer() {
    if (moment) {
      return Math.max(NEVER, session.answer().number());
    }
    long before = clock(session.answer());
    long left = session.answer().number();
    long after = clock(session.answer());
    if (left < 0) {
      return NEVER;
    }
    return before == after ? before + left : UNSURE;
  }

  /**
   * The moment of a key for which {@link #answer} was {@link #UNSURE}; nothing else may be under
   * way.
   */
  long again(byte[] key) {
    long left = 0;
    long before = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      send(key);
      session.receive();
      before = clock(session.answer());
      left = session.answer().number();
      long after = clock(session.answer());
      if (left < 0) {
        return NEVER;
      }
      if (before == after) {
        break;
      }
    }
    return before + left;
  }

  /** Seconds and microseconds, as milliseconds. */
  private static long clock(Answer time) {
    return time.list().get(0).number() * 1000 + time.list().get(1).number() / 1000;
  }
}
