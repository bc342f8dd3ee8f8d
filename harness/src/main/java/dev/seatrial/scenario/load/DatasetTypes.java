package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.ColumnKind;
import dev.seatrial.scenario.Store.Dataset;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Datasets, each in the words of its store. */
final class DatasetTypes {

  /** How stores call a set of rows. */
  enum Word {
    TABLE("table"),
    INDEX("index"),
    COLLECTION("collection"),
    KEYS("keys"),
    PREFIX("prefix"),
    PATH("path");

    private final String key;

    Word(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }

    /** What a dataset is of that does not say it; empty where it must. */
    private Optional<String> byDefault(String name) {
      return switch (this) {
        case TABLE, INDEX, COLLECTION -> Optional.of(name);
        case KEYS, PREFIX -> Optional.empty();
        case PATH -> Optional.of(".");
      };
    }

    /** Whether a store tells which ones it has. */
    private boolean named() {
      return switch (this) {
        case TABLE, INDEX, COLLECTION -> true;
        case KEYS, PREFIX, PATH -> false;
      };
    }

    /** Whether rows have no key but the one that is declared. */
    private boolean needsKey() {
      return this == TABLE;
    }
  }

  /** A dataset as written; of which store it is decides what it means. */
  record Written(
      String name,
      Map<String, Location> words,
      Optional<String> of,
      List<String> key,
      List<String> secret,
      Map<String, ColumnKind> kinds,
      boolean optional,
      Location at) {

    /** The same but for what another says. */
    Written but(Written other) {
      List<String> masked = new ArrayList<>(secret);
      masked.addAll(other.secret());
      Map<String, ColumnKind> all = new LinkedHashMap<>(kinds);
      all.putAll(other.kinds());
      return new Written(
          name,
          other.words().isEmpty() ? words : other.words(),
          other.of().or(() -> of),
          other.key().isEmpty() ? key : other.key(),
          masked,
          all,
          optional || other.optional(),
          other.at());
    }

    /** The dataset, whatever the store; what its rows are called is not looked at. */
    Dataset anywhere() {
      return new Dataset(name, of.orElse(name), key, secret, kinds, optional, at);
    }

    /**
     * The dataset of a store.
     *
     * @param store what it is, for messages: {@code a Redis database}
     */
    Optional<Dataset> in(Word word, String store, Reading in) {
      if (key.isEmpty()
          && word.needsKey()
          && words.keySet().stream().allMatch(word.key()::equals)) {
        return in.fail(
            "dataset.no-key",
            at,
            "rows of " + store + " need a key to be told apart",
            "write key: [id], the columns that identify a row");
      }
      return of(word, store, in);
    }

    /** Likewise, where a store may be asked for its primary keys. */
    Optional<Dataset> of(Word word, String store, Reading in) {
      for (Map.Entry<String, Location> given : words.entrySet()) {
        if (!given.getKey().equals(word.key())) {
          return in.fail(
              "dataset.word",
              given.getValue(),
              store + " has no " + given.getKey() + " to read",
              "write " + word.key() + ": " + of.orElse("…"));
        }
      }
      if (optional && !word.named()) {
        return in.fail(
            "dataset.optional",
            at,
            store + " does not tell whether it has " + name,
            "leave optional out: where there is nothing the dataset has no rows");
      }
      Optional<String> table = of.or(() -> word.byDefault(name));
      if (table.isEmpty()) {
        return in.fail(
            "dataset.of-what",
            at,
            "which keys of " + store + " are " + name + "?",
            "write " + word.key() + (word == Word.KEYS ? ": \"session.*\"" : ": /config/"));
      }
      return Optional.of(new Dataset(name, table.get(), key, secret, kinds, optional, at));
    }
  }

  static final Type<Written> DATASET =
      new Shape<>(
          "dataset",
          "A named set of rows.",
          f -> {
            Supplier<Written> written = keys(f);
            return f.build(written);
          });

  private DatasetTypes() {}

  /** The keys of a dataset, for whatever holds them. */
  static Supplier<Written> keys(Fields f) {
    var table = f.optional("table", prose(), "SQL: table or view; the name by default.");
    var index =
        f.optional("index", prose(), "Elasticsearch: index or pattern; the name by default.");
    var collection = f.optional("collection", prose(), "MongoDB: collection; the name by default.");
    var keys = f.optional("keys", prose(), "Redis: glob of keys.");
    var prefix = f.optional("prefix", prose(), "etcd: what the keys begin with.");
    var path = f.optional("path", prose(), "Files: folder of the store; all by default.");
    f.atMostOne(table, index, collection, keys, prefix, path);
    var key = f.or("key", some(prose()), List.of(), "Columns of the key, in order; SQL needs it.");
    var secret = f.or("secret", list(prose()), List.of(), "Columns that reports mask.");
    var kinds =
        f.or(
            "kinds",
            map(prose(), Scalars.word(List.of(ColumnKind.values()))),
            Map.of(),
            "Column to what it holds, where the store does not know.");
    var optional =
        f.or(
            "optional",
            Scalars.bool(),
            false,
            "Whether some releases do not have it: a snapshot is taken without it then.");
    return () -> {
      Map<String, Location> words = new LinkedHashMap<>();
      Optional<String> of = Optional.empty();
      for (var slot : List.of(table, index, collection, keys, prefix, path)) {
        slot.place().ifPresent(at -> words.put(slot.key(), at));
        of = of.or(slot::get);
      }
      return new Written(
          f.name(), words, of, key.get(), secret.get(), kinds.get(), optional.get(), f.location());
    };
  }
}
