package dev.seatrial.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Digest of what makes a prepared state: the steps with their values, the services they run, the
 * images of these, the accelerator profile. Where any of it is written does not count.
 */
final class StateKey {
  private static final ObjectMapper JSON = mapper();

  /** What tells how a service is reached or watched leaves nothing in a volume. */
  private static final List<String> WITHOUT_TRACE =
      List.of("image", "build", "ports", "healthcheck");

  private final Cell cell;
  private final Map<String, ResolvedImage> images;
  private final StringBuilder text = new StringBuilder("v2\n");
  private final Set<String> services = new TreeSet<>();

  private StateKey(Cell cell, Map<String, ResolvedImage> images) {
    this.cell = cell;
    this.images = new TreeMap<>(images);
  }

  /** The key of the state that {@code before} makes: 32 hexadecimal digits. */
  static String of(Cell cell, Phase before, Map<String, ResolvedImage> images) {
    StateKey key = new StateKey(cell, images);
    before.steps().forEach(key::planned);
    key.services.forEach(key::service);
    new TreeSet<>(References.names(key.text.toString())).forEach(key::reference);
    key.image(CellImages.PROFILE);
    return sha256(key.text.toString());
  }

  private void planned(PlannedStep step) {
    step(step.step());
    step.children().forEach(this::planned);
  }

  private void step(Step step) {
    line(step.getClass().getSimpleName(), JSON.valueToTree(step));
    if (step instanceof Step.Start start) {
      start.services().forEach(this::needs);
    } else if (step instanceof Step.Run one) {
      needs(one.service());
    } else if (step instanceof Step.ForEach loop) {
      loop.steps().forEach(this::step);
    } else if (step instanceof Step.Snapshot snapshot) {
      line("store", JSON.valueToTree(cell.scenario().system().stores().get(snapshot.store())));
    }
  }

  private void needs(String name) {
    Service service = cell.services().get(name);
    if (service != null && services.add(name)) {
      service.dependsOn().keySet().forEach(this::needs);
    }
  }

  private void service(String name) {
    ObjectNode service = JSON.valueToTree(cell.services().get(name));
    line("service", service.remove(WITHOUT_TRACE));
    image(name);
  }

  /** A service may be told the name of another one's image, which it then starts itself. */
  private void reference(String name) {
    if (name.startsWith("image.")) {
      image(name.substring("image.".length()));
    }
  }

  /** The recipe where there is one: an image assembled again from it has another id. */
  private void image(String name) {
    ResolvedImage image = images.get(name);
    if (image != null) {
      text.append("image ").append(name).append(' ');
      text.append(image.recipe().or(image::digest).orElse(image.id())).append('\n');
    }
  }

  private void line(String what, Object value) {
    text.append(what).append(' ').append(value).append('\n');
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = ObservationLog.codec();
    mapper.configOverride(Location.class).setIsIgnoredType(true);
    return mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
