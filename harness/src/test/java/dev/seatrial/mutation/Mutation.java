package dev.seatrial.mutation;

import static dev.seatrial.mutation.Planting.all;
import static dev.seatrial.mutation.Planting.allAfter;
import static dev.seatrial.mutation.Planting.bytes;
import static dev.seatrial.mutation.Planting.doc;
import static dev.seatrial.mutation.Planting.each;
import static dev.seatrial.mutation.Planting.hex;
import static dev.seatrial.mutation.Planting.nameOf;
import static dev.seatrial.mutation.Planting.number;
import static dev.seatrial.mutation.Planting.tag;
import static dev.seatrial.mutation.Planting.without;

import dev.seatrial.mutation.Item.Copy;
import dev.seatrial.mutation.Item.Field;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What goes wrong with rows on their way, planted into {@link Items#full}; and what a comparison
 * has to say of it.
 */
final class Mutation {
  /** Rows that are looked at in a matrix. */
  static final int ROWS = 40;

  /** Needs a store in which a key can be there twice. */
  static final String DOUBLED = "ROW_DOUBLED";

  /** All there are. */
  static final List<Mutation> ALL =
      List.of(
          new Mutation("ROW_LOST", "a row is not copied", 1, 0, items -> without(items, 7)),
          new Mutation(
              "LAST_ROWS_LOST",
              "the last batch is not copied",
              5,
              0,
              items -> items.subList(0, items.size() - 5)),
          new Mutation(
              "FIRST_ROW_LOST",
              "the first row is skipped",
              1,
              0,
              items -> items.subList(1, items.size())),
          new Mutation("ROW_EXTRA", "a row appears from nowhere", 0, 1, Planting::withAnother),
          new Mutation("ROW_DOUBLED", "a row is copied twice", 0, 1, Planting::withOneTwice),
          new Mutation(
              "KEY_CHANGED",
              "a row gets another key",
              1,
              1,
              items -> each(items, 7, c -> c.id = 5_000)),
          new Mutation(
              "KEYS_SWAPPED",
              "two rows swap their keys",
              Field.ROW,
              "",
              0,
              0,
              2,
              Planting::swapped),
          new Mutation(
              "VALUE_OF_NEIGHBOUR",
              "a value is that of the row before",
              Field.NAME,
              "",
              c -> c.name = "caf\u00e9"),
          new Mutation(
              "TEXT_TRUNCATED",
              "text is cut to 10 characters",
              Field.NAME,
              "cut to 10 characters",
              c -> c.name = nameOf(c).substring(0, 10)),
          new Mutation(
              "SPACE_ADDED",
              "a blank is added at the end",
              Field.NAME,
              "got white space at its end",
              c -> c.name = nameOf(c) + " "),
          new Mutation(
              "UNICODE_FORM",
              "text is decomposed",
              Field.NAME,
              "has another Unicode normal form",
              c -> c.name = Normalizer.normalize(nameOf(c), Normalizer.Form.NFD)),
          new Mutation(
              "UPPER_CASE",
              "text is folded to upper case",
              Field.NAME,
              "has other upper and lower case",
              c -> c.name = nameOf(c).toUpperCase(Locale.ROOT)),
          new Mutation(
              "CHARSET_LOST",
              "text goes through ASCII",
              Field.NAME,
              "lost characters to U\\+FFFD or \\?",
              c ->
                  c.name =
                      new String(
                          nameOf(c).getBytes(StandardCharsets.US_ASCII),
                          StandardCharsets.US_ASCII)),
          new Mutation(
              "CHARSET_MISREAD",
              "UTF-8 is read as Latin-1",
              Field.NAME,
              "",
              c ->
                  c.name =
                      new String(
                          nameOf(c).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
          new Mutation(
              "TEXT_TO_NULL",
              "text becomes NULL",
              Field.NAME,
              "became NULL",
              1,
              c -> c.name = null),
          new Mutation("TEXT_TO_EMPTY", "text becomes ''", Field.NAME, "became", c -> c.name = ""),
          new Mutation(
              "INTEGER_WRAPPED",
              "a number wraps at 16 bits",
              Field.N,
              "",
              c -> c.n = (int) (short) number(c)),
          new Mutation(
              "INTEGER_TO_NULL",
              "0 is taken for missing",
              Field.N,
              "became NULL",
              1,
              c -> c.n = null),
          new Mutation(
              "INTEGER_OFF_BY_ONE",
              "a counter is one less",
              Field.N,
              "moved by -1",
              c -> c.n = number(c) - 1),
          new Mutation(
              "BIG_THROUGH_DOUBLE",
              "a big integer goes through a double",
              Field.BIG,
              "went through a double|moved by -1",
              c -> c.big = (long) (double) (c.big == null ? 0 : c.big)),
          new Mutation(
              "FLOAT_32",
              "a double is rounded to 32 bits",
              Field.X,
              "was rounded to a 32-bit float",
              c -> c.x = (double) (float) (c.x == null ? 0 : c.x)),
          new Mutation(
              "FLOAT_LAST_BIT",
              "a double differs in its last bit",
              Field.X,
              "",
              c -> c.x = Math.nextUp(c.x == null ? 0 : c.x)),
          new Mutation(
              "DECIMAL_SCALE",
              "a decimal loses places",
              Field.PRICE,
              "",
              c -> c.price = c.price == null ? null : c.price.setScale(2, RoundingMode.HALF_UP)),
          new Mutation(
              "BOOLEAN_INVERTED",
              "booleans are inverted",
              Field.ACTIVE,
              "inverted",
              c -> c.active = !Boolean.TRUE.equals(c.active)),
          new Mutation(
              "BOOLEAN_TO_NULL",
              "false is taken for missing",
              Field.ACTIVE,
              "became NULL",
              1,
              c -> c.active = null),
          new Mutation(
              "ZONE_SHIFT",
              "moments are shifted by a time zone",
              Field.MADE,
              "moved by \\+8 h",
              c -> c.made = c.made == null ? null : c.made.plusHours(8)),
          new Mutation(
              "SECONDS_ONLY",
              "moments lose their fraction",
              Field.MADE,
              "lost its fraction of a second",
              c -> c.made = c.made == null ? null : c.made.withNano(0)),
          new Mutation(
              "MILLISECONDS_ONLY",
              "moments are cut to milliseconds",
              Field.MADE,
              "was cut to milliseconds",
              c -> c.made = c.made == null ? null : c.made.withNano(123_000_000)),
          new Mutation(
              "DATE_SHIFT",
              "dates move to the day before",
              Field.DAY,
              "moved by -1 d",
              c -> c.day = c.day == null ? null : c.day.minusDays(1)),
          new Mutation(
              "JSON_KEY_LOST",
              "a member of JSON is lost",
              Field.DOC,
              "",
              c -> c.doc = doc(c).replaceAll("\"rank\": \\d+, ", "")),
          new Mutation(
              "JSON_NULL_LOST",
              "a null in JSON is dropped",
              Field.DOC,
              "",
              c -> c.doc = doc(c).replace(", \"gone\": null", "")),
          new Mutation(
              "JSON_NUMBER_AS_TEXT",
              "a number in JSON becomes a string",
              Field.DOC,
              "became a string in JSON",
              c -> c.doc = doc(c).replaceAll("\"rank\": (\\d+)", "\"rank\": \"$1\"")),
          new Mutation(
              "JSON_INNER_VALUE",
              "a value deep in JSON changes",
              Field.DOC,
              "",
              c -> c.doc = doc(c).replaceAll("\"host\": \"n", "\"host\": \"m")),
          new Mutation(
              "ARRAY_REORDERED",
              "an array is sorted anew",
              Field.TAGS,
              "",
              c -> c.tags = List.of("b", tag(c), "c")),
          new Mutation(
              "ARRAY_ELEMENT_LOST",
              "an array loses its last element",
              Field.TAGS,
              "",
              c -> c.tags = List.of(tag(c), "b")),
          new Mutation(
              "BYTES_THROUGH_TEXT",
              "bytes go through text",
              Field.DATA,
              "",
              c ->
                  c.data =
                      hex(
                          new String(bytes(c), StandardCharsets.UTF_8)
                              .getBytes(StandardCharsets.UTF_8))),
          new Mutation(
              "BYTES_CUT", "bytes end at the first zero", Field.DATA, "", c -> c.data = "ff"),
          new Mutation(
              "UUID_CHANGED",
              "a UUID is made anew",
              Field.REF,
              "",
              c -> c.ref = new UUID(1, c.id)));

  private final String id;
  private final String text;
  private final Field field;
  private final String pattern;
  private final long lost;
  private final long extra;
  private final long changed;
  private final UnaryOperator<List<Item>> plant;

  private Mutation(String id, String text, long lost, long extra, UnaryOperator<List<Item>> plant) {
    this(id, text, Field.ROW, "", lost, extra, 0, plant);
  }

  private Mutation(String id, String text, Field field, String pattern, Consumer<Copy> change) {
    this(id, text, field, pattern, 0, 0, ROWS, items -> all(items, change));
  }

  /**
   * @param spared first rows that stay as they are: where no document has a field, it is not known
   */
  private Mutation(
      String id, String text, Field field, String pattern, int spared, Consumer<Copy> change) {
    this(id, text, field, pattern, 0, 0, ROWS - spared, items -> allAfter(items, spared, change));
  }

  private Mutation(
      String id,
      String text,
      Field field,
      String pattern,
      long lost,
      long extra,
      long changed,
      UnaryOperator<List<Item>> plant) {
    this.id = id;
    this.text = text;
    this.field = field;
    this.pattern = pattern;
    this.lost = lost;
    this.extra = extra;
    this.changed = changed;
    this.plant = plant;
  }

  List<Item> plant(List<Item> items) {
    return plant.apply(items);
  }

  /** Its name. */
  String id() {
    return id;
  }

  /** What happens, in words. */
  String text() {
    return text;
  }

  /** The one field that it changes, or {@link Field#ROW}. */
  Field field() {
    return field;
  }

  /** What a pattern has to say, as a regular expression; empty when there is nothing in common. */
  String pattern() {
    return pattern;
  }

  long lost() {
    return lost;
  }

  long extra() {
    return extra;
  }

  long changed() {
    return changed;
  }
}
