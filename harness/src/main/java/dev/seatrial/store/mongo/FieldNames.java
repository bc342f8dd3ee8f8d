package dev.seatrial.store.mongo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of fields, each with its number in the order in which they were added. */
final class FieldNames {
  private final List<byte[]> names = new ArrayList<>();
  private int[] table = new int[256];

  int size() {
    return names.size();
  }

  /** The number of the name that a walker is at, or -1. */
  int find(Bson at) {
    int slot = hash(at.bytes, at.nameStart(), at.nameEnd()) & (table.length - 1);
    while (table[slot] != 0) {
      if (at.isNamed(names.get(table[slot] - 1))) {
        return table[slot] - 1;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  /** Adds a name that is not there. */
  void add(byte[] name) {
    names.add(name);
    if (names.size() * 2 > table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < names.size(); i++) {
        put(i);
      }
    } else {
      put(names.size() - 1);
    }
  }

  private void put(int number) {
    byte[] name = names.get(number);
    int slot = hash(name, 0, name.length) & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = number + 1;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 17;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 15);
  }

  /** The same names in the order of their bytes. */
  FieldNames sorted() {
    FieldNames sorted = new FieldNames();
    names.stream().sorted(Arrays::compareUnsigned).forEach(sorted::add);
    return sorted;
  }

  List<String> texts() {
    return names.stream().map(name -> new String(name, StandardCharsets.UTF_8)).toList();
  }
}
