package dev.seatrial.mutation;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.etcd.EtcdAddress;
import dev.seatrial.store.etcd.EtcdReader;
import dev.seatrial.store.etcd.EtcdServer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A server of its own, emptied before it is written to; a document in each key. */
final class EtcdLab implements StoreLab {
  /** What it holds. */
  static final Set<Field> FIELDS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Field.ROW)));

  private final EtcdAddress address;

  EtcdLab(EtcdAddress address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "etcd";
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
    EtcdServer.clear(address);
    EtcdServer.put(
        address, items.stream().map(item -> Map.entry("item/" + item.id(), latin1(item))).toList());
    return new Dataset(name, "item/", List.of(), Set.of(), Map.of("value", ValueKind.JSON));
  }

  /** UTF-8, each byte as a character: what is written is told byte by byte. */
  private String latin1(Item item) {
    return new String(
        Documents.json(item, fields()).getBytes(StandardCharsets.UTF_8),
        StandardCharsets.ISO_8859_1);
  }

  @Override
  public DatasetReader reader() {
    return EtcdReader.open(address);
  }
}
