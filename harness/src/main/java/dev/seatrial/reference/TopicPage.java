package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.reference.Field.Need;
import dev.seatrial.reference.Topics.Topic;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The page of a kind, part or key. */
final class TopicPage {

  private static final TypeWords WORDS = new TypeWords(TypeWords.PLAIN);

  private final Language language;

  TopicPage(Language language) {
    this.language = language;
  }

  String of(Topic topic) {
    Text out = head(topic);
    String description = topic.field().map(Field::description).orElse(topic.owner().description());
    if (!description.isEmpty()) {
      out.heading("DESCRIPTION");
      out.paragraph(description);
    }
    for (Definition definition : topic.below()) {
      fields(definition, topic, out);
    }
    return out.toString();
  }

  /** All keys below, each once. */
  String tree(Topic topic) {
    Text out = head(topic);
    out.heading("FIELDS");
    Set<String> met = new HashSet<>();
    topic.below().forEach(definition -> branch(definition, 1, met, out));
    return out.toString();
  }

  private Text head(Topic topic) {
    Text out = new Text();
    out.fact("KIND", String.join(", ", language.kindsWith(topic.owner().name())));
    out.fact("FIELD", topic.path() + need(topic));
    out.fact("TYPE", topic.type());
    topic.field().flatMap(Field::byDefault).ifPresent(said -> out.fact("DEFAULT", said));
    if (topic.field().isEmpty()) {
      Set<String> places = language.places(topic.owner().name());
      if (!places.isEmpty()) {
        out.fact("IN", String.join(", ", places));
      }
    } else {
      forms(topic.schema().orElseThrow()).forEach((noun, form) -> out.fact("FORM", noun + form));
    }
    return out;
  }

  private static String need(Topic topic) {
    return topic.field().map(TopicPage::need).orElse("");
  }

  private static String need(Field field) {
    return field.need() == Need.REQUIRED ? " -required-" : "";
  }

  private void fields(Definition definition, Topic topic, Text out) {
    boolean itself = topic.field().isEmpty();
    out.heading(itself ? "FIELDS" : "FIELDS of " + definition.name());
    if (!definition.oneOf().isEmpty()) {
      out.paragraph("Exactly one of " + String.join(", ", definition.oneOf()) + ".");
    }
    for (Field field : definition.fields()) {
      out.line(1, signature(field));
      out.line(3, field.description());
    }
  }

  private void branch(Definition definition, int depth, Set<String> met, Text out) {
    if (!met.add(definition.name())) {
      out.line(depth, "... the keys of " + definition.name() + ", as above");
      return;
    }
    for (Field field : definition.fields()) {
      out.line(depth, signature(field));
      for (String part : Language.definitionsIn(field.schema())) {
        branch(language.definition(part), depth + 1, met, out);
      }
    }
  }

  private static String signature(Field field) {
    String byDefault = field.byDefault().map(said -> " = " + said).orElse("");
    return field.name() + " <" + WORDS.of(field.schema()) + ">" + byDefault + need(field);
  }

  /** Forms that texts in it must have, in words. */
  private static Map<String, String> forms(JsonNode schema) {
    Map<String, String> forms = new TreeMap<>();
    for (JsonNode part : schema.findParents("patternErrorMessage")) {
      String noun = part.path("title").asText("text");
      forms.put(noun, ": " + part.get("patternErrorMessage").asText());
    }
    return forms;
  }
}
