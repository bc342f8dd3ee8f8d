package dev.seatrial.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.mutation.Item.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/mutation-matrix.md} is that of the tests. */
class MutationTableTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", ""), "../docs/mutation-matrix.md");
  private static final String BEGIN = "<!-- BEGIN mutations -->\n";
  private static final String END = "<!-- END mutations -->";

  /** A store of the matrix, without the store. */
  private record Shape(String name, Set<Field> fields, boolean keysMayRepeat) {}

  private static final Set<Field> ALL = EnumSet.complementOf(EnumSet.of(Field.ROW));
  private static final List<Shape> SHAPES =
      List.of(
          new Shape("SQLite", ALL, true),
          new Shape("PostgreSQL", ALL, true),
          new Shape("SQLite → PostgreSQL", ALL, true),
          new Shape("MySQL", ALL, true),
          new Shape("SQLite → MariaDB", ALL, true),
          new Shape("Elasticsearch", ElasticsearchLab.FIELDS, false),
          new Shape("MongoDB (FerretDB)", MongoLab.FIELDS, false),
          new Shape("Redis", RedisLab.FIELDS, false),
          new Shape("etcd", EtcdLab.FIELDS, false));

  @Test
  void theDocumentHoldsTheMatrix() throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(end).as("the marks in " + DOCUMENT).isGreaterThanOrEqualTo(begin);
    if (Boolean.getBoolean("generated.update")) {
      Files.writeString(DOCUMENT, text.substring(0, begin) + table() + text.substring(end));
    } else {
      assertThat(text.substring(begin, end)).isEqualTo(table());
    }
  }

  /** A name in backquotes that ends in Test is a class that there is. */
  @Test
  void testsThatItNamesAreThere() throws IOException {
    Path tests = Path.of(System.getProperty("basedir", ""), "src/test/java");
    List<String> named = new ArrayList<>();
    for (String word : Files.readString(DOCUMENT).split("`", -1)) {
      if (word.matches("[A-Z]\\w+Test")) {
        named.add(word);
      }
    }
    assertThat(named).isNotEmpty();
    for (String name : named) {
      try (var files = Files.walk(tests)) {
        assertThat(files.anyMatch(file -> file.endsWith(name + ".java"))).as(name).isTrue();
      }
    }
  }

  @Test
  void thereAreThirtyAndMore() {
    assertThat(Mutation.ALL).hasSizeGreaterThan(30);
    assertThat(Mutation.ALL).extracting(Mutation::id).doesNotHaveDuplicates();
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| what goes wrong |");
    SHAPES.forEach(shape -> table.append(' ').append(shape.name()).append(" |"));
    table.append("\n|---|").append("---|".repeat(SHAPES.size())).append('\n');
    for (Mutation mutation : Mutation.ALL) {
      table.append("| ").append(mutation.text()).append(" |");
      for (Shape shape : SHAPES) {
        boolean applies = MutationMatrix.applies(mutation, shape.fields(), shape.keysMayRepeat());
        table.append(applies ? " found |" : " – |");
      }
      table.append('\n');
    }
    return table.toString();
  }
}
