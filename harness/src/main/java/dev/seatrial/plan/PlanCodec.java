package dev.seatrial.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans as text and back, complete: what is read runs exactly as what was written, whatever has
 * become of the scenarios. It holds secrets.
 */
public final class PlanCodec {
  private static final String KIND = "SavedPlan";

  /** Raised when what was written is to be refused although its shape is the same. */
  private static final int FORMAT = 1;

  private final ObjectMapper json;
  private final Path root;

  /**
   * A codec for the plans of one project.
   *
   * @param root of the project, absolute; paths below it are written relative to it
   * @param bundled folder of the bundled fixtures, which lie elsewhere on other machines
   */
  public PlanCodec(Path root, Supplier<Optional<Path>> bundled) {
    this.root = root;
    json = PlanMapper.of(root, bundled);
  }

  /**
   * What a text says about itself.
   *
   * @param root of the project it was written for
   * @param scenario file of its first scenario, relative to the root; empty when it has no cell
   */
  public record Header(Path root, Optional<String> scenario) {}

  /**
   * Writes a plan.
   *
   * @param version of the program, told to one that cannot read it
   */
  public String encode(Plan plan, String version) {
    Map<Scenario, Integer> numbers = new LinkedHashMap<>();
    plan.cells().forEach(cell -> numbers.putIfAbsent(cell.scenario(), numbers.size()));
    try {
      ObjectNode document = json.createObjectNode();
      document.put("apiVersion", "seatrial.dev/v1").put("kind", KIND).put("format", FORMAT);
      document.put("version", version).put("root", root.toString()).put("seed", plan.seed());
      document.set("given", json.valueToTree(plan.given()));
      ArrayNode scenarios = document.putArray("scenarios");
      numbers.keySet().forEach(scenario -> scenarios.add(json.<JsonNode>valueToTree(scenario)));
      ArrayNode cells = document.putArray("cells");
      for (Cell cell : plan.cells()) {
        String text =
            json.writer().withAttribute(PlanMapper.NUMBERS, numbers).writeValueAsString(cell);
        cells.add(json.readTree(text));
      }
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Digest of all that a cell does and is judged by: the same for another checkout, for a cell that
   * is repeated, and when only comments or other cells of its scenario changed.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public String digest(Cell cell) {
    try {
      String text =
          json.writer()
              .withAttribute(PlanMapper.NUMBERS, Map.of(cell.scenario(), 0))
              .writeValueAsString(cell);
      return PlanDigest.of(json.readTree(text), json.valueToTree(cell.scenario()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a plan.
   *
   * @throws NotReadable when the text is no saved plan, or not one of this version
   */
  public Plan decode(String text) {
    JsonNode document = document(text);
    try {
      List<Scenario> scenarios = new ArrayList<>();
      for (JsonNode scenario : document.path("scenarios")) {
        scenarios.add(json.treeToValue(scenario, Scenario.class));
      }
      List<Cell> cells = new ArrayList<>();
      for (JsonNode cell : document.path("cells")) {
        cells.add(
            json.readerFor(Cell.class)
                .withAttribute(PlanMapper.SCENARIOS, scenarios)
                .readValue(cell));
      }
      if (!document.path("seed").isIntegralNumber() || cells.isEmpty()) {
        throw damaged(document);
      }
      Given given = json.treeToValue(document.path("given"), Given.class);
      if (given == null) {
        throw damaged(document);
      }
      return new Plan(document.path("seed").longValue(), List.copyOf(cells), given);
    } catch (java.io.IOException | IllegalArgumentException e) {
      NotReadable failure = damaged(document);
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Reads what a saved plan says about itself.
   *
   * @throws NotReadable when the text is no saved plan, or not one of this version
   */
  public static Header header(String text) {
    JsonNode document = document(text);
    String file = document.path("scenarios").path(0).path("location").asText("");
    return new Header(
        Path.of(document.path("root").asText("")),
        file.isEmpty() ? Optional.empty() : Optional.of(PlanMapper.file(file)));
  }

  private static JsonNode document(String text) {
    JsonNode document;
    try {
      document = PlanMapper.tree(text);
    } catch (JsonProcessingException e) {
      throw new NotReadable("it is no saved plan; `plan --save` makes one");
    }
    if (!KIND.equals(document.path("kind").asText())) {
      throw new NotReadable("it is no saved plan; `plan --save` makes one");
    }
    if (document.path("format").asInt() != FORMAT) {
      throw damaged(document);
    }
    return document;
  }

  private static NotReadable damaged(JsonNode document) {
    return new NotReadable(
        "it was saved by another version of Seatrial ("
            + document.path("version").asText("unknown")
            + ") or is damaged; `plan --save` makes a new one");
  }

  /** A text that cannot be read as a plan; the message says why. */
  public static final class NotReadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadable(String message) {
      super(message);
    }
  }
}
