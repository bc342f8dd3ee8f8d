package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.Location;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.ScalarNode.Kind;
import dev.seatrial.source.ScalarNode.Style;
import dev.seatrial.source.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Types made of other types. A malformed item is reported and left out; the others are kept. */
final class Composites {

  private Composites() {}

  /**
   * A value and where it stands.
   *
   * @param value as decoded
   */
  record Located<T>(T value, Location at) {}

  static <T> Type<Located<T>> located(Type<T> type) {
    return new Type<>() {
      @Override
      public Optional<Located<T>> decode(Node node, Reading in) {
        return type.decode(node, in).map(value -> new Located<>(value, node.location()));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.schema(writer);
      }
    };
  }

  /** What is made of a value and of the place where it is declared. */
  static <V, T> Type<T> placed(Type<V> type, BiFunction<V, Location, T> made) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return type.decode(node, in).map(value -> made.apply(value, in.place(node)));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.schema(writer);
      }
    };
  }

  /** A list, possibly empty. */
  static <T> Type<List<T>> list(Type<T> item) {
    return list(item, 0);
  }

  /** A list with at least one item. */
  static <T> Type<List<T>> some(Type<T> item) {
    return list(item, 1);
  }

  /** How it is made a list. */
  private static String listed(Node node) {
    if (node instanceof ScalarNode scalar) {
      String text = scalar.style() == Style.QUOTED ? "\"" + scalar.text() + "\"" : scalar.text();
      return scalar.text().isEmpty() ? "[] is an empty list" : "write [" + text + "]";
    }
    if (node instanceof MappingNode mapping
        && !mapping.entries().isEmpty()
        && mapping.entries().stream().allMatch(entry -> saysNothing(entry.value()))) {
      List<String> keys = mapping.entries().stream().map(entry -> entry.key().text()).toList();
      return "write [" + String.join(", ", keys) + "]";
    }
    return "begin each item with \"- \"";
  }

  private static boolean saysNothing(Node value) {
    return value instanceof MappingNode mapping
        ? mapping.entries().isEmpty()
        : value instanceof ScalarNode scalar && scalar.kind() == Kind.NULL;
  }

  private static <T> Type<List<T>> list(Type<T> item, int least) {
    return new Type<>() {
      @Override
      public Optional<List<T>> decode(Node node, Reading in) {
        if (!(node instanceof SequenceNode sequence)) {
          return in.wrong(node, "a list", listed(node));
        }
        if (sequence.items().size() < least) {
          return in.wrong(node, "a list that is not empty");
        }
        List<T> items = new ArrayList<>();
        sequence.items().forEach(one -> item.decode(one, in.item()).ifPresent(items::add));
        return Optional.of(List.copyOf(items));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = writer.node("array");
        schema.set("items", item.schema(writer));
        if (least > 0) {
          schema.put("minItems", least);
        }
        return schema;
      }
    };
  }

  /** A list, or its only item. */
  static <T> Type<List<T>> oneOrMore(Type<T> item) {
    Type<List<T>> list = some(item);
    return new Type<>() {
      @Override
      public Optional<List<T>> decode(Node node, Reading in) {
        return node instanceof SequenceNode
            ? list.decode(node, in)
            : item.decode(node, in).map(List::of);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return writer.either(item.schema(writer), list.schema(writer));
      }
    };
  }

  /** A mapping with free keys, in the order written; references stand in values only. */
  static <K, V> Type<Map<K, V>> map(Type<K> key, Type<V> value) {
    return map(key, value, false);
  }

  /** The same, with references in keys as well: what uses it must replace them. */
  static <K, V> Type<Map<K, V>> referringMap(Type<K> key, Type<V> value) {
    return map(key, value, true);
  }

  private static <K, V> Type<Map<K, V>> map(Type<K> key, Type<V> value, boolean referring) {
    return new Type<>() {
      @Override
      public Optional<Map<K, V>> decode(Node node, Reading in) {
        if (!(node instanceof MappingNode mapping)) {
          return in.wrong(node, "a mapping", "write key: value, without dashes");
        }
        Map<K, V> entries = new LinkedHashMap<>();
        for (MappingNode.Entry entry : mapping.entries()) {
          if (!referring) {
            ReferenceScan.refuse(entry.key(), in);
          }
          Optional<K> name = key.decode(entry.key(), in.under(entry.key()));
          Optional<V> decoded = value.decode(entry.value(), in.under(entry.key()));
          if (name.isPresent() && decoded.isPresent()) {
            entries.put(name.get(), decoded.get());
          }
        }
        return Optional.of(Collections.unmodifiableMap(entries));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = writer.node("object");
        schema.set("propertyNames", key.schema(writer));
        schema.set("additionalProperties", value.schema(writer));
        return schema;
      }
    };
  }

  /** A scalar in the short form, or a mapping or list in the long one. */
  static <T> Type<T> either(Type<T> scalar, Type<T> other) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return (node instanceof ScalarNode ? scalar : other).decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return writer.either(scalar.schema(writer), other.schema(writer));
      }
    };
  }

  /** A mapping, or a list in another spelling of it. */
  static <T> Type<T> mapOrList(Type<T> map, Type<T> list) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return (node instanceof SequenceNode ? list : map).decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return writer.either(map.schema(writer), list.schema(writer));
      }
    };
  }

  /** A type that is declared later, so that types can hold themselves. */
  static <T> Type<T> lazy(Supplier<Type<T>> type) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return type.get().decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.get().schema(writer);
      }
    };
  }

  /** Sends mentions to the block that is named by the key. */
  static <T> Type<T> block(Block.Section section, Type<T> type) {
    return new Type<>() {
      @Override
      public Optional<T> decode(Node node, Reading in) {
        return type.decode(node, in.within(new Block(section, in.name())));
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        return type.schema(writer);
      }
    };
  }
}
