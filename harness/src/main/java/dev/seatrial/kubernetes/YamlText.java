package dev.seatrial.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Objects of Kubernetes as YAML that {@code kubectl} reads, which knows version 1.1 of YAML. */
final class YamlText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Plain words that YAML 1.1 takes for something else than a text. */
  private static final Set<String> WORDS =
      new TreeSet<>(List.of("y", "yes", "n", "no", "true", "false", "on", "off", "null"));

  private YamlText() {}

  /**
   * Several documents; ends in a line feed.
   *
   * @param head a comment of one line that each of them begins with
   */
  static String of(String head, List<HasMetadata> objects) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .build();
    Dump dump = new Dump(settings, new Quoting(settings));
    StringBuilder out = new StringBuilder();
    for (HasMetadata object : objects) {
      Map<String, Object> tree = JSON.convertValue(object, new TypeReference<>() {});
      out.append("---\n# ").append(head).append('\n').append(dump.dumpToString(tree));
    }
    return out.toString();
  }

  /** Whether a text is one without quotes, for every reader. */
  static boolean plain(String text) {
    return text.matches("[A-Za-z/][A-Za-z0-9_/.@+-]*(:[A-Za-z0-9_/.@+-]+)*")
        && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static final class Quoting extends StandardRepresenter {
    Quoting(DumpSettings settings) {
      super(settings);
      representers.put(
          String.class, data -> representScalar(Tag.STR, data.toString(), style(data.toString())));
    }

    private static ScalarStyle style(String text) {
      boolean block =
          text.indexOf('\n') >= 0
              && text.indexOf('\r') < 0
              && !text.startsWith(" ")
              && !text.startsWith("\n");
      return block
          ? ScalarStyle.LITERAL
          : plain(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }
  }
}
