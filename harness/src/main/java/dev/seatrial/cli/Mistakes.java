package dev.seatrial.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostic;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import dev.seatrial.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;

/** Mistakes in YAML, for people and for machines. */
final class Mistakes {
  private static final String REFERENCE = "docs/scenario-language.md";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than these on one line would be read by nobody. */
  private static final int MOST_IDS = 6;

  private Mistakes() {}

  /** Each with its line and a caret; at the end how many, and what explains them. */
  static String text(Diagnostics diagnostics, boolean colour) {
    List<Diagnostic> all = diagnostics.sorted();
    List<String> ids = all.stream().map(Diagnostic::id).distinct().toList();
    return new CaretFormatter(colour).format(diagnostics)
        + "\n"
        + all.size()
        + (all.size() == 1 ? " mistake" : " mistakes")
        + "\nsee  seatrial explain "
        + ids.stream().limit(MOST_IDS).collect(Collectors.joining(" "))
        + (ids.size() > MOST_IDS ? " ..." : "");
  }

  /** The same mistakes in the same order, as a JSON array. */
  static String json(Diagnostics diagnostics) {
    ArrayNode array = JSON.createArrayNode();
    for (Diagnostic one : diagnostics.sorted()) {
      Location at = one.location();
      ObjectNode object = array.addObject().put("id", one.id()).put("severity", "error");
      object.put("file", at.file());
      if (at.line() > 0) {
        object.put("line", at.line()).put("column", at.column());
        object.put("endColumn", at.column() + at.length());
      }
      object.put("message", one.message());
      one.hint().ifPresent(hint -> object.put("hint", hint));
      diagnostics
          .source(at.file())
          .filter(any -> at.line() > 0)
          .map((SourceText source) -> source.line(at.line()))
          .ifPresent(line -> object.put("sourceLine", line));
      object.put("documentation", REFERENCE + "#" + one.id());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
