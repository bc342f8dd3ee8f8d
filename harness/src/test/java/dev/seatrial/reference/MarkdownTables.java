package dev.seatrial.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of docs/scenario-language.md. */
final class MarkdownTables {

  private static final TypeWords WORDS =
      new TypeWords(
          new TypeWords.Style() {
            @Override
            public String literal(String word) {
              return "`" + word + "`";
            }

            @Override
            public String definition(String name) {
              return "[" + name + "](#" + name + ")";
            }
          });

  private MarkdownTables() {}

  /** Each part under the first kind of file that holds it. */
  static String keys(Language language) {
    StringBuilder out = new StringBuilder();
    Set<String> seen = new LinkedHashSet<>();
    for (Map.Entry<String, String> kind : language.kinds().entrySet()) {
      out.append("\n## ").append(kind.getKey()).append('\n');
      for (Definition definition : language.inOrder()) {
        boolean belongs = language.kindsWith(definition.name()).contains(kind.getKey());
        boolean another =
            language.kinds().containsValue(definition.name())
                && !kind.getValue().equals(definition.name());
        if (belongs && !another && seen.add(definition.name())) {
          table(definition, out);
        }
      }
    }
    return out.append('\n').toString();
  }

  static String diagnostics(DiagnosticGuide guide) {
    StringBuilder out = new StringBuilder("\n| Id | What it means | What to do |\n");
    out.append("| --- | --- | --- |\n");
    for (String id : guide.ids()) {
      DiagnosticGuide.Entry entry = guide.entry(id).orElseThrow();
      row(
          out,
          "<a id=\"" + id + "\"></a>`" + id + "`",
          escaped(entry.means()),
          escaped(entry.mend()));
    }
    return out.append('\n').toString();
  }

  private static void table(Definition definition, StringBuilder out) {
    out.append("\n### ").append(definition.name()).append("\n\n").append(definition.description());
    List<String> oneOf = definition.oneOf();
    if (!oneOf.isEmpty()) {
      out.append(
          oneOf.stream()
              .map(key -> "`" + key + "`")
              .collect(Collectors.joining(", ", " Exactly one of ", ".")));
    }
    out.append("\n\n| Key | Type | Default | Meaning |\n| --- | --- | --- | --- |\n");
    for (Field field : definition.fields()) {
      row(
          out,
          "`" + field.name() + "`",
          WORDS.of(field.schema()),
          byDefault(field),
          escaped(field.description()));
    }
  }

  private static String byDefault(Field field) {
    return switch (field.need()) {
      case REQUIRED -> "required";
      case ONE_OF -> "one of";
      case OPTIONAL -> field.byDefault().map(said -> "`" + said + "`").orElse("");
    };
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** What Markdown would take for its own. */
  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}
