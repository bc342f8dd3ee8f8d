package dev.seatrial.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Digest of what makes a prepared state: the steps with their values, the services they run, the
 * images of these, the accelerator profile, files of the user. Where any of it is written does not
 * count.
 */
final class StateKey {
  private static final ObjectMapper JSON = mapper();

  /** What tells how a service is reached or watched leaves nothing in a volume. */
  private static final List<String> WITHOUT_TRACE =
      List.of("image", "build", "ports", "healthcheck");

  private final Cell cell;
  private final Map<String, ResolvedImage> images;
  private final Map<String, GivenFile> inputs;
  private final StringBuilder text =
      new StringBuilder("v2, snapshots of layout %d\n".formatted(SnapshotManifest.VERSION));
  private final Set<String> services = new TreeSet<>();

  private StateKey(Cell cell, Map<String, ResolvedImage> images, Map<String, GivenFile> inputs) {
    this.cell = cell;
    this.images = new TreeMap<>(images);
    this.inputs = inputs;
  }

  /** The key of the state that {@code before} makes: 32 hexadecimal digits. */
  static String of(
      Cell cell, Phase before, Map<String, ResolvedImage> images, Map<String, GivenFile> inputs) {
    StateKey key = new StateKey(cell, images, inputs);
    before.steps().forEach(key::planned);
    key.services.forEach(key::service);
    new TreeSet<>(References.names(key.text.toString())).forEach(key::reference);
    key.image(CellImages.PROFILE);
    key.passthrough();
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
    } else if (step instanceof Step.Snapshot snapshot) {
      snapshot.members().forEach(member -> store(member.store()));
    } else if (step instanceof Step.Ask ask) {
      call(ask.call());
    } else if (step instanceof Step.AwaitAnswer await) {
      call(await.call());
    } else if (step instanceof Step.Copy copy && copy.from() instanceof Step.Copy.Handed handed) {
      Optional.ofNullable(inputs.get(handed.input())).ifPresent(it -> line("file", it.sha256()));
    }
    step.inside().forEach(this::step);
  }

  private void call(Call call) {
    if (call instanceof SqlCall sql) {
      store(sql.store());
    }
  }

  private void store(String name) {
    line("store", JSON.valueToTree(cell.scenario().system().stores().get(name)));
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

  /** An emulated profile is told by its image. */
  private void passthrough() {
    cell.profile()
        .filter(profile -> profile.passthrough().isPresent())
        .ifPresent(
            profile -> {
              line("passthrough", JSON.valueToTree(profile.passthrough().orElseThrow()));
              line("environment", JSON.valueToTree(profile.environment()));
            });
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
    mapper.registerModule(
        new SimpleModule().addSerializer(Step.Copy.HostFile.class, new ByContent()));
    return mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /** A file counts by what is in it, not by where it lies. */
  private static final class ByContent extends StdSerializer<Step.Copy.HostFile> {
    private static final long serialVersionUID = 1L;

    ByContent() {
      super(Step.Copy.HostFile.class);
    }

    @Override
    public void serialize(
        Step.Copy.HostFile file, JsonGenerator out, SerializerProvider serializers)
        throws IOException {
      out.writeString(FileArchive.digest(file.path()));
    }
  }

  private static String sha256(String text) {
    return DigestUtils.sha256Hex(text).substring(0, 32);
  }
}
