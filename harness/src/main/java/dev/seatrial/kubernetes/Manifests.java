package dev.seatrial.kubernetes;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders planned cells as manifests. */
public final class Manifests {
  /** Number of a file, before those of the steps. */
  static final int SECRETS = 1;

  private static final int NAMESPACE = 0;
  private static final int VOLUMES = 2;

  private Manifests() {}

  /**
   * The manifests of a cell, a script that applies them in the order of the plan, and what neither
   * does. No secret of the trial is in them.
   *
   * @param given what was put in place of what the scenario says
   */
  public static Rendering of(Cell cell, Given given, Cluster cluster) {
    Sheet sheet = new Sheet(cell, given, cluster);
    Volumes volumes = new Volumes(sheet);
    Pods pods = new Pods(sheet, volumes);
    Book book = new Book(sheet);
    Script script = new Script();
    Walk walk =
        new Walk(
            sheet,
            new ServiceWork(sheet, pods, book, script),
            new JobWork(sheet, pods, volumes, book, script),
            script);
    cell.phases().forEach(walk::phase);

    List<Rendering.File> files = new ArrayList<>();
    files.add(file(sheet, sheet.fileName(NAMESPACE, "namespace"), List.of(namespace(sheet))));
    if (!sheet.secrets().isEmpty()) {
      files.add(file(sheet, sheet.fileName(SECRETS, "secrets"), List.of(secrets(sheet))));
    }
    List<HasMetadata> claims = volumes.claims();
    if (!claims.isEmpty()) {
      files.add(file(sheet, sheet.fileName(VOLUMES, "volumes"), claims));
    }
    List<String> first = files.stream().map(Rendering.File::name).toList();
    files.addAll(book.files());
    List<String> names = files.stream().map(Rendering.File::name).toList();
    files.add(new Rendering.File("apply.sh", script.text(sheet, first)));
    files.add(new Rendering.File("README.md", Readme.text(sheet, names, sheet.notes().sorted())));
    return new Rendering(cell.id(), cell.slug(), List.copyOf(files), sheet.notes().sorted());
  }

  private static Rendering.File file(Sheet sheet, String name, List<HasMetadata> objects) {
    return new Rendering.File(name, YamlText.of(sheet.madeBy(), objects));
  }

  private static HasMetadata namespace(Sheet sheet) {
    return new NamespaceBuilder()
        .withMetadata(sheet.meta(sheet.namespace()))
        .editMetadata()
        .withNamespace(null)
        .endMetadata()
        .build();
  }

  private static HasMetadata secrets(Sheet sheet) {
    Map<String, String> values = new TreeMap<>();
    sheet.secrets().forEach(name -> values.put(name, Texts.FILL_IN));
    return new SecretBuilder()
        .withMetadata(sheet.meta(sheet.secretObject()))
        .withType("Opaque")
        .withStringData(values)
        .build();
  }
}
