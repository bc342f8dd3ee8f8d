package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.ScalarNode.Kind;
import dev.seatrial.source.ScalarNode.Style;
import dev.seatrial.source.Suggest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Types of single values. */
final class Scalars {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,9}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?[0-9]{1,20}(\\.[0-9]{0,20})?([eE][-+]?[0-9]{1,2})?");
  private static final String NAME_FORM =
      "names begin with a letter or digit and hold letters, digits, dots, dashes and underscores";
  private static final List<String> OLD_TRUE = List.of("yes", "on", "y");
  private static final List<String> OLD_FALSE = List.of("no", "off", "n");

  private Scalars() {}

  /**
   * A type of scalars.
   *
   * @param describe completes the schema {@code {"type": jsonType}}
   */
  static <T> Type<T> scalar(
      String expected,
      String jsonType,
      Consumer<ObjectNode> describe,
      BiFunction<ScalarNode, Reading, Optional<T>> decode) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return node instanceof ScalarNode scalar
            ? decode.apply(scalar, in)
            : in.wrong(node, expected);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = writer.node(jsonType);
        noun(expected).filter(noun -> !jsonType.equals("integer")).ifPresent(titled(schema));
        describe.accept(schema);
        return schema;
      }
    };
  }

  /** Editors and {@code explain} call the value by this: {@code a duration} is a duration. */
  private static Optional<String> noun(String expected) {
    return List.of("a ", "an ", "the ").stream()
        .filter(expected::startsWith)
        .map(article -> expected.substring(article.length()))
        .filter(noun -> !noun.equals("text"))
        .findFirst();
  }

  private static Consumer<String> titled(ObjectNode schema) {
    return noun -> schema.put("title", noun);
  }

  /** A text for people, not interpolated; not empty. */
  static Type<String> prose() {
    return scalar("a text", "string", schema -> schema.put("minLength", 1), Scalars::strictText);
  }

  /** A text that may hold {@code ${…}} references; not empty. */
  static Type<String> text() {
    return scalar(
        "a text",
        "string",
        schema -> schema.put("minLength", 1),
        (node, in) -> {
          ReferenceScan.mention(node, in);
          return strictText(node, in);
        });
  }

  /** A text with references that may be empty, or be written as a whole number or boolean. */
  static Type<String> value() {
    return lenient(false);
  }

  /** Likewise, and {@code null} is the text {@code null}. */
  static Type<String> nullableValue() {
    return lenient(true);
  }

  private static Type<String> lenient(boolean nullable) {
    return new Type<>() {
      @Override
      public Optional<String> decode(Node node, Reading in) {
        if (!(node instanceof ScalarNode scalar) || (scalar.kind() == Kind.NULL && !nullable)) {
          return in.wrong(node, "a text");
        }
        ReferenceScan.mention(scalar, in);
        return switch (scalar.kind()) {
          case FLOAT -> strictText(scalar, in);
          case NULL -> Optional.of("null");
          case TEXT, INTEGER, BOOLEAN -> Optional.of(scalar.text());
        };
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = writer.node("string").put("title", "value");
        var types = schema.putArray("type").add("string").add("integer").add("boolean");
        if (nullable) {
          types.add("null");
        }
        return schema;
      }
    };
  }

  private static Optional<String> strictText(ScalarNode node, Reading in) {
    return switch (node.kind()) {
      case NULL -> in.wrong(node, "a text");
      case TEXT ->
          node.text().isEmpty()
              ? in.wrong(node, "a text that is not empty")
              : Optional.of(node.text());
      case INTEGER, FLOAT, BOOLEAN ->
          in.fail(
              "text.unquoted",
              node.location(),
              "expected a text, found " + node.described(),
              "quote it: \"" + node.text() + "\"" + unquoted(node));
    };
  }

  /** What a number loses without quotes: zeros, or its exponent. */
  private static String unquoted(ScalarNode node) {
    if (node.kind() != Kind.FLOAT || !DECIMAL.matcher(node.text()).matches()) {
      return "";
    }
    String number = new BigDecimal(node.text()).stripTrailingZeros().toPlainString();
    return number.equals(node.text()) ? "" : "; without quotes it is the number " + number;
  }

  /** A name of something declared in YAML. */
  static Type<String> name() {
    return scalar(
        "a name",
        "string",
        schema -> schema.put("pattern", "^" + NAME + "$").put("patternErrorMessage", NAME_FORM),
        (node, in) ->
            strictText(node, in)
                .flatMap(
                    text ->
                        NAME.matcher(text).matches()
                            ? Optional.of(text)
                            : in.fail(
                                "name.malformed",
                                node.location(),
                                text + " cannot be a name",
                                NAME_FORM)));
  }

  /** A name that begins to exist here. */
  static Type<String> declared(Thing thing) {
    return noting(name(), (name, at, in) -> in.mention(new Mention.Declared(thing, name, at)));
  }

  /** A name that must exist. */
  static Type<String> ref(Thing thing) {
    return noting(name(), (name, at, in) -> in.mention(new Mention.Referred(thing, name, at)));
  }

  /** What else is to be said about a decoded value. */
  interface Note<T> {
    void take(T value, Location at, Reading in);
  }

  static <T> Type<T> noting(Type<T> type, Note<T> note) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        Optional<T> value = type.decode(node, in);
        value.ifPresent(some -> note.take(some, node.location(), in));
        return value;
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.schema(writer);
      }
    };
  }

  static Type<Integer> integer(int least, int most) {
    return integer(least, most, false);
  }

  /** A port; Compose's habit of quoting ports is allowed. */
  static Type<Integer> port() {
    return loosely(integer(1, 65535, true), schema -> schema.put("pattern", "^[0-9]{1,5}$"));
  }

  private static Type<Integer> integer(int least, int most, boolean quoted) {
    String expected = "a whole number from " + least + " to " + most;
    return scalar(
        expected,
        "integer",
        schema -> schema.put("minimum", least).put("maximum", most),
        (node, in) -> {
          boolean formed = node.kind() == Kind.INTEGER || quoted;
          if (!formed || !INTEGER.matcher(node.text()).matches()) {
            boolean quotes = !formed && INTEGER.matcher(node.text()).matches();
            return in.wrong(node, expected, quotes ? "remove the quotes" : "");
          }
          int number = Integer.parseInt(node.text());
          return number < least || number > most ? in.wrong(node, expected) : Optional.of(number);
        });
  }

  /** The same, described as a whole number or a text. */
  static <T> Type<T> loosely(Type<T> type) {
    return loosely(type, schema -> {});
  }

  private static <T> Type<T> loosely(Type<T> type, Consumer<ObjectNode> describe) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return type.decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = type.schema(writer);
        schema.putArray("type").add("integer").add("string");
        describe.accept(schema);
        return schema;
      }
    };
  }

  static Type<Boolean> bool() {
    return scalar(
        "true or false",
        "boolean",
        schema -> {},
        (node, in) -> {
          if (node.kind() == Kind.BOOLEAN) {
            return Optional.of(node.text().toLowerCase(Locale.ROOT).equals("true"));
          }
          String word = node.text().toLowerCase(Locale.ROOT);
          boolean old = OLD_TRUE.contains(word) || OLD_FALSE.contains(word);
          if (old && node.style() == Style.PLAIN) {
            return in.fail(
                "type",
                node.location(),
                "expected true or false, found " + node.described(),
                "YAML 1.2 writes " + (OLD_TRUE.contains(word) ? "true" : "false"));
          }
          return in.wrong(node, "true or false");
        });
  }

  /** {@code true}, and nothing else. */
  static Type<Boolean> onlyTrue() {
    Type<Boolean> bool = bool();
    return scalar(
        "true",
        "boolean",
        schema -> schema.put("const", true),
        (node, in) -> {
          Optional<Boolean> value = bool.decode(node, in);
          return value.isPresent() && !value.get() ? in.wrong(node, "true") : value;
        });
  }

  /** One word of an enumeration; {@code SOME_NAME} is written {@code some-name}. */
  static <E extends Enum<E>> Type<E> word(List<E> values) {
    return word(values, '-');
  }

  /** Likewise, with another character between the parts of a word. */
  static <E extends Enum<E>> Type<E> word(List<E> values, char between) {
    List<String> words =
        values.stream()
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', between))
            .toList();
    return scalar(
        "one of " + String.join(", ", words),
        "string",
        schema -> words.forEach(schema.withArray("/enum")::add),
        (node, in) -> {
          int index = words.indexOf(node.text());
          return index >= 0
              ? Optional.of(values.get(index))
              : in.fail(
                  "value.unknown",
                  in.valuePlace(node),
                  "expected one of " + String.join(", ", words) + ", found " + node.described(),
                  Suggest.nearest(node.text(), words)
                      .map(near -> "did you mean " + near + "?")
                      .orElse("write one of these words"));
        });
  }

  /** A text that must be exactly this. */
  static Type<String> constant(String expected) {
    return scalar(
        expected,
        "string",
        schema -> schema.put("const", expected),
        (node, in) ->
            node.text().equals(expected) ? Optional.of(expected) : in.wrong(node, expected));
  }

  /** A text of a form that a parser knows; the parser says what is wrong by throwing. */
  static <T> Type<T> parsed(
      String expected, String pattern, Type<String> text, Function<String, T> parser) {
    return scalar(
        expected,
        "string",
        schema -> {
          if (pattern.isEmpty()) {
            schema.put("minLength", 1);
          } else {
            schema.put("pattern", pattern);
            form(parser).ifPresent(words -> schema.put("patternErrorMessage", words));
          }
        },
        (node, in) ->
            text.decode(node, in)
                .flatMap(
                    some -> {
                      try {
                        return Optional.of(parser.apply(some));
                      } catch (IllegalArgumentException malformed) {
                        return in.fail(
                            "value.malformed",
                            node.location(),
                            "expected " + expected + ", found " + node.described(),
                            String.valueOf(malformed.getMessage()));
                      }
                    }));
  }

  /** The form in words: what the parser says of nothing. */
  private static Optional<String> form(Function<String, ?> parser) {
    try {
      return Optional.of(parser.apply("")).flatMap(accepted -> Optional.empty());
    } catch (IllegalArgumentException told) {
      return Optional.ofNullable(told.getMessage());
    }
  }
}
