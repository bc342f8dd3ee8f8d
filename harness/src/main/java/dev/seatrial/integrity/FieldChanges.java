package dev.seatrial.integrity;

import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns that hold less than they did. */
final class FieldChanges {
  /** Types that are one for another wide enough, by their words. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of(
              "tinyint",
              "smallint",
              "mediumint",
              "int",
              "integer",
              "bigint",
              "int2",
              "int4",
              "int8"),
          List.of(
              "char",
              "character",
              "varchar",
              "character varying",
              "bpchar",
              "tinytext",
              "text",
              "mediumtext",
              "longtext",
              "citext"),
          List.of("real", "float", "double", "double precision"),
          List.of("numeric", "decimal"),
          List.of("json", "jsonb"),
          List.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bytea"));

  private static final int INTEGERS = 0;
  private static final int TEXTS = 1;
  private static final int DECIMALS = 3;

  private FieldChanges() {}

  static List<Finding> findings(Structure before, Structure after) {
    Map<List<String>, Field> later =
        after.fields().stream()
            .collect(Collectors.toMap(FieldChanges::name, Function.identity(), (a, b) -> a));
    boolean relational = LostKeys.isRelational(before) && LostKeys.isRelational(after);
    boolean sameEngine = before.engine().equals(after.engine());
    List<Finding> findings = new ArrayList<>();
    if (sameEngine && !relational) {
      // Columns of relational stores that are gone are differences of the rows.
      findings.addAll(undeclared(before, later));
    }
    for (Field was : before.fields()) {
      Field is = later.get(name(was));
      if (is != null) {
        if (sameEngine && isRetyped(before.engine(), was, is)) {
          findings.add(finding(Finding.Kind.RETYPED, was, "%s was %s and is %s now.", is));
        } else if (isNarrower(was, is)) {
          String text = "%s was %s and is %s now, which holds less.";
          findings.add(finding(Finding.Kind.NARROWED, was, text, is));
        }
        if (relational && !was.nullable() && is.nullable()) {
          String text = "%s could not be NULL, and now can (%s became %s).";
          findings.add(finding(Finding.Kind.NOT_NULL_LOST, was, text, is));
        }
      }
    }
    return findings;
  }

  private static List<Finding> undeclared(Structure before, Map<List<String>, Field> later) {
    Set<String> tables =
        later.keySet().stream().map(name -> name.get(0)).collect(Collectors.toSet());
    Set<String> gone = new TreeSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Field was : before.fields()) {
      List<String> name = name(was);
      if (!tables.contains(name.get(0))) {
        gone.add(was.table());
      } else if (!later.containsKey(name)) {
        String subject = was.table() + "." + was.name();
        String text = subject + " was declared as " + was.type() + ", and is not any more.";
        findings.add(new Finding(Finding.Kind.UNDECLARED, subject, text));
      }
    }
    gone.forEach(
        table ->
            findings.add(
                new Finding(
                    Finding.Kind.UNDECLARED,
                    table,
                    table + " was declared, and there is nothing of that name any more.")));
    return findings;
  }

  private static List<String> name(Field field) {
    return List.of(TableNames.plain(field.table()), TableNames.plain(field.name()));
  }

  private static Finding finding(Finding.Kind kind, Field was, String text, Field is) {
    String subject = was.table() + "." + was.name();
    return new Finding(kind, subject, text.formatted(subject, was.type(), is.type()));
  }

  private static boolean isRetyped(String engine, Field was, Field is) {
    return switch (engine) {
      case "postgresql", "mysql", "mariadb" -> !isWidening(was, is);
      // Its types are words that say no more than the kind.
      case "sqlite" -> was.kind() != is.kind() && !isWidening(was.kind(), is.kind());
      default -> !was.type().equals(is.type());
    };
  }

  private static boolean isWidening(ValueKind was, ValueKind is) {
    return switch (was) {
      case BOOLEAN -> is == ValueKind.INTEGER || is == ValueKind.NUMERIC;
      case INTEGER -> is == ValueKind.NUMERIC;
      default -> false;
    };
  }

  private static boolean isWidening(Field was, Field is) {
    String from = base(was.type());
    String to = base(is.type());
    if (from.equals(to)) {
      return true;
    }
    if (from.endsWith("[]") && to.endsWith("[]")) {
      Optional<List<String>> family = family(from.replace("[]", ""));
      return family.isPresent() && family.equals(family(to.replace("[]", "")));
    }
    Optional<List<String>> family = family(from);
    Optional<List<String>> other = family(to);
    return (family.isPresent() && family.equals(other))
        || (is(family, INTEGERS) && is(other, DECIMALS))
        // Enumerations and other words have a text.
        || (was.kind() == ValueKind.TEXT && family.isEmpty() && is(other, TEXTS));
  }

  private static boolean is(Optional<List<String>> family, int which) {
    return family.isPresent() && family.get().equals(FAMILIES.get(which));
  }

  private static Optional<List<String>> family(String base) {
    return FAMILIES.stream().filter(names -> names.contains(base)).findFirst();
  }

  /** The words of a type, without lengths and signs. */
  private static String base(String type) {
    return type.toLowerCase(Locale.ROOT)
        .replaceAll("(?s)\\(.*\\)", "")
        .replaceAll(" (?:unsigned|zerofill)", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static boolean isNarrower(Field was, Field is) {
    if (was.kind() == ValueKind.INTEGER && is.kind() == ValueKind.NUMERIC) {
      return is.size().isPresent()
          && was.size().isPresent()
          && whole(is) < digits(was.size().getAsLong());
    }
    if (was.kind() != is.kind()) {
      return false;
    }
    boolean fewerWhole =
        was.kind() == ValueKind.NUMERIC
            && was.size().isPresent()
            && is.size().isPresent()
            && whole(is) < whole(was);
    return less(was.size(), is.size()) || less(was.scale(), is.scale()) || fewerWhole;
  }

  private static boolean less(OptionalLong was, OptionalLong is) {
    return was.isPresent() && is.isPresent() && is.getAsLong() < was.getAsLong();
  }

  /** Digits before the point. */
  private static long whole(Field decimal) {
    long size = decimal.size().orElse(Field.UNLIMITED);
    return size == Field.UNLIMITED ? size : size - decimal.scale().orElse(0);
  }

  /** Digits of the largest number of that many bits, one of which is the sign. */
  private static long digits(long bits) {
    return (long) Math.ceil((bits - 1) * Math.log10(2));
  }
}
