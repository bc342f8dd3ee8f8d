package dev.seatrial.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.seatrial.scenario.Expected;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is expected of the text of an answer, and kept of it. Of one that is no JSON, or a bare
 * number, {@code $} is the whole text without the white space around it.
 */
final class Expectations {
  /** Numbers are compared as they are written. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider(JSON))
          .mappingProvider(new JacksonMappingProvider(JSON))
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private Expectations() {}

  /**
   * What is wrong with an answer, one sentence; empty when it is as expected.
   *
   * @param expect JSONPath to what must be there
   * @param capture name to JSONPath: there must be something
   */
  static Optional<String> mismatch(
      String answer, Map<String, Expected> expect, Map<String, String> capture) {
    JsonNode document = document(answer);
    for (Map.Entry<String, Expected> expected : expect.entrySet()) {
      String actual = text(read(document, expected.getKey()));
      String wanted = wanted(document, expected.getValue());
      boolean nothing =
          expected.getValue() instanceof Expected.SameAs same
              && read(document, same.path()).isMissingNode();
      if (nothing || !actual.equals(wanted)) {
        return Optional.of(
            "expected "
                + expected.getKey()
                + " to be "
                + (expected.getValue() instanceof Expected.SameAs same
                    ? same.path() + ", which is " + wanted
                    : wanted)
                + ", got "
                + actual);
      }
    }
    for (Map.Entry<String, String> wanted : capture.entrySet()) {
      JsonNode found = read(document, wanted.getValue());
      if (found.isMissingNode() || found.isNull()) {
        return Optional.of("nothing at " + wanted.getValue() + " to capture as " + wanted.getKey());
      }
    }
    return Optional.empty();
  }

  private static String wanted(JsonNode document, Expected expected) {
    return expected instanceof Expected.Text text
        ? text.text()
        : text(read(document, ((Expected.SameAs) expected).path()));
  }

  /** The first regular expression that nothing in a text matches, one sentence. */
  static Optional<String> unmatched(String text, List<String> matches) {
    return matches.stream()
        .filter(regex -> !Pattern.compile(regex, Pattern.MULTILINE).matcher(text).find())
        .findFirst()
        .map(regex -> "nothing in its output matches " + regex);
  }

  /** What is kept of an answer that is as expected. */
  static Map<String, JsonNode> captures(String answer, Map<String, String> capture) {
    JsonNode document = document(answer);
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    capture.forEach((name, path) -> kept.put(name, read(document, path)));
    return kept;
  }

  /** The value at a JSONPath of a text; a missing node when it is not there. */
  static JsonNode read(String answer, String path) {
    return read(document(answer), path);
  }

  /** An empty path is one that was not given. */
  static JsonNode read(JsonNode document, String path) {
    if (path.isEmpty()) {
      return JSON.missingNode();
    } else if (path.equals("$")) {
      return document;
    } else if (!document.isContainerNode()) {
      return JSON.missingNode();
    }
    try {
      Object found = JsonPath.using(PATHS).parse(document).read(path);
      if (found instanceof JsonNode node) {
        return node;
      }
      return found == null ? JSON.missingNode() : JSON.valueToTree(found);
    } catch (JsonPathException e) {
      return JSON.missingNode();
    }
  }

  static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.isValueNode() ? node.asText() : node.toString();
  }

  private static JsonNode document(String answer) {
    try {
      JsonNode document = JSON.readTree(answer);
      if (document.isContainerNode() || document.isTextual()) {
        return document;
      }
    } catch (IOException e) {
      return TextNode.valueOf(answer.strip());
    }
    return TextNode.valueOf(answer.strip());
  }
}
