package dev.seatrial.mutation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of every kind of value. Any value but the key may be null.
 *
 * @param doc a JSON object, as text
 * @param tags a JSON array of texts
 * @param data bytes, two hexadecimal digits each
 */
record Item(
    long id,
    @Nullable String name,
    @Nullable Integer n,
    @Nullable Long big,
    @Nullable Double x,
    @Nullable BigDecimal price,
    @Nullable Boolean active,
    @Nullable LocalDateTime made,
    @Nullable LocalDate day,
    @Nullable String doc,
    @Nullable List<String> tags,
    @Nullable String data,
    @Nullable UUID ref) {

  /** What can be different, each in a field of its own. */
  enum Field {
    ROW,
    NAME,
    N,
    BIG,
    X,
    PRICE,
    ACTIVE,
    MADE,
    DAY,
    DOC,
    TAGS,
    DATA,
    REF;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Changes one item. */
  static Copy copy(Item item) {
    return new Copy(item);
  }

  /** A changed item in the making. */
  static final class Copy {
    long id;
    @Nullable String name;
    @Nullable Integer n;
    @Nullable Long big;
    @Nullable Double x;
    @Nullable BigDecimal price;
    @Nullable Boolean active;
    @Nullable LocalDateTime made;
    @Nullable LocalDate day;
    @Nullable String doc;
    @Nullable List<String> tags;
    @Nullable String data;
    @Nullable UUID ref;

    private Copy(Item item) {
      id = item.id;
      name = item.name;
      n = item.n;
      big = item.big;
      x = item.x;
      price = item.price;
      active = item.active;
      made = item.made;
      day = item.day;
      doc = item.doc;
      tags = item.tags;
      data = item.data;
      ref = item.ref;
    }

    Item made() {
      return new Item(id, name, n, big, x, price, active, made, day, doc, tags, data, ref);
    }
  }
}
