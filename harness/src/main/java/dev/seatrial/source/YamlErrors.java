package dev.seatrial.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML library found wrong. */
final class YamlErrors {

  /**
   * One class of syntax error.
   *
   * @param problem what the library says, a regular expression found in context and problem
   * @param atContext whether the place where the construct began is the better place to show
   */
  private record Rule(String id, Pattern problem, boolean atContext, String message, String hint) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "yaml.tab",
              "\\\\t\\(TAB\\)",
              "a tab stands where YAML wants spaces",
              "indent with spaces"),
          rule(
              "yaml.unquoted",
              "character .* that cannot start any token|mapping keys are not allowed",
              "a plain text cannot start with this character",
              "put the text in quotes"),
          rule(
              "yaml.second-colon",
              "mapping values are not allowed here",
              "a second \": \" on this line, or a key that is indented too far",
              "put a text that holds \": \" in quotes; give a key the indentation of its neighbours"),
          opened(
              "yaml.no-colon",
              "could not find expected ':'",
              "this line should be a key followed by a colon",
              "write key: value, and indent texts of several lines deeper than their key"),
          rule(
              "yaml.list-item",
              "sequence entries are not allowed here",
              "a list item cannot stand here",
              "put the first \"- \" on a line of its own below the key"),
          rule(
              "yaml.indentation",
              "expected <block end>",
              "this does not line up with the lines above",
              "give it the indentation of its neighbours"),
          rule(
              "yaml.unclosed-bracket",
              "expected the node content, but found '<stream end>'",
              "the file ends inside a bracket",
              "close every { and ["),
          rule(
              "yaml.value",
              "expected the node content",
              "a value should stand here",
              "write it, or remove the comma; put a text that begins with a special character in"
                  + " quotes"),
          opened(
              "yaml.unclosed-bracket",
              "flow (mapping|sequence).*but (got|found)",
              "the bracket opened here is not closed, or a comma is missing in it",
              "close it, or put a comma between its items"),
          opened(
              "yaml.unclosed-quote",
              "(quoted scalar).*(end of stream|document separator)",
              "the quote opened here is never closed",
              "close it; a quote inside single quotes is written twice"),
          rule(
              "yaml.escape",
              "escape",
              "this escape does not exist in double quotes",
              "write \\\\ for a backslash, or use single quotes"),
          rule(
              "yaml.alias",
              "undefined alias",
              "no anchor of that name stands above",
              "an alias (*name) needs an anchor (&name) earlier in the file"),
          opened(
              "yaml.alias",
              "while scanning an (alias|anchor)",
              "this is not the name of an anchor or alias",
              "put a text that begins with * or & in quotes"),
          rule(
              "yaml.documents",
              "expected a single document",
              "a second document starts here",
              "keep one document in each file"),
          rule(
              "yaml.tag",
              "tag|directive",
              "tags and directives are not used here",
              "put a text that begins with ! or % in quotes"),
          rule(
              "yaml.block-text",
              "block scalar|chomping|leading empty lines",
              "this block text is malformed",
              "write | or > at the end of the key's line and indent the text below it"));

  private YamlErrors() {}

  static Diagnostic explain(YamlEngineException error, SourceText source) {
    if (error instanceof ReaderException unreadable) {
      return explain(unreadable, source);
    }
    if (!(error instanceof MarkedYamlEngineException marked)) {
      return Diagnostic.of(
          "yaml.syntax", Location.ofFile(source.path()), "this is not YAML: " + error.getMessage());
    }
    Optional<Mark> problem = marked.getProblemMark();
    if (problem.isPresent() && isReference(source, problem.get())) {
      return Diagnostic.of(
          "yaml.unquoted-reference",
          at(source, problem.get().getLine(), problem.get().getColumn() - 1, 2),
          "${…} inside brackets must stand in quotes",
          "put the whole text in double quotes");
    }
    Optional<Diagnostic> likely =
        problem.flatMap(mark -> LikelySlips.find(source, mark.getLine() + 1, mark.getColumn()));
    if (likely.isPresent()) {
      return likely.get();
    }
    String said = marked.getContext() + " " + marked.getProblem();
    for (Rule rule : RULES) {
      if (rule.problem().matcher(said).find()) {
        Optional<Mark> mark =
            rule.atContext() ? marked.getContextMark().or(() -> problem) : problem;
        return Diagnostic.of(rule.id(), at(source, mark), rule.message(), rule.hint());
      }
    }
    return Diagnostic.of(
        "yaml.syntax", at(source, problem), "this is not YAML: " + marked.getProblem());
  }

  private static Diagnostic explain(ReaderException unreadable, SourceText source) {
    String text = source.text();
    int points = text.codePointCount(0, text.length());
    int position = Math.max(0, Math.min(unreadable.getPosition(), points));
    String before = text.substring(0, text.offsetByCodePoints(0, position));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    String start = before.substring(before.lastIndexOf('\n') + 1);
    return Diagnostic.of(
        "yaml.control-character",
        at(source, line, start.codePointCount(0, start.length()), 1),
        String.format("YAML does not allow the character U+%04X", unreadable.getCodePoint()),
        "remove it, or write it as an escape in double quotes");
  }

  /** Whether the parser stumbled over the bracket of an unquoted reference. */
  private static boolean isReference(SourceText source, Mark mark) {
    String line = source.line(mark.getLine() + 1);
    int points = line.codePointCount(0, line.length());
    if (mark.getColumn() < 1 || mark.getColumn() >= points) {
      return false;
    }
    return line.startsWith("${", line.offsetByCodePoints(0, mark.getColumn() - 1));
  }

  private static Location at(SourceText source, Optional<Mark> mark) {
    return mark.map(some -> at(source, some.getLine(), some.getColumn(), 1))
        .orElseGet(() -> Location.ofFile(source.path()));
  }

  /** A place from 0-based numbers; the end of the file is shown at the end of its last line. */
  private static Location at(SourceText source, int line, int column, int length) {
    int last = source.lines().size();
    if (line >= last && last > 0) {
      String text = source.line(last);
      return new Location(source.path(), last, text.codePointCount(0, text.length()) + 1, 1);
    }
    return new Location(source.path(), line + 1, column + 1, length);
  }

  private static Rule rule(String id, String problem, String message, String hint) {
    return new Rule(id, Pattern.compile(problem), false, message, hint);
  }

  private static Rule opened(String id, String problem, String message, String hint) {
    return new Rule(id, Pattern.compile(problem), true, message, hint);
  }
}
