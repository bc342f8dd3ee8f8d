package dev.seatrial.integrity;

import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Condition;
import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Index;
import dev.seatrial.store.Structure.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys, indexes and conditions that a structure has no more, on tables and columns that are still
 * there. Only where both stores have such things at all.
 */
final class LostKeys {
  /** Stores that declare keys; without a name when a structure tells of keys alone. */
  private static final Set<String> RELATIONAL =
      Set.of("", "postgresql", "sqlite", "mysql", "mariadb");

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Structure before;
  private final Structure after;
  private final boolean comparable;
  private final Set<String> tables;
  private final Map<String, Set<String>> columns;

  LostKeys(Structure before, Structure after) {
    this.before = before;
    this.after = after;
    comparable = isRelational(before) && isRelational(after);
    tables = tables(after);
    columns =
        after.fields().stream()
            .collect(
                Collectors.groupingBy(
                    field -> TableNames.plain(field.table()),
                    Collectors.mapping(
                        field -> TableNames.plain(field.name()), Collectors.toSet())));
  }

  static boolean isRelational(Structure structure) {
    return RELATIONAL.contains(structure.engine());
  }

  private static Set<String> tables(Structure structure) {
    return Stream.of(
            structure.fields().stream().map(Field::table),
            structure.uniqueKeys().stream().map(UniqueKey::table),
            structure.indexes().stream().map(Index::table),
            structure.foreignKeys().stream().map(ForeignKey::table))
        .flatMap(names -> names)
        .map(TableNames::plain)
        .collect(Collectors.toSet());
  }

  /** Unique keys whose columns nothing keeps unique any more. */
  List<UniqueKey> unique() {
    return comparable
        ? before.uniqueKeys().stream()
            .filter(key -> isThere(key.table(), key.columns()))
            .filter(key -> after.uniqueKeys().stream().noneMatch(other -> keeps(other, key)))
            .toList()
        : List.of();
  }

  List<Finding> findings(Map<UniqueKey, Long> repeated) {
    List<Finding> findings = new ArrayList<>();
    unique().forEach(key -> findings.add(unique(key, repeated.getOrDefault(key, 0L))));
    if (comparable) {
      indexes(findings);
      references(findings);
      if (before.engine().equals(after.engine())) {
        checks(findings);
      }
    }
    return findings;
  }

  /** A key over fewer of the columns keeps more unique. */
  private static boolean keeps(UniqueKey later, UniqueKey earlier) {
    return TableNames.same(later.table(), earlier.table())
        && Set.copyOf(TableNames.plain(earlier.columns()))
            .containsAll(TableNames.plain(later.columns()));
  }

  private static Finding unique(UniqueKey key, long repeated) {
    String subject = TableNames.columns(key.table(), key.columns());
    String was =
        "%s was unique (%s), and nothing keeps it so any more".formatted(subject, key.name());
    return repeated == 0
        ? new Finding(Finding.Kind.UNIQUE_LOST, subject, was + ".")
        : new Finding(
            Finding.Kind.UNIQUE_BROKEN,
            subject,
            was + "; %d rows repeat others already.".formatted(repeated));
  }

  private void indexes(List<Finding> into) {
    for (Index index : before.indexes()) {
      boolean kept =
          Stream.concat(
                  after.indexes().stream(),
                  after.uniqueKeys().stream()
                      .map(key -> new Index(key.name(), key.table(), key.columns())))
              .filter(other -> TableNames.same(other.table(), index.table()))
              .map(other -> TableNames.plain(other.columns()))
              .anyMatch(other -> startsWith(other, TableNames.plain(index.columns())));
      if (!kept && isThere(index.table(), index.columns()) && !isOfReference(index)) {
        into.add(
            new Finding(
                Finding.Kind.INDEX_LOST,
                TableNames.columns(index.table(), index.columns()),
                "Index %s on %s is gone, and no other starts with its columns."
                    .formatted(index.name(), TableNames.columns(index.table(), index.columns()))));
      }
    }
  }

  /** Some stores make an index for each reference, and others do not. */
  private boolean isOfReference(Index index) {
    return !before.engine().equals(after.engine())
        && before.foreignKeys().stream()
            .anyMatch(
                key ->
                    TableNames.same(key.table(), index.table())
                        && TableNames.same(key.columns(), index.columns()));
  }

  private void references(List<Finding> into) {
    for (ForeignKey key : before.foreignKeys()) {
      boolean kept =
          after.foreignKeys().stream()
              .anyMatch(
                  other ->
                      TableNames.same(other.table(), key.table())
                          && Set.copyOf(TableNames.plain(other.columns()))
                              .equals(Set.copyOf(TableNames.plain(key.columns()))));
      if (!kept
          && isThere(key.table(), key.columns())
          && isThere(key.parentTable(), key.parentColumns())) {
        into.add(
            new Finding(
                Finding.Kind.REFERENCE_LOST,
                TableNames.reference(key),
                "%s had to be in %s, and nothing holds it to that any more."
                    .formatted(
                        TableNames.columns(key.table(), key.columns()),
                        TableNames.columns(key.parentTable(), key.parentColumns()))));
      }
    }
  }

  /** A condition that is written anew, on the same columns, is not lost. */
  private void checks(List<Finding> into) {
    for (Condition check : before.checks()) {
      List<Condition> others =
          after.checks().stream()
              .filter(other -> TableNames.same(other.table(), check.table()))
              .toList();
      Set<String> about = about(check);
      boolean kept =
          others.stream().anyMatch(other -> normal(other).equals(normal(check)))
              || others.stream()
                  .filter(other -> isNew(other))
                  .anyMatch(other -> about(other).equals(about));
      if (!kept && tables.contains(TableNames.plain(check.table())) && isThere(check, about)) {
        into.add(
            new Finding(
                Finding.Kind.CHECK_LOST,
                check.table() + ": " + check.text(),
                "A condition on the rows of %s is gone: %s."
                    .formatted(check.table(), check.text())));
      }
    }
  }

  private boolean isNew(Condition check) {
    return before.checks().stream()
        .filter(other -> TableNames.same(other.table(), check.table()))
        .noneMatch(other -> normal(other).equals(normal(check)));
  }

  /** The columns that a condition names. */
  private Set<String> about(Condition check) {
    Set<String> known =
        Stream.concat(before.fields().stream(), after.fields().stream())
            .filter(field -> TableNames.same(field.table(), check.table()))
            .map(field -> TableNames.plain(field.name()))
            .collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    Matcher word = WORD.matcher(check.text().replaceAll("'(?:[^']|'')*'", ""));
    while (word.find()) {
      String plain = TableNames.plain(word.group());
      if (known.contains(plain)) {
        named.add(plain);
      }
    }
    return named;
  }

  private boolean isThere(Condition check, Set<String> about) {
    return isThere(check.table(), List.copyOf(about));
  }

  /** Without what a store adds as types change: casts, quotes, parentheses, blanks. */
  private static String normal(Condition check) {
    return check
        .text()
        .replaceAll("::[a-z]+(?: [a-z]+)*(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[])?", "")
        .replaceAll("\\b_[a-z0-9]+\\\\?(?=')", "")
        .replaceAll("[\\s()\"`\\\\]", "");
  }

  private boolean isThere(String table, List<String> names) {
    String plain = TableNames.plain(table);
    Set<String> known = columns.get(plain);
    return tables.contains(plain) && (known == null || known.containsAll(TableNames.plain(names)));
  }

  private static boolean startsWith(List<String> columns, List<String> first) {
    return columns.size() >= first.size() && columns.subList(0, first.size()).equals(first);
  }
}
