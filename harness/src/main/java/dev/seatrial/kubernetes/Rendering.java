package dev.seatrial.kubernetes;

import dev.seatrial.source.Diagnostic;
import java.util.List;

/**
 * The files that a cell becomes.
 *
 * @param cell its id
 * @param folder a name for the folder of the files, when there are several cells
 * @param files manifests in the order of the plan, then {@code apply.sh} and {@code README.md}
 * @param notes what does not translate, and what has to be filled in, where it stands in the YAML
 */
public record Rendering(String cell, String folder, List<File> files, List<Diagnostic> notes) {

  /**
   * One file.
   *
   * @param name without a folder, e.g. {@code 010-database.yaml}
   * @param text lines end in a line feed
   */
  public record File(String name, String text) {

    /** Whether it holds objects of Kubernetes. */
    public boolean manifest() {
      return name.endsWith(".yaml");
    }

    /** Whether it is run. */
    public boolean script() {
      return name.endsWith(".sh");
    }
  }
}
