package dev.seatrial.mutation;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.redis.RedisAddress;
import dev.seatrial.store.redis.RedisReader;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;

/** A database of its own, emptied before it is written to; a document in each key. */
final class RedisLab implements StoreLab {
  /** What it holds. */
  static final Set<Field> FIELDS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Field.ROW)));

  private final RedisAddress address;

  RedisLab(RedisAddress address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "Redis";
  }

  @Override
  public Set<Field> fields() {
    return FIELDS;
  }

  @Override
  public String column(Field field) {
    return "value." + field.column();
  }

  @Override
  public Dataset write(String name, List<Item> items) {
    try (Jedis redis = new Jedis(address.host(), address.port())) {
      redis.auth(address.password());
      redis.select(address.database());
      redis.flushDB();
      items.forEach(item -> redis.set("item:" + item.id(), Documents.json(item, fields())));
    }
    return new Dataset(name, "item:*", List.of(), Set.of(), Map.of("value", ValueKind.JSON));
  }

  @Override
  public DatasetReader reader() {
    return RedisReader.open(address);
  }
}
