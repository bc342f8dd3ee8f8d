package dev.seatrial.reference;

import dev.seatrial.reference.Topics.Topic;
import dev.seatrial.source.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Explains kinds of files, their parts and keys, and diagnostics, as plain text. */
public final class Explainer {

  private static final int NAMES = 22;
  private static final int COMMANDS = 40;

  private final Language language = new Language();
  private final DiagnosticGuide guide = new DiagnosticGuide();
  private final Topics topics = new Topics(language);
  private final TopicPage page = new TopicPage(language);

  /** What there is to explain. */
  public String overview() {
    Text out = new Text();
    out.heading("KINDS OF FILES");
    for (Map.Entry<String, String> kind : language.kinds().entrySet()) {
      out.row(NAMES, kind.getKey(), language.definition(kind.getValue()).description());
    }
    out.heading("PARTS");
    for (Definition definition : language.inOrder()) {
      if (!language.kinds().containsValue(definition.name())) {
        out.row(NAMES, definition.name(), definition.description());
      }
    }
    out.heading("MISTAKES");
    out.paragraph(String.join(", ", guide.ids()) + ".");
    out.heading("EXAMPLES");
    out.row(COMMANDS, "seatrial explain scenario", "a kind of file");
    out.row(COMMANDS, "seatrial explain step.http.capture", "a key, by its path");
    out.row(COMMANDS, "seatrial explain system --recursive", "all keys below");
    out.row(COMMANDS, "seatrial explain key.unknown", "a mistake, by its id");
    return out.toString();
  }

  /**
   * The explanation of a kind, part, key or mistake; empty when there is none of that name.
   *
   * @param recursive whether all keys below are listed, without their descriptions
   */
  public Optional<String> explain(String name, boolean recursive) {
    return topics
        .find(name)
        .map(topic -> recursive ? page.tree(topic) : page.of(topic))
        .or(() -> guide.entry(name).map(MistakePage::of));
  }

  /** Why there is nothing of that name to explain, and what there is; one or two sentences. */
  public String unknown(String name) {
    List<String> segments = List.of(name.split("\\.", -1));
    for (int known = segments.size() - 1; known > 0; known--) {
      String parent = String.join(".", segments.subList(0, known));
      Optional<Topic> topic = topics.find(parent);
      if (topic.isPresent()) {
        return missing(topic.get(), segments.get(known));
      }
    }
    String word = segments.get(0);
    List<String> elsewhere = topics.endingWith(word);
    if (segments.size() == 1 && !elsewhere.isEmpty()) {
      return "There is no " + name + " to explain; there is " + String.join(", ", elsewhere) + ".";
    }
    Set<String> names = new TreeSet<>(language.names());
    names.addAll(guide.ids());
    Optional<String> near =
        Suggest.nearest(name, names)
            .or(
                () ->
                    Suggest.nearest(word, topics.keys()).map(key -> topics.endingWith(key).get(0)));
    return "There is no "
        + name
        + " to explain"
        + near.map(one -> "; did you mean " + one + "?")
            .orElse("; `seatrial explain` lists what there is.");
  }

  private static String missing(Topic parent, String key) {
    List<String> keys = new ArrayList<>();
    parent.below().forEach(below -> below.fields().forEach(field -> keys.add(field.name())));
    if (keys.isEmpty()) {
      return parent.path() + " has no keys of its own: it is a " + parent.type() + ".";
    }
    return parent.path()
        + " has no key "
        + key
        + Suggest.nearest(key, keys)
            .map(near -> "; did you mean " + parent.path() + "." + near + "?")
            .orElse(".")
        + " There are "
        + String.join(", ", keys)
        + ".";
  }
}
