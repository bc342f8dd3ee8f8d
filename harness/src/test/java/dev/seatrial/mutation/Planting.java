package dev.seatrial.mutation;

import static dev.seatrial.mutation.Item.copy;

import dev.seatrial.mutation.Item.Copy;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** How mutations are planted into items, and what they look at. */
final class Planting {
  private Planting() {}

  static List<Item> without(List<Item> items, long id) {
    return items.stream().filter(item -> item.id() != id).toList();
  }

  static List<Item> withAnother(List<Item> items) {
    List<Item> more = new ArrayList<>(items);
    Copy copy = copy(items.get(0));
    copy.id = 7_000;
    more.add(copy.made());
    return more;
  }

  static List<Item> withOneTwice(List<Item> items) {
    List<Item> more = new ArrayList<>(items);
    more.add(items.get(3));
    return more;
  }

  static List<Item> swapped(List<Item> items) {
    List<Item> others = new ArrayList<>(items);
    Copy one = copy(items.get(4));
    Copy other = copy(items.get(9));
    long id = one.id;
    one.id = other.id;
    other.id = id;
    others.set(4, one.made());
    others.set(9, other.made());
    return others;
  }

  static List<Item> each(List<Item> items, long id, Consumer<Copy> change) {
    return items.stream().map(item -> item.id() == id ? changed(item, change) : item).toList();
  }

  static List<Item> all(List<Item> items, Consumer<Copy> change) {
    return items.stream().map(item -> changed(item, change)).toList();
  }

  static List<Item> allAfter(List<Item> items, int spared, Consumer<Copy> change) {
    List<Item> changed = new ArrayList<>(items.subList(0, spared));
    changed.addAll(all(items.subList(spared, items.size()), change));
    return changed;
  }

  static Item changed(Item item, Consumer<Copy> change) {
    Copy copy = copy(item);
    change.accept(copy);
    return copy.made();
  }

  static String nameOf(Copy copy) {
    return copy.name == null ? "" : copy.name;
  }

  static int number(Copy copy) {
    return copy.n == null ? 0 : copy.n;
  }

  static String doc(Copy copy) {
    return copy.doc == null ? "{}" : copy.doc;
  }

  static String tag(Copy copy) {
    return copy.tags == null ? "" : copy.tags.get(0);
  }

  static byte[] bytes(Copy copy) {
    return HexFormat.of().parseHex(copy.data == null ? "" : copy.data);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
